import type { Expression } from './blueprint.ts';
import { type CompileOptions, compile } from './expressions/compile.ts';
import type { Finding } from './problem.ts';
import { type Condition, conditionOf } from './reason/condition.ts';
import type { BlueprintDocument, Criterion } from './schema.ts';

type Path = Finding['path'];

interface Site {
  name: string;
  path: Path;
  source: string;
  empty: CompileOptions['empty'];
}

/** Every expression of a document, by its place. */
function sitesOf({ market, lifecycle }: BlueprintDocument): Site[] {
  const criteria = (list: Criterion[], stage: string, name: string, at: Path): Site[] =>
    list.map(({ id, when }, index) => ({
      name: `lifecycle.${stage}.${name}.${id}.when`,
      path: [...at, name, index, 'when'],
      source: when,
      empty: 'unmet',
    }));
  const aboutAccount = (name: string, path: Path, source: string | undefined): Site[] =>
    source === undefined
      ? []
      : [{ name: `market.${name}.when`, path: ['market', ...path, 'when'], source, empty: 'unknown' }];
  return [
    ...market.segments.flatMap(({ id, when }, index) => aboutAccount(`segments.${id}`, ['segments', index], when)),
    ...aboutAccount('ideal_customer', ['ideal_customer'], market.ideal_customer?.when),
    ...lifecycle.flatMap((stage, index) => [
      ...criteria(stage.entry, stage.id, 'entry', ['lifecycle', index]),
      ...criteria(stage.exit, stage.id, 'exit', ['lifecycle', index]),
    ]),
  ];
}

/** Compiles every expression of a document once; gives them by path, ready for reasoning, the CRM properties they name, what is wrong. */
export function compileAll(document: BlueprintDocument) {
  const functions = document.buying_group.functions.map(({ id }) => id);
  const expressions = new Map<string, Expression>();
  const conditions = new Map<string, Condition>();
  const deal = new Set<string>();
  const account = new Set<string>();
  const findings: Finding[] = [];
  for (const { name, path, source, empty } of sitesOf(document)) {
    const compiled = compile(source, { functions, empty });
    if (compiled.ok) {
      expressions.set(name, compiled.expression);
      conditions.set(name, conditionOf(compiled.checked, empty));
      for (const property of compiled.properties.deal) deal.add(property);
      for (const property of compiled.properties.account) account.add(property);
    } else {
      const { offset, message, remedy } = compiled;
      findings.push({ path, offset, message, remedy });
    }
  }
  return {
    expressions,
    conditions,
    properties: { deal: [...deal].toSorted(), account: [...account].toSorted() },
    findings,
  };
}

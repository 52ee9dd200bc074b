import type { Expression } from './blueprint.ts';
import { type CompileOptions, compile } from './expressions/compile.ts';
import { sitesOf } from './expressions/sites.ts';
import type { Finding } from './problem.ts';
import { type Condition, conditionOf } from './reason/condition.ts';
import type { BlueprintDocument } from './schema.ts';

/** Compiles every expression of a document once; gives them by path, ready for reasoning, the CRM properties they name, what is wrong. */
export function compileAll(document: BlueprintDocument) {
  const scope = {
    functions: document.buying_group.functions.map(({ id }) => id),
    usage: (document.customer_health?.usage ?? []).map(({ id }) => id),
  };
  const expressions = new Map<string, Expression>();
  const conditions = new Map<string, Condition>();
  const deal = new Set<string>();
  const account = new Set<string>();
  const findings: Finding[] = [];
  for (const { name, path, source, about, empty } of sitesOf(document)) {
    const options: CompileOptions = { scope: { ...scope, about }, empty };
    const compiled = compile(source, options);
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

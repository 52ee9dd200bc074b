import type { Expression } from './blueprint.ts';
import { type CompileOptions, compile } from './expressions/compile.ts';
import { type Site, sitesOf } from './expressions/sites.ts';
import type { Finding } from './problem.ts';
import { type Condition, conditionOf } from './reason/condition.ts';
import type { BlueprintDocument } from './schema.ts';

/** What compiling an expression of the document needs to know beside its text. */
function optionsIn(document: BlueprintDocument): (site: Site) => CompileOptions {
  const names = {
    functions: document.buying_group.functions.map(({ id }) => id),
    usage: (document.customer_health?.usage ?? []).map(({ id }) => id),
  };
  return ({ about, empty }) => ({ scope: { ...names, about }, empty });
}

/** Compiles every expression of a document once; gives them by path, ready for reasoning, the CRM properties they name, what is wrong. */
export function compileAll(document: BlueprintDocument) {
  const optionsOf = optionsIn(document);
  const expressions = new Map<string, Expression>();
  const conditions = new Map<string, Condition>();
  const deal = new Set<string>();
  const account = new Set<string>();
  const findings: Finding[] = [];
  for (const site of sitesOf(document)) {
    const { name, path, source, empty } = site;
    const compiled = compile(source, optionsOf(site));
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

/** Gives the expressions of a document that was checked before by path, each compiled when it is first asked for. */
export function compileOnDemand(document: BlueprintDocument): (path: string) => Expression | undefined {
  const optionsOf = optionsIn(document);
  const sites = new Map(sitesOf(document).map((site) => [site.name, site]));
  const expressions = new Map<string, Expression>();
  return (path) => {
    const known = expressions.get(path);
    const site = sites.get(path);
    if (known !== undefined || site === undefined) return known;
    const compiled = compile(site.source, optionsOf(site));
    if (!compiled.ok) throw new RangeError(`the expression at ${path} was never checked: ${compiled.message}`);
    expressions.set(path, compiled.expression);
    return compiled.expression;
  };
}

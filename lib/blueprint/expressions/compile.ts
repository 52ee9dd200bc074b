import { celError, isCelError, parse, plan } from '@bufbuild/cel';
import { z } from 'zod';
import type { Fact, Scalar } from '../../record/fact.ts';
import type { Expression } from '../blueprint.ts';
import type { Verdict } from '../vocabulary.ts';
import { written } from './ast.ts';
import { type Binding, type Checked, check } from './check.ts';
import { CheckError } from './check-error.ts';
import { coerce } from './coerce.ts';
import { ENVIRONMENT } from './operators.ts';
import type { Scope } from './scope.ts';

/** Expressions beyond this length are no rule that a person wrote. */
const LONGEST_EXPRESSION = 2000;

type UnknownVerdict = Extract<Verdict, { state: 'unknown' }>;

/** A compiled expression with the CRM properties that it names, or what is wrong with it and where. */
export type Compiled =
  | {
      ok: true;
      expression: Expression;
      /** The same, taken apart, for reasoning about it. */
      checked: Checked;
      properties: { deal: string[]; account: string[] };
    }
  | { ok: false; message: string; remedy: string; offset: number };

/** What the parser says of bad syntax, with the place in the expression. */
const SyntaxProblem = z.object({
  rawMessage: z.string(),
  location: z.object({ start: z.object({ offset: z.number() }) }),
});

export interface CompileOptions {
  /** What the expression may name. */
  scope: Scope;
  /**
   * What a comparison with a field that is known to be empty comes to. A criterion asks for a value, so it is `unmet`;
   * a segment sorts accounts by a value, and an account without it is sorted nowhere: `unknown`.
   */
  empty: 'unmet' | 'unknown';
}

/**
 * Compiles a CEL expression over the vocabulary of `docs/blueprint.md`. Every name and type is checked here, so that
 * evaluation can only come to true, false or unknown.
 */
export function compile(source: string, { scope, empty }: CompileOptions): Compiled {
  if (source.length > LONGEST_EXPRESSION) {
    const message = `the expression is longer than ${LONGEST_EXPRESSION} characters`;
    return { ok: false, message, remedy: 'Split it into several criteria.', offset: 0 };
  }
  let positions: Record<string, number> = {};
  try {
    const parsed = parse(source);
    positions = parsed.sourceInfo?.positions ?? {};
    const checked = check(parsed.expr, scope);
    return { ok: true, expression: expressionOf(source, checked, empty), checked, properties: propertiesOf(checked) };
  } catch (error) {
    if (error instanceof CheckError) {
      const { message, remedy, node } = error;
      return { ok: false, message, remedy, offset: positions[node.toString()] ?? 0 };
    }
    const syntax = SyntaxProblem.safeParse(error);
    const message = syntax.success ? syntax.data.rawMessage : error instanceof Error ? error.message : String(error);
    const offset = syntax.success ? syntax.data.location.start.offset : 0;
    return {
      ok: false,
      message: `the expression does not parse: ${message}`,
      remedy: 'See docs/blueprint.md for how rules are written.',
      offset,
    };
  }
}

function propertiesOf({ bindings }: Checked): { deal: string[]; account: string[] } {
  const abouts = [...bindings.values()].map(({ source }) => source.about);
  const of = (prefix: string) =>
    abouts.filter((about) => about.startsWith(prefix)).map((about) => about.slice(prefix.length));
  return { deal: of('deal.properties.'), account: of('account.properties.') };
}

/** The value that CEL computes with, or why there is none. */
function boundValue(
  { source, wanted }: Binding,
  fact: Fact<Scalar>,
  empty: CompileOptions['empty'],
): { value: Scalar } | UnknownVerdict {
  if (!fact.known) return { state: 'unknown', why: fact.why, about: source.about };
  if (wanted === 'has') return { value: fact.value !== null };
  if (fact.value === null && empty === 'unknown') return { state: 'unknown', why: 'not_tracked', about: source.about };
  const value = coerce(fact.value, wanted);
  return value === undefined ? { state: 'unknown', why: 'not_configured', about: source.about } : { value };
}

/** Asks for a fact only when the evaluation comes to it, so that the facts asked for are those the verdict rests on. */
function lazily(
  bindings: ReadonlyMap<string, Binding>,
  ask: (binding: Binding) => { value: Scalar } | UnknownVerdict,
  unknowns: Map<string, UnknownVerdict>,
) {
  const variables: Record<string, Scalar> = Object.create(null);
  for (const [name, binding] of bindings) {
    Object.defineProperty(variables, name, {
      get() {
        const found = ask(binding);
        if ('value' in found) return found.value;
        unknowns.set(name, found);
        return celError(name);
      },
    });
  }
  return variables;
}

/** Gives a checked expression's verdict over facts, however they are come by. */
export function runnable({ expr, bindings }: Checked, empty: CompileOptions['empty']) {
  const run = plan(ENVIRONMENT, expr);
  return (read: (binding: Binding) => Fact<Scalar>): Verdict => {
    const unknowns = new Map<string, UnknownVerdict>();
    const ask = (binding: Binding) => boundValue(binding, read(binding), empty);
    const result = run(lazily(bindings, ask, unknowns));
    if (result === true) return { state: 'true' };
    if (!isCelError(result)) return { state: 'false' };
    return unknowns.get(result.message) ?? { state: 'unknown', why: 'not_configured', about: written(expr) };
  };
}

function expressionOf(source: string, checked: Checked, empty: CompileOptions['empty']): Expression {
  const run = runnable(checked, empty);
  return { source, evaluate: (vocabulary) => run((binding) => binding.source.read(vocabulary)) };
}

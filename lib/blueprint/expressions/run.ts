import { celError, isCelError, plan } from '@bufbuild/cel';
import type { Fact, Scalar } from '../../record/fact.ts';
import type { Verdict } from '../vocabulary.ts';
import { written } from './ast.ts';
import type { Binding, Checked } from './check.ts';
import { coerce } from './coerce.ts';
import { ENVIRONMENT } from './operators.ts';

/**
 * What a comparison with a field that is known to be empty comes to. A criterion asks for a value, so it is `unmet`; a
 * segment sorts accounts by a value, and an account without it is sorted nowhere: `unknown`.
 */
export type Empty = 'unmet' | 'unknown';

type UnknownVerdict = Extract<Verdict, { state: 'unknown' }>;

/** The value that CEL computes with, or why there is none. */
function boundValue({ source, wanted }: Binding, fact: Fact<Scalar>, empty: Empty): { value: Scalar } | UnknownVerdict {
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
export function runnable({ expr, bindings }: Checked, empty: Empty) {
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

import { FALSE, NOT_TRUE, TRUE } from './answer.ts';
import type { Condition } from './condition.ts';
import type { Example } from './example.ts';
import { type FindOptions, type Found, find } from './find.ts';

/** Whether something holds for every record; where it does not, a record that shows it. */
export type Holds = { holds: true } | { holds: false; example: Example } | { holds: 'undecided' };

function noneOf(found: Found): Holds {
  if (found.kind === 'found') return { holds: false, example: found.example };
  return { holds: found.kind === 'none' ? true : 'undecided' };
}

/** A record that meets all conditions at once. */
export function together(conditions: readonly Condition[], options?: FindOptions): Found {
  return find(
    conditions.map((condition) => ({ condition, answers: TRUE })),
    options,
  );
}

/** Whether every record that meets `a` meets `b`. */
export function implies(a: Condition, b: Condition, options?: FindOptions): Holds {
  return taken([b], a, NOT_TRUE, options);
}

/**
 * Whether nothing is left for `later` where the `earlier` ones are asked first. An earlier one that is unknown lets
 * the later one be asked (`NOT_TRUE`), or stops there (`FALSE`).
 */
export function taken(
  earlier: readonly Condition[],
  later: Condition,
  passesOn: typeof NOT_TRUE | typeof FALSE,
  options?: FindOptions,
): Holds {
  const passed = earlier.map((condition) => ({ condition, answers: passesOn }));
  return noneOf(find([...passed, { condition: later, answers: TRUE }], options));
}

/** Whether every record whose facts are known and filled in meets one of the conditions. */
export function covers(conditions: readonly Condition[], options?: FindOptions): Holds {
  return noneOf(
    find(
      conditions.map((condition) => ({ condition, answers: FALSE })),
      { ...options, onlyKnown: true },
    ),
  );
}

import type { Verdict } from '../vocabulary.ts';

/** A set of the three values that a condition can come to, as bits. */
export type Answers = number;

export const TRUE: Answers = 1;
export const FALSE: Answers = 2;
export const UNKNOWN: Answers = 4;
export const ANY: Answers = TRUE | FALSE | UNKNOWN;
/** What is not met: false, or unknown. */
export const NOT_TRUE: Answers = FALSE | UNKNOWN;

const BITS: Record<Verdict['state'], Answers> = { true: TRUE, false: FALSE, unknown: UNKNOWN };

/** The set of one verdict. */
export function answerOf({ state }: Verdict): Answers {
  return BITS[state];
}

const within = (answers: Answers, some: Answers): boolean => (answers & some) !== 0;

/** All that `!a` can come to. */
export function not(a: Answers): Answers {
  return (a & UNKNOWN) | (within(a, TRUE) ? FALSE : 0) | (within(a, FALSE) ? TRUE : 0);
}

/** All that `a && b` can come to: one false side decides, whatever the other is. */
export function and(a: Answers, b: Answers): Answers {
  const unknown =
    (within(a, UNKNOWN) && within(b, TRUE | UNKNOWN)) || (within(b, UNKNOWN) && within(a, TRUE | UNKNOWN));
  return (a & b & TRUE) | ((a | b) & FALSE) | (unknown ? UNKNOWN : 0);
}

/** All that `a || b` can come to. */
export function or(a: Answers, b: Answers): Answers {
  return not(and(not(a), not(b)));
}

/** All that `a ? b : c` can come to. */
export function choose(a: Answers, b: Answers, c: Answers): Answers {
  return (within(a, TRUE) ? b : 0) | (within(a, FALSE) ? c : 0) | (a & UNKNOWN);
}

import type { Day } from '../../record/time.ts';
import type { Condition } from '../reason/condition.ts';
import { type Budget, budget } from '../reason/find.ts';

/** What rules know beside the document. */
export interface Context {
  /** Every condition by its place, ready for reasoning: `market.segments.enterprise.when`. */
  conditions: ReadonlyMap<string, Condition>;
  /** The day by which reviews are overdue; null where nobody asks. */
  today: Day | null;
  /** What all reasoning about the document may take. */
  budget: Budget;
}

/** Enough for hundreds of routes; a document made to keep the browser busy ends here after a second or so. */
const STEPS_FOR_ALL = 2_000_000;

/** What the rules of a document are given. */
export function contextOf(conditions: Context['conditions'], today: Day | null): Context {
  return { conditions, today, budget: budget(STEPS_FOR_ALL) };
}

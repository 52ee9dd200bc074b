import type { RuledFinding } from '../problem.ts';
import type { Context } from './context.ts';

/** What `undecided` finds, as the documentation says it. */
export const UNDECIDED = {
  id: 'lint/undecided',
  finds: 'Conditions so many or so involved that the check stopped comparing them; other problems may be among them.',
};

/** One finding where the other rules have used up what all reasoning about the document may take; to be asked after them. */
export function undecided({ budget }: Context): RuledFinding[] {
  if (budget.steps > 0) return [];
  return [
    {
      rule: UNDECIDED.id,
      level: 'warning',
      path: [],
      message: 'the conditions are too many or too involved to compare them all, so contradictions may go unnoticed',
      remedy: 'Write fewer or simpler conditions, as one comparison of a field with a constant in each.',
    },
  ];
}

import { DAY, iso } from './calendar.ts';
import { stay, WALK } from './causes.ts';
import type { Change, Company } from './model.ts';
import type { Chance } from './random.ts';

/** One stay in a stage, in days. */
interface Stay {
  stage: string;
  days: number;
}

/** The stays that lead up to and include `last`: now and then a stage is skipped, or left backwards and entered again. */
export function walkTo(random: Chance, pipeline: string, last: string, company: Company, slowness: number): Stay[] {
  const order = WALK[pipeline] ?? [];
  const stays: Stay[] = [];
  for (const [index, stage] of order.entries()) {
    const isLast = stage === last;
    if (!isLast && index > 0 && random.happens(0.09)) continue;
    stays.push({ stage, days: stay(random, stage, company, slowness) });
    const before = order[index - 1];
    if (before && random.happens(0.08)) {
      stays.push({ stage: before, days: stay(random, before, company, slowness) / 2 });
      stays.push({ stage, days: stay(random, stage, company, slowness) / 2 });
    }
    if (isLast) break;
  }
  return stays;
}

/** Total days of some stays. */
export function lengthOf(stays: Stay[]): number {
  return stays.reduce((sum, { days }) => sum + days, 0);
}

/** The stage history of stays that begin at `start` and, for a closed deal, end in `closing`. */
export function stageHistory(start: string, stays: Stay[], closing: string | null, by: string): Change[] {
  let at = Date.parse(start);
  const history: Change[] = [];
  for (const { stage, days } of stays) {
    history.push({ at: iso(at), value: stage, by, cause: 'person' });
    at += days * DAY;
  }
  if (closing) history.push({ at: iso(at), value: closing, by, cause: 'person' });
  return history;
}

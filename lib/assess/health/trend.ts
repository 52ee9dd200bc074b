import type { z } from 'zod';
import type { Snapshot } from '../../record/snapshot.ts';
import { type Instant, isBy, plusDays } from '../../record/time.ts';
import { gapAt } from '../blind.ts';
import { factsAt } from '../facts.ts';
import { type Judgement, judge } from '../judge.ts';
import type { TrendPoint } from '../schema/health.ts';

const WEEKS = 12;

/** The moment before which nothing is known of the record's stage, or of the record itself. */
function beginning(ordered: Snapshot): Instant {
  const [first] = ordered.visits;
  return gapAt(ordered, 'visits') === null || first === undefined ? ordered.deal.createdAt : first.enteredAt;
}

/** The judgements of each of the last twelve weeks and of now, oldest first, none from before the record was made. */
export function history(now: Judgement, ordered: Snapshot): Judgement[] {
  const { at, blueprint, benchmarks } = now.facts;
  const weeks = Array.from({ length: WEEKS }, (_, index) => plusDays(at, -7 * (WEEKS - index)));
  const start = beginning(ordered);
  const there = weeks.filter((moment: Instant) => isBy(start, moment));
  return [...there.map((moment) => judge(factsAt(ordered, blueprint, benchmarks, moment))), now];
}

/** The scores of a history. */
export function trendOf(judgements: readonly Judgement[]): z.infer<typeof TrendPoint>[] {
  return judgements.map(({ facts, score, confidence }) => ({ at: facts.at, score, confidence }));
}

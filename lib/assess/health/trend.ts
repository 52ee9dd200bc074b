import type { z } from 'zod';
import type { Snapshot } from '../../record/snapshot.ts';
import { type Instant, isBy, plusDays } from '../../record/time.ts';
import { factsAt } from '../facts.ts';
import { type Judgement, judge } from '../judge.ts';
import type { TrendPoint } from '../schema/health.ts';

const WEEKS = 12;

/** The judgements of each of the last twelve weeks and of now, oldest first, none from before the record was made. */
export function history(now: Judgement, ordered: Snapshot): Judgement[] {
  const { at, blueprint, benchmarks } = now.facts;
  const weeks = Array.from({ length: WEEKS }, (_, index) => plusDays(at, -7 * (WEEKS - index)));
  const there = weeks.filter((moment: Instant) => isBy(ordered.deal.createdAt, moment));
  return [...there.map((moment) => judge(factsAt(ordered, blueprint, benchmarks, moment))), now];
}

/** The scores of a history. */
export function trendOf(judgements: readonly Judgement[]): z.infer<typeof TrendPoint>[] {
  return judgements.map(({ facts, score, confidence }) => ({ at: facts.at, score, confidence }));
}

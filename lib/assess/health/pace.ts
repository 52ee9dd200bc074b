import type { Pace } from '../schema/pace.ts';
import type { Part } from './part.ts';

/** 100 up to a ratio of 1, then falling evenly to 0 at twice the stuck ratio. */
export function paceHealth(pace: Pace): Part {
  const benchmark = pace.benchmark.source === 'insufficient_history' ? null : pace.benchmark.days;
  const inputs = { days: pace.days, benchmark, ratio: pace.ratio, stuck_ratio: pace.stuckRatio };
  const evidence = pace.entered === null ? [] : [pace.entered];
  if (pace.ratio === null) return { value: null, inputs, evidence, unknown: pace.unknown };
  const zero = 2 * pace.stuckRatio;
  const value = pace.ratio <= 1 ? 100 : zero <= 1 ? 0 : Math.max(0, (100 * (zero - pace.ratio)) / (zero - 1));
  return { value, inputs, evidence, unknown: null };
}

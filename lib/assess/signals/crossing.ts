import type { Crossing } from '../../blueprint/schema/signals.ts';
import { DAY_MS } from '../../record/time.ts';

/** What a field held from a moment on, in milliseconds since the epoch, until the next one. */
export interface Held {
  at: number;
  value: number;
}

/** A moment at which a field went beyond its limit. */
export interface Crossed {
  at: number;
  from: number;
  to: number;
  /** What the limit was measured in: the field's own average, or 1 where it is a value. */
  average: number | null;
}

type Limit = Pick<Crossing, 'below' | 'above' | 'of' | 'rearm'>;

/** The time-weighted average over `days` before `end`; null where the whole of that time is not known. */
function averageBefore(series: readonly Held[], end: number, days: number): number | null {
  const start = end - days * DAY_MS;
  const first = series[0];
  if (first === undefined || first.at > start || end <= start) return null;
  let sum = 0;
  for (const [index, { at, value }] of series.entries()) {
    if (at >= end) break;
    const until = Math.min(series[index + 1]?.at ?? end, end);
    sum += value * Math.max(0, until - Math.max(at, start));
  }
  return sum / (end - start);
}

/** How a measure stands to its limit: beyond it, calm again, or between the two. */
function standing(measure: number, { below, above, rearm }: Limit): 'beyond' | 'calm' | 'between' {
  const limit = below ?? above ?? 0;
  const sign = below === undefined ? -1 : 1;
  if (sign * measure < sign * limit) return 'beyond';
  return sign * measure >= sign * (rearm ?? limit) ? 'calm' : 'between';
}

/**
 * The moments at which a field went beyond its limit, oldest first. It fires only after it was seen calm, and not again
 * before it has come back to `rearm`, so that it never flaps. `series` is in order of time; where the limit is a share of
 * the field's own average, nothing is said before that average is known for its whole time.
 */
export function crossings(series: readonly Held[], rule: Limit): Crossed[] {
  const days = rule.of === 'value' ? null : rule.of.average;
  const found: Crossed[] = [];
  let armed = false;
  let before: Held | null = null;
  for (const held of series) {
    const average = days === null ? null : averageBefore(series, held.at, days);
    const unit = days === null ? 1 : average;
    if (unit !== null && unit > 0) {
      // The average moves while the value rests: it may have come back without any change.
      if (before !== null && standing(before.value / unit, rule) === 'calm') armed = true;
      const now = standing(held.value / unit, rule);
      if (now === 'beyond' && armed && before !== null) {
        found.push({ at: held.at, from: before.value, to: held.value, average });
        armed = false;
      } else if (now === 'calm') armed = true;
    }
    before = held;
  }
  return found;
}

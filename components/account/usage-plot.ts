import { scaleLinear, scaleUtc } from 'd3-scale';
import { curveStepAfter, line } from 'd3-shape';
import type { Usage } from '../../lib/assess/schema/account.ts';

/** Room above the highest level that is drawn. */
const HEADROOM = 1.06;

type Point = Usage['series'][number];

/** The course of a measure in a square of 100 by 100, its origin at the top left. */
export interface UsagePlot {
  /** The level over time, each from when it held until the next. */
  path: string;
  /** The part of it since the level came into its zone; empty where no history tells. */
  since: string;
  /** Where the level stands now; null where it is unknown. */
  now: { x: number; y: number } | null;
  /** How far down a level lies. */
  down: (level: number) => number;
}

/** Draws a measure up to a moment; its series must not be empty. */
export function usagePlot(
  { series, level, since, share, healthy, churnBelow, expansionAbove }: Usage,
  at: string,
): UsagePlot {
  const end: Point[] = level === null ? [] : [{ at, level }];
  const points = [...series, ...end];
  const moments = points.map((point) => Date.parse(point.at));
  const x = scaleUtc([Math.min(...moments), Math.max(...moments)], [0, 100]);
  const levels = [...points.map((point) => point.level), healthy, churnBelow ?? 0, expansionAbove ?? 0, share ? 1 : 0];
  const y = scaleLinear([0, Math.max(...levels) * HEADROOM], [100, 0]);
  const draw = line<Point>()
    .x((point) => x(Date.parse(point.at)))
    .y((point) => y(point.level))
    .curve(curveStepAfter);
  return {
    path: draw(points) ?? '',
    since: since === null ? '' : (draw(points.filter((point) => point.at >= since)) ?? ''),
    now: level === null ? null : { x: 100, y: y(level) },
    down: y,
  };
}

/** Places moved apart so that labels of one line each do not overlap: at least `gap` between two, none beyond the ends. */
export function apart(places: readonly number[], gap: number): number[] {
  const order = places.map((place, index) => ({ place, index })).sort((a, b) => a.place - b.place);
  let below = Number.NEGATIVE_INFINITY;
  for (const one of order) {
    one.place = Math.max(one.place, below + gap);
    below = one.place;
  }
  let above = 100 + gap;
  for (const one of order.toReversed()) {
    one.place = Math.min(one.place, above - gap);
    above = one.place;
  }
  return order.toSorted((a, b) => a.index - b.index).map(({ place }) => place);
}

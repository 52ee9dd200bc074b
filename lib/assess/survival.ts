import type { StageBenchmark } from '../record/benchmarks.ts';

/** One stay in a stage: how long, and how it ended; `still_here` where it has not. */
export interface Stay {
  days: number;
  end: 'advanced' | 'left' | 'still_here';
}

type Curve = StageBenchmark['curve'];

interface Day {
  day: number;
  atRisk: number;
  advanced: number;
  left: number;
}

/** What happened on each whole day on which something did, with how many were still there when it began. */
function daysOf(stays: readonly Stay[]): Day[] {
  const byDay = new Map<number, Stay[]>();
  for (const stay of stays) {
    const day = Math.floor(stay.days);
    byDay.set(day, [...(byDay.get(day) ?? []), stay]);
  }
  let atRisk = stays.length;
  return [...byDay.keys()]
    .sort((a, b) => a - b)
    .map((day) => {
      const today = byDay.get(day) ?? [];
      const count = (end: Stay['end']) => today.filter((stay) => stay.end === end).length;
      const counted = { day, atRisk, advanced: count('advanced'), left: count('left') };
      atRisk -= today.length;
      return counted;
    });
}

/**
 * The point of a curve that tells of deals which have been in the stage for `days` days: that of the first day from then
 * on at which anything happened. Null where no deal has been there for so long.
 */
export function pointAt(curve: Curve, days: number): Curve[number] | null {
  return curve.find(({ day }) => day >= Math.floor(days)) ?? null;
}

/**
 * For each whole day on which the number of deals in the stage changed: how many were still there, the Kaplan-Meier
 * estimate of still being there, and the share of those that will move on. That share is the Aalen-Johansen estimate:
 * moving on and leaving otherwise compete, and deals that are still in the stage are censored. Where none of them has done
 * either yet, nobody knows.
 */
export function curveOf(stays: readonly Stay[]): Curve {
  const days = daysOf(stays);
  let stillHere = 1;
  const before = days.map(({ atRisk, advanced, left }) => {
    const here = stillHere;
    stillHere *= 1 - (advanced + left) / atRisk;
    return here;
  });
  let ahead = 0;
  let advancedLater = 0;
  let decidedLater = 0;
  const curve: Curve = [];
  for (const [index, { day, atRisk, advanced, left }] of [...days.entries()].reverse()) {
    const here = before[index] ?? 0;
    ahead += (here * advanced) / atRisk;
    advancedLater += advanced;
    decidedLater += advanced + left;
    const odds = decidedLater === 0 ? null : Math.min(1, ahead / here);
    curve.unshift({ day, atRisk, stillHere: here, advanced: advancedLater, odds });
  }
  return curve;
}

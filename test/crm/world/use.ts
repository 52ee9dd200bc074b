import type { CompanyHistory } from './account-model.ts';
import { daysBefore } from './calendar.ts';
import type { Change } from './model.ts';
import type { Chance } from './random.ts';

/** How many weeks of product use the world keeps. */
export const WEEKS = 52;

/** The warehouse counted last two days before the instant, and every seven days before that, early in the morning. */
export function countedAt(instant: string, weeksAgo: number): string {
  const at = new Date(daysBefore(instant, 2 + 7 * weeksAgo));
  at.setUTCHours(5, 0, 0, 0);
  return at.toISOString();
}

/** How a customer uses the product, by weeks before the instant; null for weeks without a customer. */
export interface Use {
  /** People who worked with it in that week. */
  people(weeksAgo: number): number | null;
  /** Share of the features in use, in percent. */
  features(weeksAgo: number): number | null;
}

/** What the warehouse wrote to the company's fields: people every week, features every fourth. */
export function useHistory(instant: string, use: Use): CompanyHistory {
  const weeks = Array.from({ length: WEEKS }, (_, index) => WEEKS - 1 - index);
  const written = (weeksAgo: number, value: number | null): Change[] =>
    value === null ? [] : [{ at: countedAt(instant, weeksAgo), value: String(value), by: null, cause: 'integration' }];
  return {
    weeklyActiveUsers: weeks.flatMap((weeksAgo) => written(weeksAgo, use.people(weeksAgo))),
    featureAdoption: weeks
      .filter((weeksAgo) => weeksAgo % 4 === 0)
      .flatMap((weeksAgo) => written(weeksAgo, use.features(weeksAgo))),
  };
}

/** A point of a course: so many weeks ago, such a value. */
export type Point = readonly [weeksAgo: number, value: number];

/** The value of a course between its points, straight from one to the next; null before the first one. */
export function along(points: readonly Point[], weeksAgo: number): number | null {
  const sorted = points.toSorted(([one], [other]) => other - one);
  const before = sorted.findLast(([week]) => week >= weeksAgo);
  const after = sorted.find(([week]) => week <= weeksAgo);
  if (!before) return null;
  if (!after || before[0] === after[0]) return before[1];
  return before[1] + ((after[1] - before[1]) * (before[0] - weeksAgo)) / (before[0] - after[0]);
}

/** Use along two courses; between the points people waver from week to week. */
export function useAlong(people: readonly Point[], features: readonly Point[], random: Chance): Use {
  const wavering = Array.from({ length: WEEKS }, () => random.between(-0.02, 0.02));
  const rounded = (value: number | null) => (value === null ? null : Math.max(0, Math.round(value)));
  return {
    people: (weeksAgo) => {
      const value = along(people, weeksAgo);
      const given = people.some(([week]) => week === weeksAgo);
      return rounded(value === null || given ? value : value * (1 + (wavering[weeksAgo] ?? 0)));
    },
    features: (weeksAgo) => rounded(along(features, weeksAgo)),
  };
}

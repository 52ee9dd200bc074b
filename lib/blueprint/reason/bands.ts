import { TRUE } from './answer.ts';
import { cellsOf, type Interval } from './cells.ts';
import type { Condition } from './condition.ts';

/** Numbers on one stretch, and which of the conditions hold there (by their number in the list). */
export interface Stretch {
  interval: Interval;
  holds: number[];
}

/** The one number that all conditions ask about, compared with constants; null where they ask for anything else. */
export function numberOf(conditions: readonly Condition[]): string | null {
  const keys = new Set<string>();
  for (const { atoms } of conditions) {
    for (const { facts, plain } of atoms.values()) {
      for (const { source, wanted, key } of facts) {
        if (!plain || (source.type !== 'number' && wanted !== 'number')) return null;
        keys.add(key);
      }
    }
  }
  const [key, ...more] = keys;
  return key === undefined || more.length > 0 ? null : key;
}

/** The number line divided where any condition changes, each stretch with the conditions that hold on it. */
export function stretchesOf(conditions: readonly Condition[], key: string): Stretch[] {
  const constants = conditions.flatMap(({ atoms }) => [...atoms.values()].flatMap((atom) => atom.constants));
  const stretches: Stretch[] = [];
  for (const { fact, interval } of cellsOf(key, 'number', constants)) {
    if (interval === null) continue;
    const example = new Map([[key, fact]]);
    const holds = [...conditions.entries()].flatMap(([index, condition]) =>
      condition.answer(example) === TRUE ? [index] : [],
    );
    const last = stretches.at(-1);
    if (last && last.holds.join() === holds.join()) last.interval = { from: last.interval.from, to: interval.to };
    else stretches.push({ interval, holds });
  }
  return stretches;
}

/** The stretches between the first and the last one where something holds, on which nothing does. */
export function gapsIn(stretches: readonly Stretch[]): Stretch[] {
  const covered = stretches.map(({ holds }) => holds.length > 0);
  return stretches
    .slice(covered.indexOf(true), covered.lastIndexOf(true) + 1)
    .filter(({ holds }) => holds.length === 0);
}

/**
 * The stretches that two conditions share although each also holds where the other does not. One that lies wholly
 * within another is no overlap but a narrower rule.
 */
export function overlapsIn(stretches: readonly Stretch[]): Stretch[] {
  const alone = (a: number, b: number) => stretches.some(({ holds }) => holds.includes(a) && !holds.includes(b));
  return stretches.flatMap(({ interval, holds }) => {
    const crossed = holds.filter((a) => holds.some((b) => b !== a && alone(a, b) && alone(b, a)));
    return crossed.length > 1 ? [{ interval, holds: crossed }] : [];
  });
}

/** An interval in words: `exactly 50`, `above 15 and below 16`, `1000 and more`. */
export function intervalInWords({ from, to }: Interval): string {
  if (from === null && to === null) return 'every number';
  if (from !== null && to !== null && from.at === to.at) return `exactly ${from.at}`;
  const lower = from && (from.in ? `${from.at} and more` : `above ${from.at}`);
  const upper = to && (to.in ? `up to ${to.at}` : `below ${to.at}`);
  if (from?.in && to) return `from ${from.at} ${to.in ? 'to' : 'to below'} ${to.at}`;
  return [lower, upper].filter((part) => part !== null).join(to?.in ? ' ' : ' and ');
}

import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** A seeded source of chance; equal seeds give equal draws. */
export interface Chance {
  /** A number in [0, 1). */
  unit(): number;
  /** A number in [from, to). */
  between(from: number, to: number): number;
  /** A whole number from `from` to `to`, both included. */
  whole(from: number, to: number): number;
  /** True with the given probability. */
  happens(probability: number): boolean;
  pick<T>(items: readonly [T, ...T[]] | readonly T[]): T;
  /** One item, drawn by weight. */
  weighted<T>(items: readonly (readonly [T, number])[]): T;
  /** Up to `count` distinct items in random order. */
  some<T>(items: readonly T[], count: number): T[];
  /** A positive factor around 1 whose logarithm is normal with the given deviation. */
  factor(deviation: number): number;
}

/** A source of chance for one purpose, so that a change in one part of the world leaves the others as they were. */
export function chance(seed: number, purpose: string): Chance {
  let mixed = seed | 0;
  for (const character of purpose) mixed = (Math.imul(mixed, 31) + (character.codePointAt(0) ?? 0)) | 0;
  const generator = xoroshiro128plus(mixed);
  const unit = () => uniformFloat64(generator);

  function pick<T>(items: readonly T[]): T {
    const item = items[Math.floor(unit() * items.length)];
    if (item === undefined) throw new RangeError('nothing to pick from');
    return item;
  }

  function weighted<T>(items: readonly (readonly [T, number])[]): T {
    let rest = unit() * items.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [item, weight] of items) {
      rest -= weight;
      if (rest < 0) return item;
    }
    return pick(items)[0];
  }

  function some<T>(items: readonly T[], count: number): T[] {
    const pool = [...items];
    const drawn: T[] = [];
    while (drawn.length < count && pool.length > 0) drawn.push(...pool.splice(Math.floor(unit() * pool.length), 1));
    return drawn;
  }

  return {
    unit,
    between: (from, to) => from + unit() * (to - from),
    whole: (from, to) => from + Math.floor(unit() * (to - from + 1)),
    happens: (probability) => unit() < probability,
    pick,
    weighted,
    some,
    factor: (deviation) => Math.exp(deviation * Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit())),
  };
}

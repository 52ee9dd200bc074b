import { DAY_MS } from '../record/time.ts';
import type { Facts } from './facts.ts';
import type { Touch } from './touch.ts';

/** How far the best window came: people and distinct functions with two-way interactions inside it. */
interface Collective {
  met: boolean;
  people: number;
  functions: number;
  /** The interactions of the best window, oldest first. */
  touches: Touch[];
}

interface Rule {
  days: number;
  people: number;
  functions: number;
}

/** The share of the rule that a window fulfils, by its weaker half. */
function closeness(people: number, functions: number, rule: Rule): number {
  const part = (has: number, of: number) => (of === 0 ? 1 : Math.min(1, has / of));
  return Math.min(part(people, rule.people), part(functions, rule.functions));
}

/** Counts by key, so that a window can slide over them. */
class Tally {
  readonly #counts = new Map<string, number>();
  add(key: string, by: 1 | -1): void {
    const count = (this.#counts.get(key) ?? 0) + by;
    if (count === 0) this.#counts.delete(key);
    else this.#counts.set(key, count);
  }
  get size(): number {
    return this.#counts.size;
  }
}

/**
 * The window of `days` days, ending at or before the moment, in which the buying group came closest to `people` people
 * from `functions` distinct functions. Windows slide over the interactions themselves, so none is missed.
 */
export function bestWindow({ touches, members }: Facts, rule: Rule): Collective {
  const functionById = new Map(members.map(({ person, function: place }) => [person.id, place?.id ?? null]));
  const twoWay = touches.filter((touch) => touch.reach === 'two_way');
  const people = new Tally();
  const functions = new Tally();
  const slide = (touch: Touch, by: 1 | -1) => {
    for (const id of touch.interaction.people) {
      const place = functionById.get(id);
      if (place === undefined) continue;
      people.add(id, by);
      if (place !== null) functions.add(place, by);
    }
  };
  let best = { met: rule.people <= 0 && rule.functions <= 0, people: 0, functions: 0, from: 0, to: 0 };
  let start = 0;
  for (const [end, last] of twoWay.entries()) {
    slide(last, 1);
    for (
      let first = twoWay[start];
      first !== undefined && last.ms - first.ms > rule.days * DAY_MS;
      first = twoWay[start]
    ) {
      slide(first, -1);
      start += 1;
    }
    const better =
      closeness(people.size, functions.size, rule) - closeness(best.people, best.functions, rule) ||
      functions.size - best.functions ||
      people.size - best.people;
    if (better < 0) continue;
    const met = people.size >= rule.people && functions.size >= rule.functions;
    best = { met, people: people.size, functions: functions.size, from: start, to: end + 1 };
  }
  const { from, to, ...found } = best;
  return { ...found, touches: twoWay.slice(from, to) };
}

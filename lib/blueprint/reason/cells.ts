import { type Fact, known, type Scalar, unknown } from '../../record/fact.ts';

/** Numbers between two ends, or one number; an end that is not written is infinite. */
export interface Interval {
  from: { at: number; in: boolean } | null;
  to: { at: number; in: boolean } | null;
}

/** Values of a fact that no question in hand tells apart, with one of them to stand for all. */
export interface Cell {
  fact: Fact<Scalar>;
  interval: Interval | null;
}

export type Kind = 'bool' | 'number' | 'string';

/** What a fact can be at all. */
export interface Domain {
  min: number;
  max: number;
  whole: boolean;
  /** Whether it can be known to be empty. */
  empty: boolean;
}

const ANYTHING: Domain = { min: Number.NEGATIVE_INFINITY, max: Number.POSITIVE_INFINITY, whole: false, empty: true };
const COUNT: Domain = { ...ANYTHING, min: 0, whole: true };

const DOMAINS: ReadonlyMap<string, Domain> = new Map([
  ['now', { ...ANYTHING, empty: false }],
  ['deal.name', { ...ANYTHING, empty: false }],
  ['deal.created_at', { ...ANYTHING, empty: false }],
  ['deal.is_open', { ...ANYTHING, empty: false }],
  ['deal.probability', { ...ANYTHING, min: 0, max: 1 }],
  ['account.employees', COUNT],
  ['account.open_cases', { ...COUNT, empty: false }],
  ['account.days_since_won', { ...ANYTHING, min: 0 }],
  ['account.is_ideal', { ...ANYTHING, empty: false }],
  ['account.is_customer', { ...ANYTHING, empty: false }],
  ['account.has_open_deal', { ...ANYTHING, empty: false }],
  ['group.active_threads', { ...COUNT, empty: false }],
  ['stage.days', { ...ANYTHING, min: 0, empty: false }],
  ['signal.age_days', { ...ANYTHING, min: 0, empty: false }],
]);

/** What the fact of a key can be. Questions to the buying group are answered by yes or no. */
export function domainOf(key: string): Domain {
  return DOMAINS.get(key) ?? (key.startsWith('group.') ? { ...ANYTHING, empty: false } : ANYTHING);
}

/** A number strictly between two, with as few digits as will do; null where there is none. */
export function between(low: number, high: number, whole: boolean): number | null {
  if (low === Number.NEGATIVE_INFINITY && high === Number.POSITIVE_INFINITY) return 0;
  if (high === Number.POSITIVE_INFINITY) return beyond(low, Math.floor(low) + 1, Number.MAX_VALUE);
  if (low === Number.NEGATIVE_INFINITY) return beyond(high, Math.ceil(high) - 1, -Number.MAX_VALUE);
  const middle = low / 2 + high / 2;
  for (let digits = 0; digits <= (whole ? 0 : 15); digits += 1) {
    const scale = 10 ** digits;
    for (const rounded of [Math.round(middle * scale) / scale, Math.floor(low * scale + 1) / scale]) {
      if (rounded > low && rounded < high) return rounded;
    }
  }
  return !whole && middle > low && middle < high ? middle : null;
}

/** The next whole number after `end`, the last number of all where whole numbers have become too far apart. */
function beyond(end: number, next: number, last: number): number | null {
  if (!Number.isFinite(end)) return null;
  if (next !== end) return next;
  return end === last ? null : last;
}

function numbers(constants: number[], domain: Domain): Cell[] {
  const { min, max, whole } = domain;
  const ends = [...new Set([...constants, min, max])]
    .filter((end) => end >= min && end <= max)
    .toSorted((a, b) => a - b);
  const cells: Cell[] = [];
  let low = Number.NEGATIVE_INFINITY;
  for (const [index, end] of ends.entries()) {
    const inside = index === 0 ? null : between(low, end, whole);
    if (inside !== null) cells.push(cell(inside, low, end, false));
    if (Number.isFinite(end) && (!whole || Number.isInteger(end))) cells.push(cell(end, end, end, true));
    low = end;
  }
  return cells;
}

function cell(value: number, from: number, to: number, closed: boolean): Cell {
  const end = (at: number) => (Number.isFinite(at) ? { at, in: closed } : null);
  return { fact: known(value), interval: { from: end(from), to: end(to) } };
}

function otherText(literals: readonly string[]): string {
  let text = 'Other';
  while (literals.includes(text)) text += ' still';
  return text;
}

/** What becomes of the values of a fact when nothing but the given constants matters. */
export function cellsOf(key: string, kind: Kind, constants: readonly Scalar[]): Cell[] {
  const domain = domainOf(key);
  const plain = (value: Scalar): Cell => ({ fact: known(value), interval: null });
  const nothing: Cell[] = [...(domain.empty ? [plain(null)] : []), { fact: unknown('not_loaded'), interval: null }];
  switch (kind) {
    case 'bool':
      return [plain(true), plain(false), ...nothing];
    case 'string': {
      const literals = [...new Set(constants.filter((constant) => typeof constant === 'string'))].filter(
        (literal) => literal.trim() !== '',
      );
      return [...literals.map(plain), plain(otherText(literals)), ...nothing];
    }
    case 'number':
      return [
        ...numbers(
          constants.filter((constant) => typeof constant === 'number'),
          domain,
        ),
        ...nothing,
      ];
  }
}

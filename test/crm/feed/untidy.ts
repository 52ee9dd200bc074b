import { DAY, iso } from '../world/calendar.ts';
import type { Arrival, FeedEvent } from './events.ts';

const MINUTE = 60_000;

/** How untidy an untidy feed is; tests count on these. */
export const UNTIDY = {
  /** Every so manieth event comes a second time. */
  repeats: 7,
  /** Every so manieth event comes two days late. */
  late: 11,
  /** Events whose source's clock is a quarter of an hour ahead. */
  skewed: 3,
  /** Events of a type that no blueprint names. */
  untyped: 2,
  /** Events that are none. */
  broken: 4,
} as const;

/**
 * The same events as a careless warehouse hands them on: some twice, some late, some from a clock that is ahead, some
 * of a type that nobody knows, and some that are no events.
 */
export function untidy(arrivals: readonly Arrival[], instant: string): { at: string; event: unknown }[] {
  const now = Date.parse(instant);
  const late = arrivals.map((arrival, index) =>
    index % UNTIDY.late === 0 ? { ...arrival, at: iso(Math.min(now, Date.parse(arrival.at) + 2 * DAY)) } : arrival,
  );
  const again = arrivals
    .filter((_, index) => index % UNTIDY.repeats === 0)
    .map(({ at, event }) => ({ at: iso(Math.min(now, Date.parse(at) + 3 * 60 * MINUTE)), event }));
  const model = arrivals.at(-1)?.event;
  const more = model ? [...skewed(model, instant), ...untyped(model, instant)] : [];
  const broken = BROKEN.map((event) => ({ at: instant, event }));
  return [...late, ...again, ...more, ...broken].toSorted((one, other) => one.at.localeCompare(other.at));
}

function skewed(model: FeedEvent, instant: string): Arrival[] {
  const time = iso(Date.parse(instant) + 15 * MINUTE);
  return Array.from({ length: UNTIDY.skewed }, (_, n) => ({
    at: instant,
    event: { ...model, id: `skewed-${n}`, time, data: { visits: 1 } },
  }));
}

function untyped(model: FeedEvent, instant: string): Arrival[] {
  return Array.from({ length: UNTIDY.untyped }, (_, n) => ({
    at: instant,
    event: { ...model, id: `untyped-${n}`, time: instant, type: 'legacy.score_changed', data: { score: 90 + n } },
  }));
}

/** Without an id, of another version, with a time that is none, and no object at all. */
const BROKEN: unknown[] = [
  { specversion: '1.0', source: 'https://web.tidewatch.example', type: 'web.pricing_page_visited' },
  { specversion: '0.3', id: 'old', source: 'https://web.tidewatch.example', type: 'web.pricing_page_visited' },
  {
    specversion: '1.0',
    id: 'when',
    source: 'https://web.tidewatch.example',
    type: 'web.pricing_page_visited',
    time: 'yesterday',
  },
  'web.pricing_page_visited',
];

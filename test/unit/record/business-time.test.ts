import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { endOfNextBusinessDay, plusBusinessTime } from '../../../lib/record/business-time.ts';
import { DAY_MS, instant, millis } from '../../../lib/record/time.ts';

const HOUR = 3_600_000;
const BERLIN = 'Europe/Berlin';

describe('business time', () => {
  test.each([
    ['within a day', '2026-11-18T09:00:00.000Z', 2 * HOUR, '2026-11-18T11:00:00.000Z'],
    ['over a weekend', '2026-11-20T22:00:00.000Z', 2 * HOUR, '2026-11-23T00:00:00.000Z'],
    ['begun on a Saturday', '2026-11-21T10:00:00.000Z', 0.25 * HOUR, '2026-11-22T23:15:00.000Z'],
    ['a week of it', '2026-11-18T09:00:00.000Z', 5 * DAY_MS, '2026-11-25T09:00:00.000Z'],
    ['none of it', '2026-11-18T09:00:00.000Z', 0, '2026-11-18T09:00:00.000Z'],
  ])('%s', (_what, from, ms, due) => {
    expect(plusBusinessTime(from, ms, BERLIN)).toBe(due);
  });

  test('counts the hours that a day has when clocks change', () => {
    // In New York the Friday before and the Monday after 1 November 2026 have 24 hours; the longer Sunday does not count.
    expect(plusBusinessTime('2026-10-30T16:00:00.000Z', DAY_MS, 'America/New_York')).toBe('2026-11-02T17:00:00.000Z');
  });

  test('takes UTC where the time zone is unknown', () => {
    expect(plusBusinessTime('2026-11-21T10:00:00.000Z', HOUR, 'Mars/Olympus')).toBe('2026-11-23T01:00:00.000Z');
  });

  test('never comes before its beginning, and more of it never ends earlier', () => {
    const moment = fc
      .integer({ min: millis('2026-01-01T00:00:00Z'), max: millis('2027-12-31T00:00:00Z') })
      .map(instant);
    const span = fc.integer({ min: 0, max: 20 * DAY_MS });
    fc.assert(
      fc.property(moment, span, span, (from, a, b) => {
        const [less, more] = [
          plusBusinessTime(from, Math.min(a, b), BERLIN),
          plusBusinessTime(from, Math.max(a, b), BERLIN),
        ];
        expect(millis(from)).toBeLessThanOrEqual(millis(less));
        expect(millis(less)).toBeLessThanOrEqual(millis(more));
      }),
    );
  });
});

describe('the end of the next business day', () => {
  test.each([
    ['2026-11-18T09:00:00.000Z', '2026-11-19T23:00:00.000Z'],
    ['2026-11-20T09:00:00.000Z', '2026-11-23T23:00:00.000Z'],
    ['2026-11-21T09:00:00.000Z', '2026-11-23T23:00:00.000Z'],
  ])('of %s is %s', (from, end) => {
    expect(endOfNextBusinessDay(from, BERLIN)).toBe(end);
  });
});

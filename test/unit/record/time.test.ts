import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  businessDaysBetween,
  daysBetween,
  instant,
  isBy,
  isWithin,
  localDay,
  millis,
  plusDays,
  startOfDay,
} from '../../../lib/record/time.ts';

test('a day is 86,400 seconds, across the change to summer time too', () => {
  expect(daysBetween('2026-03-28T12:00:00Z', '2026-03-30T12:00:00Z')).toBe(2);
  expect(daysBetween('2026-11-22T00:00:00Z', '2026-11-22T06:00:00Z')).toBe(0.25);
});

test('a fact of the very moment counts as known by it, one millisecond later it does not', () => {
  const asOf = '2026-11-22T09:00:00.000Z';
  expect(isBy(asOf, asOf)).toBe(true);
  expect(isBy('2026-11-22T09:00:00.001Z', asOf)).toBe(false);
  expect(plusDays(asOf, 1.5)).toBe('2026-11-23T21:00:00.000Z');
});

test('an age counts up to its end, and a moment that is yet to come has none', () => {
  const now = '2026-11-22T09:00:00.000Z';
  expect(isWithin(1, now, now)).toBe(true);
  expect(isWithin(1, '2026-11-21T09:00:00.001Z', now)).toBe(true);
  expect(isWithin(1, '2026-11-21T09:00:00.000Z', now)).toBe(false);
  expect(isWithin(1, '2026-11-22T09:00:00.001Z', now)).toBe(false);
});

test('business days are Monday to Friday, by the days of the time zone', () => {
  const friday = '2026-11-20T12:00:00Z';
  expect(businessDaysBetween(friday, '2026-11-23T12:00:00Z', 'Europe/Berlin')).toBe(1);
  expect(businessDaysBetween('2026-11-13T12:00:00Z', friday, 'Europe/Berlin')).toBe(5);
  expect(businessDaysBetween('2026-11-14T12:00:00Z', '2026-11-15T12:00:00Z', 'Europe/Berlin')).toBe(0);
  expect(businessDaysBetween('2026-11-19T23:30:00Z', friday, 'UTC')).toBe(1);
  expect(businessDaysBetween('2026-11-19T23:30:00Z', friday, 'Europe/Berlin')).toBe(0);
});

test('a day is that of the time zone, and of UTC where the zone is unknown', () => {
  expect(localDay('2026-11-20T23:30:00Z', 'Europe/Berlin')).toBe('2026-11-21');
  expect(localDay('2026-11-20T23:30:00Z', 'America/New_York')).toBe('2026-11-20');
  expect(localDay('2026-11-20T23:30:00Z', 'Atlantis/Nowhere')).toBe('2026-11-20');
});

test('a day starts at its first moment in the time zone, leap days and nights without a midnight included', () => {
  expect(startOfDay('2026-11-20', 'America/New_York')).toBe('2026-11-20T05:00:00.000Z');
  expect(startOfDay('2026-11-20', 'Atlantis/Nowhere')).toBe('2026-11-20T00:00:00.000Z');
  // Clocks in Beirut go from 00:00 to 01:00 that night.
  const days = fc.constantFrom('2024-02-29', '2026-03-29', '2026-10-25', '2026-11-01', '2026-12-31', '2027-01-01');
  const zones = fc.constantFrom(
    'UTC',
    'Europe/Berlin',
    'America/New_York',
    'Asia/Beirut',
    'Pacific/Kiritimati',
    'Asia/Kolkata',
  );
  fc.assert(
    fc.property(days, zones, (day, zone) => {
      const start = startOfDay(day, zone);
      expect(localDay(start, zone)).toBe(day);
      expect(localDay(instant(millis(start) - 1), zone) < day).toBe(true);
    }),
  );
});

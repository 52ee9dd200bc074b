import { expect, test } from 'vitest';
import { daysBetween, isBy, plusDays } from '../../../lib/record/time.ts';

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

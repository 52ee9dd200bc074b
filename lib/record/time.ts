import { TZDate } from '@date-fns/tz';
import { differenceInBusinessDays } from 'date-fns/differenceInBusinessDays';
import { z } from 'zod';

/** A moment: ISO 8601 in UTC, as `2026-11-22T09:30:00Z` or with milliseconds. */
export const Instant = z.iso
  .datetime({ error: 'This is no moment; write it in UTC, as 2026-11-22T09:30:00Z' })
  .describe('A moment, ISO 8601 in UTC');
export type Instant = z.infer<typeof Instant>;

/** A calendar day without a time, as `2026-11-22`. */
export const Day = z.iso
  .date({ error: 'This is no day; write it as 2026-11-22' })
  .describe('A calendar day, YYYY-MM-DD');
export type Day = z.infer<typeof Day>;

/** Milliseconds in a day of 86,400 seconds, the only day the assessment counts in. */
export const DAY_MS = 86_400_000;

/** Milliseconds since the epoch of a moment or of a day's start in UTC. */
export function millis(moment: Instant | Day): number {
  return Date.parse(moment);
}

/** The moment `ms` milliseconds after the epoch, in the one spelling that the core writes. */
export function instant(ms: number): Instant {
  return new Date(ms).toISOString();
}

/** Days of 86,400 s from `from` to `to`, fractional, negative when `to` comes first. */
export function daysBetween(from: Instant | Day, to: Instant | Day): number {
  return (millis(to) - millis(from)) / DAY_MS;
}

/** Whether `moment` is less than `days` days ago; one that is yet to come, as a clock that was set back leaves it, is not. */
export function isWithin(days: number, moment: Instant, now: Instant): boolean {
  const age = daysBetween(moment, now);
  return age >= 0 && age < days;
}

/** The moment `days` days of 86,400 s after `moment`. */
export function plusDays(moment: Instant, days: number): Instant {
  return instant(millis(moment) + days * DAY_MS);
}

/** Whether `moment` is at or before `asOf`. */
export function isBy(moment: Instant, asOf: Instant): boolean {
  return millis(moment) <= millis(asOf);
}

/** Whether this machine knows an IANA time zone. */
export function isTimeZone(name: string): boolean {
  return !Number.isNaN(new TZDate(0, name).getTime());
}

/** The calendar day of a moment in an IANA time zone; in UTC where the zone is not known to this machine. */
export function localDay(moment: Instant, timeZone: string): Day {
  const local = new TZDate(millis(moment), timeZone);
  const date = Number.isNaN(local.getTime()) ? new TZDate(millis(moment), 'UTC') : local;
  const two = (part: number) => String(part).padStart(2, '0');
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The first moment of a calendar day in an IANA time zone; in UTC where the zone is not known to this machine. */
export function startOfDay(day: Day, timeZone: string): Instant {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const local = new TZDate(year, month - 1, date, timeZone);
  return instant(Number.isNaN(local.getTime()) ? millis(day) : local.getTime());
}

/** A day as a date that no machine's own time zone can shift. */
function atMidnight(day: Day): TZDate {
  return new TZDate(millis(day), 'UTC');
}

/** Business days (Monday to Friday, holidays not known) from the day of `from` to the day of `to` in a time zone. */
export function businessDaysBetween(from: Instant, to: Instant, timeZone: string): number {
  return differenceInBusinessDays(atMidnight(localDay(to, timeZone)), atMidnight(localDay(from, timeZone)));
}

import { TZDate } from '@date-fns/tz';
import type { Day, Instant } from '../../record/time.ts';

function at(day: Day, hour: number, minute: number, timeZone: string): Instant {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(new TZDate(year, month - 1, date, hour, minute, 0, timeZone).getTime()).toISOString();
}

/** The middle of a day in a time zone: where Salesforce keeps only the day of something, it was around then. */
export function noonOf(day: Day, timeZone: string): Instant {
  return at(day, 12, 0, timeZone);
}

/** The last minute of a day in a time zone: until then something that is due on that day is not late. */
export function endOf(day: Day, timeZone: string): Instant {
  return at(day, 23, 59, timeZone);
}

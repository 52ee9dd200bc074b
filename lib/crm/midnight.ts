import { tz } from '@date-fns/tz';
import { addDays, startOfDay } from 'date-fns';

/** The next start of a day in the IANA time zone after `now`; both in milliseconds since the epoch. */
export function nextMidnight(timeZone: string, now: number): number {
  const zone = { in: tz(timeZone) };
  return startOfDay(addDays(now, 1, zone), zone).getTime();
}

import { TZDate } from '@date-fns/tz';
import { isWeekend } from 'date-fns/isWeekend';
import { type Instant, instant, millis } from './time.ts';

/** A moment on the wall clocks of an IANA time zone; of UTC where the zone is not known to this machine. */
function local(moment: Instant, timeZone: string): TZDate {
  const date = new TZDate(millis(moment), timeZone);
  return Number.isNaN(date.getTime()) ? new TZDate(millis(moment), 'UTC') : date;
}

function nextDay(date: TZDate): TZDate {
  return new TZDate(date.getFullYear(), date.getMonth(), date.getDate() + 1, date.timeZone ?? 'UTC');
}

/** The first moment at or after `date` that lies on a business day. */
function intoBusiness(date: TZDate): TZDate {
  return isWeekend(date) ? intoBusiness(nextDay(date)) : date;
}

/**
 * The moment `ms` milliseconds of business time after `from`: Monday to Friday, whole days, in the organisation's time
 * zone; holidays are not known (assessment.md, ground rules).
 */
export function plusBusinessTime(from: Instant, ms: number, timeZone: string): Instant {
  let at = intoBusiness(local(from, timeZone));
  for (let left = ms; ; ) {
    const day = nextDay(at);
    const available = day.getTime() - at.getTime();
    if (left <= available) return instant(at.getTime() + left);
    left -= available;
    at = intoBusiness(day);
  }
}

/** The end of the first business day after the day of `from`: when what waits for tomorrow's queue is due (S44). */
export function endOfNextBusinessDay(from: Instant, timeZone: string): Instant {
  return instant(nextDay(intoBusiness(nextDay(local(from, timeZone)))).getTime());
}

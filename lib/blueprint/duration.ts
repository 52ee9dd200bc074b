import { parse } from 'tinyduration';
import { z } from 'zod';

/** A century: no rule about a deal looks further. */
const LONGEST_DAYS = 36_525;

/** Days in an ISO 8601 duration of weeks, days, hours, minutes and seconds, at most a century; throws on any other text. */
export function daysOf(text: string): number {
  const { negative, years, months, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0 } = parse(text);
  if (negative || years || months)
    throw new RangeError('only positive weeks, days, hours, minutes and seconds have a fixed length');
  const total = weeks * 7 + days + hours / 24 + minutes / 1440 + seconds / 86_400;
  if (!(total <= LONGEST_DAYS)) throw new RangeError('longer than a century');
  return total;
}

/** Schema of a duration such as `P30D` or `PT15M`; gives days of 86,400 s. */
export const Duration = z
  .string()
  .meta({ format: 'duration' })
  .transform((text, context) => {
    try {
      return daysOf(text);
    } catch {
      context.addIssue({ code: 'custom', message: `"${text}" is not a duration; write it as P30D, P2W or PT15M` });
      return z.NEVER;
    }
  });

/** A duration that something is divided by or lasts for; more than nothing. */
export const PositiveDuration = Duration.refine(
  (days) => days > 0,
  'this has to be longer than nothing; write it as P30D, P2W or PT15M',
);

import { localDay } from '../../../../../lib/record/time.ts';
import { badRequest } from '../errors.ts';
import type { FieldType, Value } from '../schema/types.ts';
import type { Reading } from './paths.ts';

/** A function of one date: what type it gives and how. */
interface DateFunction {
  type: FieldType;
  of(value: Value): Value;
}

/** The functions that take a date or a moment apart; moments are taken in the organisation's time zone. */
export function dateFunction({ org }: Reading, name: string): DateFunction {
  const dayOf = (value: Value) => {
    const text = String(value);
    return text.includes('T') ? localDay(text, org.world.org.timeZone) : text;
  };
  const part = (take: (day: string) => number): DateFunction => ({
    type: 'int',
    of: (value) => (value === null ? null : take(dayOf(value))),
  });
  switch (name) {
    case 'DAY_ONLY':
      return { type: 'date', of: (value) => (value === null ? null : dayOf(value)) };
    case 'CALENDAR_YEAR':
    case 'FISCAL_YEAR':
      return part((day) => Number(day.slice(0, 4)));
    case 'CALENDAR_QUARTER':
    case 'FISCAL_QUARTER':
      return part((day) => Math.ceil(Number(day.slice(5, 7)) / 3));
    case 'CALENDAR_MONTH':
    case 'FISCAL_MONTH':
      return part((day) => Number(day.slice(5, 7)));
    case 'DAY_IN_MONTH':
      return part((day) => Number(day.slice(8, 10)));
    case 'DAY_IN_WEEK':
      return part((day) => new Date(day).getUTCDay() + 1);
    default:
      throw badRequest('MALFORMED_QUERY', `Invalid function: ${name}`);
  }
}

import type { Scalar } from '../../record/fact.ts';
import { Day, Instant, millis } from '../../record/time.ts';

/** What an expression needs a CRM property to be. */
export type Wanted = 'bool' | 'number' | 'string' | 'moment' | 'any';

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

function toNumber(value: Scalar): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'string' && NUMBER.test(value.trim())) return Number(value);
  return undefined;
}

function toBool(value: Scalar): boolean | undefined {
  if (typeof value === 'boolean') return value;
  const text = String(value).trim().toLowerCase();
  if (text === 'true' || text === 'yes' || text === '1') return true;
  if (text === 'false' || text === 'no' || text === '0') return false;
  return undefined;
}

function toMoment(value: Scalar): number | undefined {
  if (Instant.safeParse(value).success || Day.safeParse(value).success) return millis(String(value));
  return toNumber(value);
}

/**
 * The value of a CRM property as the expression needs it. CRMs hold numbers, yes/no and moments as text: `"12.5"` is a
 * number, `"true"`, `"yes"` and `"1"` are true, ISO 8601 or milliseconds are moments. Empty stays null. Undefined where
 * the value is none of these.
 */
export function coerce(value: Scalar, wanted: Wanted): Scalar | undefined {
  if (value === null) return null;
  switch (wanted) {
    case 'number':
      return toNumber(value);
    case 'bool':
      return toBool(value);
    case 'moment':
      return toMoment(value);
    case 'string':
      return String(value);
    case 'any':
      return value;
  }
}

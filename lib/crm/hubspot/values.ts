import { tz } from '@date-fns/tz';
import { format } from 'date-fns';
import { type Fact, known, type Scalar, unknown } from '../../record/fact.ts';
import type { Day, Instant } from '../../record/time.ts';

const EARLIEST = Date.UTC(1900, 0, 1);
const LATEST = Date.UTC(9999, 0, 1);

/** The text of a value; null where it is empty or blank. */
export function text(value: Scalar | undefined): string | null {
  if (value === undefined || value === null) return null;
  const trimmed = String(value).trim();
  return trimmed === '' ? null : trimmed;
}

/** The number that a value spells; null where it spells none. */
export function number(value: Scalar | undefined): number | null {
  const spelt = text(value);
  if (spelt === null || typeof value === 'boolean') return null;
  const parsed = Number(spelt);
  return Number.isFinite(parsed) ? parsed : null;
}

/** The truth of a value; null where it is neither `true` nor `false`. */
export function truth(value: Scalar | undefined): boolean | null {
  const spelt = text(value)?.toLowerCase();
  return spelt === 'true' ? true : spelt === 'false' ? false : null;
}

/** The moment of an ISO 8601 text or of milliseconds since the epoch; null where it is neither or before 1900. */
export function moment(value: Scalar | undefined): Instant | null {
  const spelt = text(value);
  if (spelt === null) return null;
  const ms = /^-?\d{9,}$/.test(spelt)
    ? Number(spelt)
    : /^\d{4}-\d{2}-\d{2}/.test(spelt)
      ? Date.parse(spelt)
      : Number.NaN;
  return ms >= EARLIEST && ms < LATEST ? new Date(ms).toISOString() : null;
}

/** The calendar day of a moment in the portal's time zone; a value that is a day already stays it. */
export function day(value: Scalar | undefined, timeZone: string): Day | null {
  const at = moment(value);
  if (at === null) return null;
  if (/^\d{4}-\d{2}-\d{2}$/.test(text(value) ?? '')) return at.slice(0, 10);
  return format(at, 'yyyy-MM-dd', { in: tz(timeZone) });
}

/** Parts of a value with several, as HubSpot joins them with `;`. */
export function parts(value: Scalar | undefined): string[] {
  return (text(value) ?? '').split(';').flatMap((part) => text(part) ?? []);
}

/** Text of a value that HubSpot keeps as HTML: tags dropped, for showing as text only. */
export function plainText(value: Scalar | undefined, longest: number): string | null {
  const markup = text(value);
  if (markup === null) return null;
  const words = markup
    .replace(/<(?:br|\/p|\/div|\/li)\b[^>]*>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
  return text([...words].slice(0, longest).join(''));
}

/** Types of a portal's properties by name; null where the token may not read the definitions. */
export type PropertyTypes = ReadonlyMap<string, string> | null;

/** A value in the type that its definition names; empty text is null. */
export function typed(value: Scalar | undefined, type: string | undefined): Scalar {
  if (type === 'number') return number(value) ?? text(value);
  if (type === 'bool') return truth(value) ?? text(value);
  return text(value);
}

/**
 * A property of an answer as a fact. HubSpot drops names it does not know and values it does not show without an error,
 * so the definitions tell the two apart.
 */
export function property(answer: Record<string, Scalar>, types: PropertyTypes, name: string): Fact<Scalar> {
  if (types !== null && !types.has(name)) return unknown('not_configured');
  if (!Object.hasOwn(answer, name)) return unknown(types === null ? 'not_loaded' : 'hidden');
  return known(typed(answer[name], types?.get(name)));
}

/** The fact with its known value read otherwise. */
export function mapFact<A, B>(fact: Fact<A>, read: (value: A) => B): Fact<B> {
  return fact.known ? known(read(fact.value)) : fact;
}

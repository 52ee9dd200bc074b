import { tz } from '@date-fns/tz';
import { format } from 'date-fns';
import { type Fact, known, type Properties, type Scalar } from '../record/fact.ts';
import type { Day, Instant } from '../record/time.ts';

const EARLIEST = Date.UTC(1900, 0, 1);
const LATEST = Date.UTC(9999, 0, 1);
/** An offset as Salesforce writes it, which browsers need not understand. */
const OFFSET_WITHOUT_COLON = /([+-]\d{2})(\d{2})$/;

/** The text of a value; null where it is empty or blank. */
export function text(value: Scalar | undefined): string | null {
  if (value === undefined || value === null) return null;
  const trimmed = String(value).trim();
  return trimmed === '' ? null : trimmed;
}

/** The texts that known fields hold; some of them may be ids of users. */
export function textsIn(properties: Properties): string[] {
  return Object.values(properties).flatMap((fact) => (fact.known ? (text(fact.value) ?? []) : []));
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
      ? Date.parse(spelt.replace(OFFSET_WITHOUT_COLON, '$1:$2'))
      : Number.NaN;
  return ms >= EARLIEST && ms < LATEST ? new Date(ms).toISOString() : null;
}

/** The calendar day of a moment in an organisation's time zone; a value that is a day already stays it. */
export function day(value: Scalar | undefined, timeZone: string): Day | null {
  const at = moment(value);
  if (at === null) return null;
  if (/^\d{4}-\d{2}-\d{2}$/.test(text(value) ?? '')) return at.slice(0, 10);
  return format(at, 'yyyy-MM-dd', { in: tz(timeZone) });
}

/** Text of a value that a CRM keeps as HTML: tags dropped, for showing as text only. */
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

/** The fact with its known value read otherwise. */
export function mapFact<A, B>(fact: Fact<A>, read: (value: A) => B): Fact<B> {
  return fact.known ? known(read(fact.value)) : fact;
}

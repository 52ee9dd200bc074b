import { browser } from 'wxt/browser';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The language the browser speaks to its user, as a BCP 47 tag. */
export function language(): string {
  return browser.i18n.getUILanguage();
}

/** Sentences one after the other, as the language sets them: Japanese leaves no space between them. */
export function prose(sentences: readonly string[]): string {
  return sentences.join(language().startsWith('ja') ? '' : ' ');
}

/** What stands between short parts beside each other; no line begins with it. */
export const DOT = '\u00a0· ';

/** Short parts beside each other. */
export function dotted(items: readonly string[]): string {
  return items.join(DOT);
}

/** A number rounded to `digits` places. */
export function number(value: number, digits = 0): string {
  return new Intl.NumberFormat(language(), { maximumFractionDigits: digits }).format(tidy(value, digits));
}

/**
 * A number rounded to `digits` places beside the limit that it is held against. Where rounding would put it on a limit that
 * it is below or above, it has one place more and stays on its side: 49.6 of 50, 1.51 of 1.5.
 */
export function numberBeside(limit: number, value: number, digits = 0): string {
  const rounded = number(value, digits);
  if (value === limit || rounded !== number(limit, digits)) return rounded;
  const step = 10 ** (digits + 1);
  return number((value < limit ? Math.floor(value * step) : Math.ceil(value * step)) / step, digits + 1);
}

/** From one whole number to another, as one: `2–3`, or `2` where they are the same. */
export function range(from: number, to: number): string {
  return from === to ? number(from) : new Intl.NumberFormat(language()).formatRange(from, to);
}

/** A rounded number with its sign, `−21` or `+13`; zero has none. */
export function signed(value: number): string {
  return new Intl.NumberFormat(language(), { maximumFractionDigits: 0, signDisplay: 'exceptZero' })
    .format(tidy(value, 0))
    .replace('-', '−');
}

/** A share from 0 to 1 as per cent. */
export function percent(share: number): string {
  return new Intl.NumberFormat(language(), { style: 'percent', maximumFractionDigits: 0 }).format(share);
}

/** An amount in its own currency; whole units where there are no cents. */
export function money(value: { amount: number; currency: string }): string {
  return new Intl.NumberFormat(language(), {
    style: 'currency',
    currency: value.currency,
    minimumFractionDigits: 0,
    maximumFractionDigits: Number.isInteger(value.amount) ? 0 : 2,
  }).format(value.amount);
}

/** A calendar day (`2026-12-19`) in words; the year only when it is not the year of `now`. */
export function day(value: string, now: number): string {
  return dayMonth(Date.parse(value), now, 'UTC');
}

/** The day of a moment in the reader's time zone; the year only when it is not the year of `now`. */
export function date(moment: string, now: number): string {
  return dayMonth(Date.parse(moment), now, undefined);
}

/** From one day to another, as one: `Sep 3 – 20`; the year only when either is not in the year of `now`. */
export function dateRange(from: string, to: string, now: number): string {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  return dayFormat([start, end], now, undefined).formatRange(start, end);
}

/** A moment to the minute in the reader's time zone, with its date and zone: what stands behind a relative date. */
export function exact(moment: string): string {
  return new Intl.DateTimeFormat(language(), { dateStyle: 'full', timeStyle: 'long' }).format(Date.parse(moment));
}

/** A moment to the minute in the reader's time zone, short. */
export function dateTime(moment: string): string {
  return new Intl.DateTimeFormat(language(), { dateStyle: 'medium', timeStyle: 'short' }).format(Date.parse(moment));
}

/** The time of day of a moment in the reader's time zone. */
export function clock(moment: string): string {
  return new Intl.DateTimeFormat(language(), { timeStyle: 'short' }).format(Date.parse(moment));
}

/** How long before `now` a moment was, or how far ahead it is: `2 min. ago`, `yesterday`, `in 3 days`. */
export function ago(moment: string, now: number): string {
  const gap = Date.parse(moment) - now;
  const format = new Intl.RelativeTimeFormat(language(), { style: 'short', numeric: 'auto' });
  const size = Math.abs(gap);
  if (size < MINUTE) return format.format(0, 'second');
  if (size < HOUR) return format.format(Math.trunc(gap / MINUTE), 'minute');
  if (size < DAY) return format.format(Math.trunc(gap / HOUR), 'hour');
  if (size < 60 * DAY) return format.format(Math.trunc(gap / DAY), 'day');
  return format.format(Math.trunc(gap / (30 * DAY)), 'month');
}

/** So many weeks ago: `1 week ago`, `12 weeks ago`. */
export function weeksAgo(count: number): string {
  return new Intl.RelativeTimeFormat(language()).format(-count, 'week');
}

/** A length of time given in days, in the largest unit that leaves at least one: `21 days`, `4 hours`, `15 minutes`. */
export function duration(days: number): string {
  const { unit, size } = unitOf(days);
  return unitFormat(unit).format(days * size);
}

/** From one length of time to another, both in days: `21–42 days`. */
export function durationRange(from: number, to: number): string {
  if (from === to) return duration(from);
  const { unit, size } = unitOf(from);
  return unitFormat(unit).formatRange(from * size, to * size);
}

/** A length of time in its largest whole unit: `2 hours`, `9 days`. */
export function span(ms: number): string {
  const [unit, size] = ms < HOUR ? ['minute', MINUTE] : ms < 2 * DAY ? ['hour', HOUR] : (['day', DAY] as const);
  return new Intl.NumberFormat(language(), { style: 'unit', unit, unitDisplay: 'long' }).format(Math.floor(ms / size));
}

/** Words that stay on one line. */
export function unbroken(words: string): string {
  return words.replaceAll(' ', '\u00a0');
}

/** Names joined as the language joins them: `Finance, Legal and Security`. */
export function list(items: readonly string[]): string {
  return new Intl.ListFormat(language(), { type: 'conjunction' }).format(items);
}

function unitOf(days: number): { unit: 'day' | 'hour' | 'minute'; size: number } {
  if (days >= 1) return { unit: 'day', size: 1 };
  if (days * 24 >= 1) return { unit: 'hour', size: 24 };
  return { unit: 'minute', size: 24 * 60 };
}

function unitFormat(unit: 'day' | 'hour' | 'minute'): Intl.NumberFormat {
  return new Intl.NumberFormat(language(), { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 1 });
}

function dayMonth(ms: number, now: number, timeZone: string | undefined): string {
  return dayFormat([ms], now, timeZone).format(ms);
}

function dayFormat(moments: number[], now: number, timeZone: string | undefined): Intl.DateTimeFormat {
  const thisYear = new Date(now).getUTCFullYear();
  const sameYear = moments.every((ms) => new Date(ms).getUTCFullYear() === thisYear);
  return new Intl.DateTimeFormat(language(), {
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
    ...(timeZone === undefined ? {} : { timeZone }),
  });
}

function tidy(value: number, digits: number): number {
  const rounded = Number(value.toFixed(digits));
  return Object.is(rounded, -0) ? 0 : rounded;
}

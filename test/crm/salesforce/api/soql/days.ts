import { TZDate } from '@date-fns/tz';
import { addDays } from 'date-fns/addDays';
import { addMonths } from 'date-fns/addMonths';
import { startOfMonth } from 'date-fns/startOfMonth';
import { startOfQuarter } from 'date-fns/startOfQuarter';
import { startOfWeek } from 'date-fns/startOfWeek';
import { startOfYear } from 'date-fns/startOfYear';

/** Days from the first up to but without the second, as `2026-11-22`. */
export interface Days {
  from: string;
  to: string;
}

type Unit = 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR';

/** The start of the unit that a day is in, moved by a number of units. Fiscal years here are calendar years. */
function start(day: Date, unit: Unit, moved: number): Date {
  switch (unit) {
    case 'DAY':
      return addDays(day, moved);
    case 'WEEK':
      return addDays(startOfWeek(day), moved * 7);
    case 'MONTH':
      return addMonths(startOfMonth(day), moved);
    case 'QUARTER':
      return addMonths(startOfQuarter(day), moved * 3);
    case 'YEAR':
      return addMonths(startOfYear(day), moved * 12);
  }
}

const PLAIN: Record<string, [Unit, from: number, to: number]> = {
  YESTERDAY: ['DAY', -1, 0],
  TODAY: ['DAY', 0, 1],
  TOMORROW: ['DAY', 1, 2],
  LAST_90_DAYS: ['DAY', -90, 1],
  NEXT_90_DAYS: ['DAY', 1, 91],
};

/** The days that a date literal stands for, as `LAST_N_DAYS:30`; null for a word that is none. */
export function daysOf(literal: string, today: string): Days | null {
  const [word = '', count = ''] = literal.toUpperCase().replace('_FISCAL', '').split(':');
  const range = PLAIN[word] ?? relative(word) ?? counted(word, Number(count));
  if (!range) return null;
  const [unit, from, to] = range;
  const day = new TZDate(Date.parse(today), 'UTC');
  const text = (date: Date) => new Date(date.getTime()).toISOString().slice(0, 10);
  return { from: text(start(day, unit, from)), to: text(start(day, unit, to)) };
}

/** `THIS_WEEK`, `LAST_QUARTER`, `NEXT_YEAR` … */
function relative(word: string): [Unit, number, number] | null {
  const [, which, name] = /^(LAST|THIS|NEXT)_(WEEK|MONTH|QUARTER|YEAR)$/.exec(word) ?? [];
  const unit = unitOf(name);
  if (!unit) return null;
  const moved = which === 'LAST' ? -1 : which === 'NEXT' ? 1 : 0;
  return [unit, moved, moved + 1];
}

/** `LAST_N_DAYS:7` reaches up to and includes today; `NEXT_N_DAYS:7` begins tomorrow. */
function counted(word: string, n: number): [Unit, number, number] | null {
  const [, which, name] = /^(LAST|NEXT)_N_(DAY|WEEK|MONTH|QUARTER|YEAR)S$/.exec(word) ?? [];
  const unit = unitOf(name) ?? null;
  if (unit) return which === 'NEXT' ? [unit, 1, n + 1] : [unit, -n, unit === 'DAY' ? 1 : 0];
  const ago = unitOf(/^N_(DAY|WEEK|MONTH|QUARTER|YEAR)S_AGO$/.exec(word)?.[1]);
  return ago ? [ago, -n, 1 - n] : null;
}

function unitOf(name: string | undefined): Unit | undefined {
  return (['DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'] as const).find((unit) => unit === name);
}

/** The moment at which a day begins in a time zone, in milliseconds since the epoch. */
export function midnight(day: string, timeZone: string): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new TZDate(year, month - 1, date, timeZone).getTime();
}

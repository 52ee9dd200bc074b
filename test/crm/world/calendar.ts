import type { Chance } from './random.ts';

export const DAY = 86_400_000;
const HOUR = 3_600_000;

/** The instant `days` days before `instant`; negative days lie ahead. */
export function daysBefore(instant: string, days: number): string {
  return iso(Date.parse(instant) - days * DAY);
}

export function iso(ms: number): string {
  return new Date(ms).toISOString();
}

/** The calendar day of an instant in UTC. */
export function dayOf(instant: string): string {
  return instant.slice(0, 10);
}

/** Days of 86,400 s from one instant to another. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY;
}

/** Moves an instant back to office hours of a weekday (07:00 to 16:59 UTC), never forward past the given instant. */
export function inOfficeHours(instant: string, random: Chance): string {
  const date = new Date(Date.parse(instant) - 10 * HOUR);
  const weekday = date.getUTCDay();
  if (weekday === 0) date.setUTCDate(date.getUTCDate() - 2);
  if (weekday === 6) date.setUTCDate(date.getUTCDate() - 1);
  date.setUTCHours(7 + random.whole(0, 9), random.whole(0, 59), random.whole(0, 59), 0);
  return date.getTime() > Date.parse(instant) ? iso(date.getTime() - DAY) : date.toISOString();
}

/** The last day of the month of an instant: HubSpot's default close date. */
export function endOfMonth(instant: string): string {
  const date = new Date(instant);
  return iso(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).slice(0, 10);
}

import { DAY_MS, instant } from '../../lib/record/time.ts';

/** The moment the gallery is drawn at. */
export const NOW = Date.UTC(2026, 10, 22, 9, 30);

/** The moment `days` days before now. */
export function daysAgo(days: number): string {
  return instant(NOW - days * DAY_MS);
}

import type { Schedule } from '../../../pages/app/schedule.ts';

/** Says when a kept page has all that it draws of itself. */
export function wholeAfter(ms: number, host: HTMLElement, schedule: Schedule): void {
  schedule.later(ms, () => {
    host.dataset.whole = '';
  });
  schedule.settleAfter(ms);
}

/** Whether a kept page was drawn to its end before another came in front of it. */
export function isWhole(host: HTMLElement): boolean {
  return host.dataset.whole !== undefined;
}

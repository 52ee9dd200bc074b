/** What a view still has to do; leaving the view ends it. */
export interface Schedule {
  signal: AbortSignal;
  /** Does `work` after so many milliseconds, unless the view has been left. */
  later(ms: number, work: () => void): void;
  /** Does `work` once the page's window hears an event of this name, unless the view has been left. */
  when(heard: string, work: () => void): void;
  /** Says that nothing more will be drawn of itself: `html[data-settled]` then names the path. */
  settleAfter(ms: number): void;
}

/** Starts a view's schedule; the page is unsettled until it says otherwise. */
export function startSchedule(signal: AbortSignal): Schedule {
  delete document.documentElement.dataset.settled;
  const later = (ms: number, work: () => void) => {
    const timer = setTimeout(work, ms);
    signal.addEventListener('abort', () => clearTimeout(timer));
  };
  return {
    signal,
    later,
    when: (heard, work) => window.addEventListener(heard, work, { once: true, signal }),
    settleAfter: (ms) =>
      later(ms, () => {
        document.documentElement.dataset.settled = location.pathname;
      }),
  };
}

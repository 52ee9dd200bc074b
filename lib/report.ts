/** What Chromium answers to a call of a worker that it is ending, as it does when the extension is updated. */
const WORKER_ENDED = 'No SW';

/**
 * Tells the browser's console that Plumbline `what`, and why; nothing where the worker that asked is being ended, since the
 * next one does its work. For the background.
 */
export function report(what: string, error: unknown, how: 'error' | 'warn' = 'error'): void {
  if (error instanceof Error && error.message === WORKER_ENDED) return;
  console[how](`Plumbline ${what}:`, error);
}

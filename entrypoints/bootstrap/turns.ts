/**
 * Runs pieces of work one after the other, each in a task of its own, until `signal` aborts or the tab is closed, of which
 * Firefox takes no more tasks, but throws. The browser draws and takes input in between; other tasks of the page wait, so that
 * the strip does not come late on a busy page.
 */
export async function inTurn(signal: AbortSignal, pieces: readonly (() => unknown)[]): Promise<void> {
  for (const piece of pieces) {
    if (!closed)
      // Nothing goes through the task's own promise: in Firefox it is the page's, which may not see what is ours.
      await new Promise((done) => {
        scheduler.postTask(() => done(signal.aborted || piece()), { priority: 'user-blocking' });
      });
  }
}

/** Runs each piece of work in a task of its own, which the page's own work may come before, until `signal` aborts. */
export function inTurn(signal: AbortSignal, [piece, ...rest]: readonly (() => void)[]): void {
  if (!piece) return;
  setTimeout(() => {
    if (signal.aborted) return;
    piece();
    inTurn(signal, rest);
  });
}

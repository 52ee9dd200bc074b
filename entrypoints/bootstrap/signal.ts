/** Runs `clear` once `signal` aborts. */
export function onAbort(signal: AbortSignal, clear: () => void): void {
  signal.addEventListener('abort', clear);
}

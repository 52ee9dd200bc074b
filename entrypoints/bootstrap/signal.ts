/** Runs `clear` once `signal` aborts. */
export function onAbort(signal: AbortSignal, clear: () => void): void {
  signal.addEventListener('abort', clear);
}

/** Aborts with a reason of ours: the browser's own is an error, whose stack has the whole script parsed once more. */
export function end(controller: AbortController | null): void {
  controller?.abort('');
}

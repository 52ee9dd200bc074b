/**
 * Hands every key event to `press` and keeps those that it says were ours from the page's shortcuts. Standing in the
 * capture phase of the window and there before the page's own scripts on a full load, it is the first to see a key.
 */
export function keepKeys(press: (event: KeyboardEvent) => boolean | undefined, signal: AbortSignal): void {
  const hear = (event: KeyboardEvent): void => {
    if (press(event)) event.stopImmediatePropagation();
  };
  for (const type of ['keydown', 'keypress', 'keyup'] as const) {
    addEventListener(type, hear, { capture: true, signal });
  }
}

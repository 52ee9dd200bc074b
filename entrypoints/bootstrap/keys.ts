/**
 * Keeps the keys that are pressed in our own nodes from the page's shortcuts and hands them to `press`. Standing in the
 * capture phase of the window and there before the page's own scripts on a full load, it is the first to see a key.
 */
export function keepKeys(
  isOurs: (target: EventTarget | null) => boolean,
  press: (event: KeyboardEvent) => void,
  signal: AbortSignal,
): void {
  const hear = (event: KeyboardEvent): void => {
    if (!isOurs(event.target)) return;
    event.stopImmediatePropagation();
    if (event.type === 'keydown') press(event);
  };
  for (const type of ['keydown', 'keypress', 'keyup'] as const) {
    window.addEventListener(type, hear, { capture: true, signal });
  }
}

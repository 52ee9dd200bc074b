/** Tells `drag` where the pointer is while `handle` is dragged; `final` is true once it is let go. */
export function onDrag(handle: HTMLElement, drag: (event: PointerEvent, final: boolean) => void): void {
  handle.addEventListener('pointerdown', (down) => {
    const end = new AbortController();
    const { signal } = end;
    handle.setPointerCapture(down.pointerId);
    handle.addEventListener('pointermove', (move) => drag(move, false), { signal });
    const done = (up: PointerEvent): void => {
      end.abort();
      drag(up, true);
    };
    handle.addEventListener('lostpointercapture', done, { signal });
  });
}

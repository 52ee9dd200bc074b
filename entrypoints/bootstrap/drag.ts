import { end } from './signal.ts';

/** Tells `drag` where the pointer is while `handle` is dragged; `final` is true once it is let go. */
export function onDrag(handle: HTMLElement, drag: (event: PointerEvent, final: boolean) => void): void {
  handle.addEventListener('pointerdown', (down) => {
    const dragging = new AbortController();
    const { signal } = dragging;
    handle.setPointerCapture(down.pointerId);
    handle.addEventListener('pointermove', (move) => drag(move, false), { signal });
    const done = (up: PointerEvent): void => {
      end(dragging);
      drag(up, true);
    };
    handle.addEventListener('lostpointercapture', done, { signal });
  });
}

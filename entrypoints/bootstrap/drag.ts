/** Tells `drag` where the pointer is while `handle` is dragged; `final` is true once it is let go. */
export function onDrag(handle: HTMLElement, drag: (event: PointerEvent, final: boolean) => void): void {
  handle.onpointerdown = ({ pointerId }) => handle.setPointerCapture(pointerId);
  handle.onpointermove = (move) => {
    if (handle.hasPointerCapture(move.pointerId)) drag(move, false);
  };
  handle.onlostpointercapture = (up) => drag(up, true);
}

/** The element of a path, or of the nearest part around it that has one; null where not even its first part is there. */
export function nearestPlace(body: HTMLElement, path: string): HTMLElement | null {
  const names = path.split('.');
  while (names.length > 0) {
    const found = body.ownerDocument.getElementById(names.join('.'));
    if (found !== null && body.contains(found)) return found;
    names.pop();
  }
  return null;
}

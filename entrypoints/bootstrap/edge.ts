import { MOST_RETURNS, type Place } from './place.ts';
import { onAbort } from './signal.ts';

/**
 * Keeps one host node at the edge of the window and out of the page's own tree, for pages that keep earlier records in
 * the document: what stands in none of them never speaks of the wrong one.
 */
export function keepAtEdge(host: HTMLElement, setDocked: (docked: boolean) => void, signal: AbortSignal): Place {
  const root = document.documentElement;
  let returns = 0;
  const stand = (): void => {
    if (!host.isConnected && ++returns <= MOST_RETURNS) root.append(host);
  };
  const observer = new MutationObserver(stand);
  onAbort(signal, () => observer.disconnect());
  observer.observe(root, { childList: true });
  setDocked(true);
  return {
    arrive: stand,
    check() {
      returns = 0;
      stand();
    },
  };
}

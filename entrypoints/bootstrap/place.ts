import { onAbort } from './signal.ts';

/** How long a header that was taken away may take to come back before the strip docks, in milliseconds. */
const GRACE_MS = 250;

/** How long after a navigation a header is looked for, in milliseconds. */
const SEARCH_MS = 20_000;

/** How often the strip puts itself back between two checks: a page that keeps removing it shall not hang. */
export const MOST_RETURNS = 500;

export interface Place {
  /** A record has come: stand in its header if there is one, else at the edge. */
  arrive(): void;
  /** Makes good what no event told: called every now and then. */
  check(): void;
}

/** Whether there is a place to be seen in a header: not in what lies in a hidden tab or is folded to nothing. */
function isSeen(header: Element | null): boolean {
  if (!header?.checkVisibility()) return false;
  const { width, height } = header.getBoundingClientRect();
  return width * height > 0;
}

/**
 * Keeps one host node in the record's header, or docked at the edge of the window while there is none. It is put in before
 * the header is painted and never moves what has been painted. The same node goes back when the page replaces what is
 * around it. Only the child lists of the host's own ancestors are watched, and the whole page only while a header is
 * being looked for, then once a frame.
 */
export function keepInHeader(
  host: HTMLElement,
  anchors: readonly string[],
  setDocked: (docked: boolean) => void,
  signal: AbortSignal,
): Place {
  let docked = false;
  let searching = false;
  let returns = 0;
  let frame = 0;
  let grace: ReturnType<typeof setTimeout> | undefined;
  let patience: ReturnType<typeof setTimeout> | undefined;
  const observer = new MutationObserver(mutated);
  onAbort(signal, () => {
    observer.disconnect();
    cancelAnimationFrame(frame);
    clearTimeout(grace);
    clearTimeout(patience);
  });

  function be(atEdge: boolean): void {
    docked = atEdge;
    setDocked(atEdge);
  }

  function watch(): void {
    observer.disconnect();
    if (searching) observer.observe(document, { childList: true, subtree: true });
    else for (let at = host.parentNode; at; at = at.parentNode) observer.observe(at, { childList: true });
  }

  function search(wanted: boolean): void {
    searching = wanted;
    // A look that is still to come was for what was watched before; another would be asked for beside it.
    cancelAnimationFrame(frame);
    clearTimeout(patience);
    if (wanted) patience = setTimeout(() => search(false), SEARCH_MS);
    watch();
  }

  /** The best header there is. One by one: for a list of selectors the browser takes ten times as long as for each alone. */
  function findHeader(): Element | undefined {
    for (const anchor of anchors) {
      const found = document.querySelector(anchor);
      if (found) return found;
    }
    return undefined;
  }

  /** Stands in the header, if there is one. */
  function stand(): boolean {
    const header = findHeader();
    if (!header) return false;
    be(false);
    header.append(host);
    clearTimeout(grace);
    search(false);
    return true;
  }

  function dock(): void {
    be(true);
    document.documentElement.append(host);
  }

  function mutated(): void {
    if (searching) {
      // However much changes in a frame, the page is looked over once, before it is painted, and not listened to till then.
      observer.disconnect();
      frame = requestAnimationFrame(lookOver);
    } else if (!host.isConnected && ++returns <= MOST_RETURNS) back();
  }

  function lookOver(): void {
    if (stand()) return;
    if (docked && !host.isConnected) dock();
    watch();
  }

  function back(): void {
    if (docked) dock();
    else if (!stand()) {
      search(true);
      // What removed the header may be told twice, by the page and by a check; only one wait can be called off.
      clearTimeout(grace);
      grace = setTimeout(dock, GRACE_MS);
    }
  }

  return {
    arrive() {
      if (host.isConnected && !docked) return;
      if (stand()) return;
      dock();
      search(true);
    },
    check() {
      returns = 0;
      if (!host.isConnected) back();
      // Asked here, where the page's layout stands: it costs none anew.
      else if (!docked && !isSeen(host.parentElement)) dock();
    },
  };
}

import { call } from './call.ts';
import type { Hosted } from './element.ts';
import { textOf } from './extension.ts';
import { fields } from './guard.ts';
import { FIRST_LAYOUT, LAYOUT_KEY, type Layout, layoutOf, otherSide } from './layout.ts';
import { makePanel, type Panel } from './panel.ts';
import { end, onAbort } from './signal.ts';
import type { Site } from './site.ts';
import { makeStrip } from './strip.ts';
import type { Visit } from './visit.ts';
import type { Drawn } from './words.ts';

/** How often a page with a record is looked at for what no event tells, in milliseconds. */
const HEARTBEAT_MS = 2000;

export interface Surface {
  /** Takes away what was shown of the last record; false when there is no extension any more to show the next. */
  blank(): boolean;
  draw(drawn: Drawn): void;
  /** A key event anywhere in the page; true when it was in our own nodes. */
  press(event: KeyboardEvent): boolean;
  /** Shows a record by what is stored of the layout and of the record's strip. */
  show(visit: Visit, layout: unknown, strip: unknown): void;
  /** Asks for news of the record shown, and hears what the background tells unasked from then on. */
  follow(): void;
}

/**
 * Strip and panel on one page: made when the page comes to a record, gone without a trace when `signal` aborts. `hosted` is
 * the strip's host, `messages` are the stored ones; `beat` is called every now and then, `orphaned` once the extension has
 * gone from under the page.
 */
export function makeSurface(
  site: Site,
  hosted: Hosted,
  messages: unknown,
  signal: AbortSignal,
  beat: () => void,
  orphaned: () => void,
): Surface {
  const { extension } = site;
  const work = new AbortController();
  let layout = FIRST_LAYOUT;
  /** How it was when the store was asked for this record. */
  let asked = layout;
  let visit: Visit | null = null;

  const text = textOf(extension, messages);
  const strip = makeStrip(hosted, text, { toggle: () => act('toggle'), change, connect });
  let panel: Panel | null = null;
  const place = site.keepPlace(strip.host, strip.dock, work.signal);

  /** Whether there is still an extension; where there is none, says so and stops all work. */
  function isAlive(): boolean {
    if (extension.runtime?.id) return true;
    end(work);
    panel?.host.remove();
    strip.orphan();
    orphaned();
    return false;
  }

  function arrange(next: Layout): void {
    layout = next;
    // Made when it is first wanted: most pages never pay for it.
    if (layout.open) panel ??= makePanel(site, text, (width, final) => change({ width }, final));
    panel?.arrange(layout);
    strip.arrange(layout);
  }

  function change(change: Partial<Layout>, final = true): void {
    if (!isAlive()) return;
    arrange({ ...layout, ...change });
    // A layout that could not be kept still holds until the page goes.
    if (final) extension.storage.local.set({ [LAYOUT_KEY]: layout }).catch(() => {});
  }

  function connect(): void {
    if (isAlive()) call(extension, 'reconnect', {});
  }

  /** Does what the background or a control asks: a `PanelAction`; anything else closes the panel. */
  function act(action: unknown): void {
    if (action === 'move') change({ side: otherSide(layout.side) });
    else {
      const open = action === 'open' || (action === 'toggle' && !layout.open);
      change({ open });
      (open ? panel : strip)?.focus();
    }
  }

  function press(event: KeyboardEvent): boolean {
    if (event.target !== strip.host && event.target !== panel?.host) return false;
    if (event.type === 'keydown') {
      const closes = event.key === 'Escape' && layout.open;
      if (closes) act('close');
      if (closes || panel?.press(event.key)) event.preventDefault();
    }
    return true;
  }

  function ask(): void {
    if (!document.hidden && isAlive()) visit?.ask();
  }

  const timer = setInterval(() => {
    if (!isAlive()) return;
    place.check();
    beat();
  }, HEARTBEAT_MS);
  onAbort(signal, () => {
    end(work);
    strip.host.remove();
    panel?.host.remove();
  });
  document.addEventListener('visibilitychange', ask, { signal: work.signal });
  const hear = (message: unknown): void => {
    const news = fields(message);
    if (news.type === 'plumbline:panel') act(news.do);
    if (news.type === 'plumbline:strip') visit?.hear(news.state);
  };
  onAbort(work.signal, () => {
    clearInterval(timer);
    // An extension that has gone hears nothing more.
    extension.runtime?.onMessage?.removeListener(hear);
  });

  return {
    blank() {
      visit = null;
      asked = layout;
      strip.show(null);
      return isAlive();
    },
    draw: strip.show,
    press,
    show(next, storedLayout, storedStrip) {
      visit = next;
      // What was pressed meanwhile is newer than what the store knew.
      arrange(layout === asked ? layoutOf(storedLayout, layout) : layout);
      visit.recall(storedStrip);
      place.arrive();
    },
    follow() {
      if (!isAlive()) return;
      // The same listener anew is none more.
      extension.runtime.onMessage.addListener(hear);
      ask();
    },
  };
}

import { recordKey } from '../../lib/record/key.ts';
import { stripKey } from '../../lib/strip-key.ts';
import { WORDS_KEY } from '../../lib/strip-words.ts';
import { call } from './call.ts';
import type { Hosted } from './element.ts';
import { keepKeys } from './keys.ts';
import { LAYOUT_KEY } from './layout.ts';
import { end } from './signal.ts';
import type { Site } from './site.ts';
import { hostStrip } from './strip.ts';
import { makeSurface, type Surface } from './surface.ts';
import { inTurn } from './turns.ts';
import { makeVisit } from './visit.ts';

/**
 * Follows the page from record to record. On a page that shows no record of a known kind there is one listener, for the page's
 * navigation, and nothing else.
 */
export function start(site: Site): void {
  const { extension } = site;
  const watching = new AbortController();
  let key: string | null = null;
  /** Ends when the page leaves the record that it shows. */
  let leaving: AbortController | null = null;
  /** Ends when the page comes from records to what is none. */
  let going: AbortController | null = null;
  let hosted: Hosted | null = null;
  let surface: Surface | null = null;

  function stop(): void {
    end(watching);
    end(leaving);
  }

  function look(): void {
    const record = site.locate(location.href);
    const next = record && recordKey(record);
    if (next === key) return;
    key = next;
    end(leaving);
    if (!record || !next) {
      end(going);
      going = hosted = surface = null;
      call(extension, 'viewing', { ref: null });
      return;
    }
    leaving = new AbortController();
    const { signal } = leaving;
    if (!going) {
      going = new AbortController();
      // At once: the page's scripts, which come later on a full load, shall hear of a key after us.
      keepKeys((event) => surface?.press(event), going.signal);
    }
    const { signal: onRecords } = going;
    if (surface && !surface.blank()) return;
    const mine = stripKey(next);
    let asked: Promise<Record<string, unknown>>;
    let stored: Record<string, unknown>;
    inTurn(signal, [
      () => {
        // Updated while the page showed a list: there is nobody to ask, not even for words.
        if (!extension.runtime?.id) return stop();
        // A storage that cannot be read is as good as an empty one: the background tells the rest.
        asked = extension.storage.local.get([WORDS_KEY, LAYOUT_KEY, mine]).catch(() => ({}));
      },
      async () => {
        // While the store is read, so that its answer is soon shown.
        hosted ??= hostStrip(site);
        stored = await asked;
      },
      () => {
        if (hosted) surface ??= makeSurface(site, hosted, stored[WORDS_KEY], onRecords, look, stop);
      },
      () => surface?.show(makeVisit(record, extension, surface.draw, signal), stored[LAYOUT_KEY], stored[mine]),
      () => surface?.follow(),
    ]);
  }

  // It fires once the new address is in place, where `navigate` comes too early, and a patched `pushState` is not seen
  // from a content script's world.
  navigation.addEventListener('currententrychange', look, { signal: watching.signal });
  look();
}

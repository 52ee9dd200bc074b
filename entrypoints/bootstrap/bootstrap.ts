import { recordKey } from '../../lib/record/key.ts';
import type { Extension } from './extension.ts';
import type { Site } from './site.ts';
import { makeSurface, type Surface } from './surface.ts';
import { tell } from './visit.ts';

/**
 * Follows the page from record to record. On a page that shows no deal there is one listener, for the page's navigation,
 * and nothing else. `mode` is for tests that must look into our roots.
 */
export function start(extension: Extension, site: Site, mode?: ShadowRootMode): void {
  const watching = new AbortController();
  let key: string | null = null;
  let leaving = new AbortController();
  let going = new AbortController();
  let surface: Surface | null = null;

  function stop(): void {
    watching.abort();
    leaving.abort();
  }

  function look(): void {
    const ref = site.locate(location.href);
    const deal = ref?.kind === 'deal' ? ref : null;
    const next = deal && recordKey(deal);
    if (next === key) return;
    key = next;
    leaving.abort();
    if (!deal) {
      going.abort();
      surface = null;
      tell(extension, null);
      return;
    }
    leaving = new AbortController();
    if (!surface) {
      going = new AbortController();
      surface = makeSurface(extension, site, going.signal, look, stop, mode);
    }
    surface.show(deal, leaving.signal);
  }

  // It fires once the new address is in place, where `navigate` comes too early, and a patched `pushState` is not seen
  // from a content script's world.
  navigation.addEventListener('currententrychange', look, { signal: watching.signal });
  look();
}

import { locate } from '../../lib/crm/hubspot/locate.ts';
import { recordKey } from '../../lib/record/key.ts';
import { watchAddress } from './address.ts';
import type { Extension } from './extension.ts';
import { makeSurface, type Surface } from './surface.ts';
import { tell } from './visit.ts';

/**
 * Follows the page from record to record until `signal` aborts. On a page that shows no deal there is one listener, for
 * the page's navigation, and nothing else. `mode` is for tests that must look into our roots.
 */
export function start(extension: Extension, signal: AbortSignal, mode?: ShadowRootMode): void {
  const watching = new AbortController();
  let key: string | null = null;
  let leaving = new AbortController();
  let going = new AbortController();
  let surface: Surface | null = null;

  function look(): void {
    const ref = locate(location.href);
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
      surface = makeSurface(extension, going.signal, { beat: look, orphaned: () => watching.abort() }, mode);
    }
    surface.show(deal, leaving.signal);
  }

  signal.addEventListener('abort', () => {
    watching.abort();
    leaving.abort();
    going.abort();
  });
  watchAddress(look, watching.signal);
  look();
}

import { type RecordRef, recordKey } from '../record/ref.ts';
import type { Changed, RecordView } from '../rpc.ts';
import type { Strips } from '../store/strips.ts';
import type { StripState } from '../strip-state.ts';
import { stripOf } from './strip.ts';
import type { Tabs } from './tabs.ts';

/** The strip for a view; null where the page is no record to judge. */
export function stripOfView(view: RecordView): StripState | null {
  if (!view.ref || view.status === 'not_a_record') return null;
  return stripOf(view.ref, view.status, view, view.failure);
}

/**
 * Tells the tabs that show a record how it stands, and our pages that it has changed; keeps its strip for the next visit.
 * Changes that come while a telling is under way are told together after it, so that the last word is always the latest.
 */
export function createNews(options: {
  tabs: Tabs;
  tellPages: (what: Changed) => void;
  strips: Strips;
  view: (ref: RecordRef) => Promise<RecordView>;
}): (ref: RecordRef) => Promise<void> {
  const { tabs, tellPages, strips, view } = options;
  const telling = new Map<string, { again: boolean }>();

  async function tell(ref: RecordRef): Promise<void> {
    const keep = strips.keeper();
    const now = await view(ref);
    const state = stripOfView(now);
    if (!state) return;
    if (now.status === 'fresh' && now.cache !== 'off') await keep({ ...state, status: 'cached' });
    tellPages({ of: 'record', key: state.key });
    const tabIds = await tabs.showing(ref);
    await Promise.all(tabIds.map((tabId) => tabs.tell(tabId, { type: 'plumbline:strip', state })));
  }

  return async (ref) => {
    const key = recordKey(ref);
    const underWay = telling.get(key);
    if (underWay) {
      underWay.again = true;
      return;
    }
    const turn = { again: true };
    telling.set(key, turn);
    try {
      while (turn.again) {
        turn.again = false;
        await tell(ref);
      }
    } finally {
      telling.delete(key);
    }
  };
}

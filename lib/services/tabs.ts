import { oneAtATime } from '../one-at-a-time.ts';
import { RecordRef, recordKey } from '../record/ref.ts';
import type { TabNews } from '../rpc.ts';
import type { Area } from '../store/area.ts';

const PREFIX = 'tab:';

/** Which tab shows which record, kept in `storage.session` so that the worker may die. */
export interface Tabs {
  /** Notes what a tab shows from now on; answers what it showed before. */
  show(tabId: number, ref: RecordRef | null): Promise<RecordRef | null>;
  /** The tabs that show a record. */
  showing(ref: RecordRef): Promise<number[]>;
  /** Every record that some tab shows, once each. */
  shown(): Promise<RecordRef[]>;
  /** Tells a tab: its content script and the panel in it. A tab that has nobody to listen any more is forgotten, and the answer is false. */
  tell(tabId: number, news: TabNews): Promise<boolean>;
}

/** The registry over `session`; `send` is the browser's `tabs.sendMessage`. */
export function createTabs(session: Area, send: (tabId: number, news: TabNews) => Promise<unknown>): Tabs {
  /** A page may go on to the next record before the last is noted: each has to find what the one before noted. */
  const inTurn = oneAtATime();
  /** How often each tab has said what it shows, as long as the worker lives. */
  const said = new Map<number, number>();

  async function all(): Promise<{ tabId: number; ref: RecordRef }[]> {
    return Object.entries(await session.get(null)).flatMap(([key, value]) => {
      const ref = key.startsWith(PREFIX) ? RecordRef.safeParse(value) : null;
      return ref?.success ? [{ tabId: Number(key.slice(PREFIX.length)), ref: ref.data }] : [];
    });
  }

  return {
    show: (tabId, ref) => {
      said.set(tabId, (said.get(tabId) ?? 0) + 1);
      return inTurn(async () => {
        const key = `${PREFIX}${tabId}`;
        const before = RecordRef.safeParse((await session.get(key))[key]);
        if (ref) await session.set({ [key]: ref });
        else await session.remove(key);
        return before.success ? before.data : null;
      });
    },
    showing: async (ref) =>
      (await all()).filter((tab) => recordKey(tab.ref) === recordKey(ref)).map(({ tabId }) => tabId),
    shown: async () => [...new Map((await all()).map(({ ref }) => [recordKey(ref), ref])).values()],
    tell: async (tabId, news) => {
      const before = said.get(tabId);
      try {
        await send(tabId, news);
        return true;
      } catch {
        // Nobody listened on the page that was there; the one that has come since is another.
        if (said.get(tabId) === before) await session.remove(`${PREFIX}${tabId}`);
        return false;
      }
    },
  };
}

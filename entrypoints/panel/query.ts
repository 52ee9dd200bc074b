import { type RecordRef, recordKey } from '../../lib/record/ref.ts';
import type { RecordView } from '../../lib/rpc.ts';
import { calls, createClient } from '../page/background.ts';

export { calls };

/** Whether the panel is in a page of the CRM, and not beside it in the browser's own side panel or sidebar. */
export const DOCKED = window.parent !== window;

/** How long a read may run without news before the panel asks again: a background that has died tells nothing. */
const ASK_AGAIN_MS = 3_000;

/** What the panel has asked. */
export const client = createClient({ refetchOnReconnect: 'always' });

/** How long an answer needs no other when somebody comes back to it. */
const GOOD_FOR_MS = 30_000;

/** Which record the panel shows: as told by the background, or, before it was told, whatever its tab shows. */
export type Shown = { told: false } | { told: true; ref: RecordRef | null };

type Asked = { state: { data: RecordView | undefined } };

/** What the view of a record is kept under; one key each for *not told yet* and *no record*. */
export function keyOf(shown: Shown): string[] {
  if (!shown.told) return ['record', 'of this tab'];
  return ['record', shown.ref === null ? 'none' : recordKey(shown.ref)];
}

/** The query of one record: one call, kept under that record's own key and never shown under another. */
export function recordQuery(shown: Shown) {
  return {
    queryKey: keyOf(shown),
    queryFn: async () => {
      const view = await calls.record({ ref: shown.told ? shown.ref : null, refresh: false });
      if (!shown.told) client.setQueryData(keyOf({ told: true, ref: view.ref }), view);
      return view;
    },
    // Trouble is asked about anew each time, because it may be over.
    staleTime: (query: Asked): number => (query.state.data?.status === 'fresh' ? GOOD_FOR_MS : 0),
    refetchInterval: (query: Asked): number | false =>
      query.state.data && isUnderWay(query.state.data) ? ASK_AGAIN_MS : false,
  };
}

/** Asks anew about a record that has changed; about the record of this tab too, unless that is known to be another. */
export function askAgain(key: string): void {
  void client.invalidateQueries({ queryKey: ['record', key] });
  const ofTab = keyOf({ told: false });
  const ref = client.getQueryData<RecordView>(ofTab)?.ref;
  if (!ref || recordKey(ref) === key) void client.invalidateQueries({ queryKey: ofTab });
}

function isUnderWay({ status }: RecordView): boolean {
  return status === 'loading' || status === 'partial' || status === 'refreshing' || status === 'cached';
}

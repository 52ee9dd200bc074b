import { QueryClient } from '@tanstack/preact-query';
import type { RecordRef } from '../../lib/record/ref.ts';
import { recordKey } from '../../lib/record/ref.ts';
import { backgroundCalls, type RecordView } from '../../lib/rpc.ts';
import { browser } from '../../lib/services/browser.ts';

/** How long a read may run before the panel asks again whether it is still alive. */
const ASK_AGAIN_MS = 3_000;

/** The background, as the panel calls it. */
export const calls = backgroundCalls((message) => browser.runtime.sendMessage(message));

/** Asks go to our own background, so they run offline too, and a worker that died is started by asking again. */
export const client = new QueryClient({
  defaultOptions: {
    queries: { networkMode: 'always', retry: 2, retryDelay: 300, staleTime: 30_000, refetchOnReconnect: 'always' },
    mutations: { networkMode: 'always' },
  },
});

/** Which record the panel shows: as told by the background, or, before it was told, whatever its tab shows. */
export type Shown = { told: false } | { told: true; ref: RecordRef | null };

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
    refetchInterval: (query: { state: { data: RecordView | undefined } }): number | false =>
      query.state.data && isUnderWay(query.state.data) ? ASK_AGAIN_MS : false,
  };
}

function isUnderWay(view: RecordView): boolean {
  return view.status === 'loading' || view.status === 'refreshing' || view.status === 'cached';
}

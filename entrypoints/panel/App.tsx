import { useMutation, useQuery } from '@tanstack/preact-query';
import { useEffect, useState } from 'preact/hooks';
import { Clock } from '../../components/clock.ts';
import { Panel } from '../../components/Panel.tsx';
import { orgOf, type RecordRef } from '../../lib/record/ref.ts';
import type { RecordView } from '../../lib/rpc.ts';
import { browser } from '../../lib/services/browser.ts';
import { onChanged } from '../page/news.ts';
import { useTicking } from '../page/ticking.ts';
import { followActiveTab } from './active-tab.ts';
import { copyText } from './copy.ts';
import { followOwnTab, onOwnTabChanged } from './own-tab.ts';
import { askAgain, calls, client, DOCKED, keyOf, recordQuery, type Shown } from './query.ts';

/** The panel over the background: asks for the record in front, and again when that has changed. */
export function App() {
  const [shown, setShown] = useState<Shown>({ told: false });
  const query = useQuery({ ...recordQuery(shown), enabled: DOCKED || shown.told });
  const ref = query.data?.ref ?? null;
  const refresh = useMutation({
    mutationFn: () => calls.record({ ref, refresh: true }),
    onSuccess: (view) => client.setQueryData(keyOf({ told: true, ref: view.ref }), view),
    onSettled: () => client.invalidateQueries({ queryKey: keyOf(shown) }),
  });

  const signIn = useMutation({
    mutationFn: () => calls.signIn({ org: ref && orgOf(ref) }),
    onSuccess: (answer) => {
      // The browser's own session was not found or may not be read, which only the options page can ask to be allowed.
      if (!answer.ok && answer.failure.kind === 'signed_out') void calls.openOptions({});
    },
    onSettled: () => client.invalidateQueries({ queryKey: keyOf(shown) }),
  });
  // What a sign-in failed of stands instead of the reason to sign in, for the record that it was asked for.
  const refusal = signIn.data?.ok === false ? signIn.data.failure : null;
  const view = query.data && refusal && query.data.failure ? { ...query.data, failure: refusal } : query.data;

  /** What was asked for about the last record goes on, but is not shown of this one. */
  const show = (ref: RecordRef | null) => {
    setShown({ told: true, ref });
    refresh.reset();
    signIn.reset();
  };
  useEffect(() => (DOCKED ? followOwnTab(show) : followActiveTab(browser.tabs, show)), []);
  useEffect(() => (DOCKED ? onOwnTabChanged(askAgain) : onChanged(({ key }) => askAgain(key))), []);
  useEffect(() => tellSeen(query.data), [query.data]);
  useEffect(() => (DOCKED ? closeOnEscape() : undefined), []);

  return (
    <Clock.Provider value={useTicking()}>
      <Panel
        view={view ?? null}
        unanswered={query.isError}
        refreshing={refresh.isPending}
        signingIn={signIn.isPending}
        actions={{
          refresh: () => refresh.mutate(),
          openOptions: () => void calls.openOptions({}),
          openRule: (path) => void calls.openBlueprint({ path }),
          signIn: () => {
            if (!signIn.isPending) signIn.mutate();
          },
          copy: copyText,
          move: DOCKED ? () => void calls.panel({ do: 'move' }) : null,
          close: DOCKED ? () => void calls.panel({ do: 'close' }) : null,
        }}
      />
    </Clock.Provider>
  );
}

/** Signals that somebody has to act on are seen once the panel shows them. */
function tellSeen(view: RecordView | undefined): void {
  const unseen = (view?.assessment ?? view?.account)?.signals.list.filter(
    ({ status, path }) =>
      ['waiting', 'overdue', 'unknown'].includes(status) && !path.steps.some(({ step }) => step === 'seen'),
  );
  if (!view?.ref || !unseen || unseen.length === 0) return;
  calls.signalsSeen({ ref: view.ref, keys: unseen.map(({ key }) => key) }).catch(() => undefined);
}

function closeOnEscape(): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') void calls.panel({ do: 'close' });
  };
  document.addEventListener('keydown', onKey);
  return () => document.removeEventListener('keydown', onKey);
}

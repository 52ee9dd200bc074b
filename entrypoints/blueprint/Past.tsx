import { useMutation, useQuery } from '@tanstack/preact-query';
import { useState } from 'preact/hooks';
import { DryRun } from '../../components/blueprint/history/DryRun.tsx';
import { HistoryPage } from '../../components/blueprint/history/HistoryPage.tsx';
import { Waiting } from '../../components/blueprint/Waiting.tsx';
import type { BlueprintVersion } from '../../lib/publishing.ts';
import { calls, client } from './query.ts';
import { reader } from './reader.ts';

/** The history over the background: what each version changed, and what it would change if it came into force now. */
export function Past(props: { locked: boolean }) {
  const history = useQuery({ queryKey: ['history'], queryFn: () => calls.blueprintHistory({}) });
  if (history.data === undefined) {
    return <Waiting failed={history.isError} retry={() => void client.invalidateQueries()} />;
  }
  return <Versions versions={history.data} locked={props.locked} />;
}

function Versions(props: { versions: BlueprintVersion[]; locked: boolean }) {
  const { versions } = props;
  const [wanted, choose] = useState<string | null>(null);
  const at = Math.max(
    0,
    versions.findIndex(({ id }) => id === wanted),
  );
  const chosen = versions[at];
  const before = versions[at + 1];
  const changes = useQuery({
    queryKey: ['changes', before?.id, chosen?.id],
    queryFn: () => (before && chosen ? reader.compare(before.text, chosen.text) : null),
    enabled: before !== undefined && chosen !== undefined,
  });
  const dryRun = useMutation({ mutationFn: (text: string) => calls.dryRun({ text }) });
  const restore = useMutation({
    mutationFn: (id: string) => calls.restoreBlueprint({ id }),
    onSuccess: ({ ok }) => {
      // What is in force now stands first.
      if (ok) choose(null);
    },
    onSettled: () => client.invalidateQueries(),
  });
  const isPast = chosen !== undefined && chosen.until !== null;

  return (
    <HistoryPage
      versions={versions}
      chosen={chosen?.id ?? null}
      choose={(id) => {
        dryRun.reset();
        restore.reset();
        choose(id);
      }}
      changes={before === undefined ? 'first' : (changes.data ?? null)}
      restore={isPast && !props.locked ? () => restore.mutate(chosen.id) : null}
      restoring={restore.isPending ? 'busy' : restore.isError ? 'failed' : (restore.data ?? null)}
    >
      {isPast ? (
        <DryRun
          state={dryRun.isPending ? 'waiting' : dryRun.isError ? 'failed' : (dryRun.data ?? null)}
          run={() => dryRun.mutate(chosen.text)}
        />
      ) : null}
    </HistoryPage>
  );
}

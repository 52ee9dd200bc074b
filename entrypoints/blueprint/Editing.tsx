import { keepPreviousData, useMutation, useQuery } from '@tanstack/preact-query';
import { useEffect, useState } from 'preact/hooks';
import { EditPage } from '../../components/blueprint/edit/EditPage.tsx';
import { Preview, type PreviewState } from '../../components/blueprint/edit/Preview.tsx';
import { DryRun } from '../../components/blueprint/history/DryRun.tsx';
import type { Reading } from '../../lib/blueprint/reading.ts';
import type { PreviewAnswer } from '../../lib/publishing.ts';
import { recordKey } from '../../lib/record/ref.ts';
import { download } from './download.ts';
import { calls, client } from './query.ts';
import { type InForce, reader } from './reader.ts';

/** How long nobody types before the text is checked. */
const PAUSE_MS = 250;
const FILE = 'blueprint.yaml';

/** Writing a new version over the background: checked as it is typed, tried on a record that is kept, put in force. */
export function Editing(props: {
  inForce: InForce;
  line: number | null;
  draft: string | null;
  setDraft: (text: string | null) => void;
}) {
  const { view, reading: readingInForce } = props.inForce;
  const text = props.draft ?? view.text;
  const changed = text !== view.text;
  const check = useCheck(text, changed);
  const reading = changed ? (check.data ?? null) : readingInForce;
  const unchecked = changed && check.isError;
  // A text that is broken for a moment still completes by the ids it had before.
  const [document, setDocument] = useState(readingInForce.ok ? readingInForce.read.document : null);
  useEffect(() => {
    if (reading?.ok) setDocument(reading.read.document);
  }, [reading]);
  // The editor keeps its own text while it is written in; what replaces it from outside opens it anew.
  const [opening, setOpening] = useState(0);

  const publish = useMutation({
    mutationFn: () => calls.publish({ origin: { kind: 'file', name: FILE }, text }),
    onSuccess: async (answer) => {
      if (!answer.ok) return;
      await client.invalidateQueries();
      props.setDraft(null);
    },
  });
  const dryRun = useMutation({ mutationFn: () => calls.dryRun({ text }) });
  const preview = usePreview(text, unchecked ? 'unchecked' : reading);

  return (
    <EditPage
      key={opening}
      draft={{ text, reading, unchecked, changed }}
      line={props.line}
      document={document}
      inForce={view}
      locked={view.locked}
      publishing={publish.isPending ? 'busy' : publish.isError ? 'failed' : (publish.data ?? null)}
      actions={{
        change: (next) => {
          publish.reset();
          dryRun.reset();
          props.setDraft(next);
        },
        check: () => void check.refetch(),
        publish: () => publish.mutate(),
        download: () => download(FILE, 'application/yaml', text),
        discard: () => {
          props.setDraft(null);
          setOpening(opening + 1);
        },
      }}
    >
      <Preview {...preview} />
      <DryRun
        state={dryRun.isPending ? 'waiting' : dryRun.isError ? 'failed' : (dryRun.data ?? null)}
        run={reading?.ok ? () => dryRun.mutate() : null}
      />
    </EditPage>
  );
}

/** What the check says of a text that has changed, some moments after it was last typed in. */
function useCheck(text: string, changed: boolean) {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return useQuery({
    queryKey: ['check', text],
    queryFn: () => reader.read(text),
    enabled: changed && paused === text,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}

function usePreview(text: string, reading: Reading | 'unchecked' | null) {
  const [chosen, choose] = useState<string | null>(null);
  const records = useQuery({ queryKey: ['cachedRecords'], queryFn: () => calls.cachedRecords({}) }).data ?? [];
  const record = records.find(({ ref }) => recordKey(ref) === chosen) ?? records[0];
  const key = record === undefined ? null : recordKey(record.ref);
  const query = useQuery({
    queryKey: ['preview', key, text],
    queryFn: () => (record === undefined ? null : calls.preview({ text, ref: record.ref })),
    enabled: reading !== 'unchecked' && reading?.ok === true && record !== undefined,
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  return { records, chosen: key, choose, state: previewState(reading, query) };
}

function previewState(
  reading: Reading | 'unchecked' | null,
  { isError, data }: { isError: boolean; data: PreviewAnswer | null | undefined },
): PreviewState {
  if (reading === 'unchecked') return 'unchecked';
  if (reading?.ok === false) return 'broken';
  if (isError) return 'failed';
  return data ? stateOf(data) : 'waiting';
}

function stateOf(answer: PreviewAnswer): PreviewState {
  if (answer.ok) return { before: answer.before, after: answer.after };
  return answer.why === 'broken' ? 'broken' : 'gone';
}

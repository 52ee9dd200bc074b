import { AuditPage } from '../../components/blueprint/audit/AuditPage.tsx';
import { BlueprintPage } from '../../components/blueprint/BlueprintPage.tsx';
import { CheckList } from '../../components/blueprint/check/CheckList.tsx';
import { EditPage } from '../../components/blueprint/edit/EditPage.tsx';
import { Preview } from '../../components/blueprint/edit/Preview.tsx';
import { Handbook } from '../../components/blueprint/handbook/Handbook.tsx';
import { DryRun } from '../../components/blueprint/history/DryRun.tsx';
import { HistoryPage } from '../../components/blueprint/history/HistoryPage.tsx';
import type { PageName } from '../../components/blueprint/route.ts';
import { Waiting } from '../../components/blueprint/Waiting.tsx';
import defaultText from '../../lib/blueprint/default.yaml?raw';
import { difference } from '../../lib/blueprint/difference.ts';
import { type Read, readBlueprint } from '../../lib/blueprint/reading.ts';
import { readSource } from '../../lib/blueprint/source.ts';
import type { BlueprintVersion, BlueprintView, DryRunAnswer } from '../../lib/publishing.ts';
import { recordKey } from '../../lib/record/ref.ts';
import { ADRIFT, UNREAD } from './audit.ts';
import { daysAgo, NORTHWIND } from './northwind.ts';
import { HEALTHY } from './states.ts';

const VIEW: BlueprintView = {
  name: 'Plumbline default',
  version: '2026.1',
  since: daysAgo(12),
  owner: { id: 'cro', label: 'Chief revenue officer' },
  maintainer: { id: 'revops', label: 'Revenue operations' },
  update: null,
  origin: { kind: 'template', id: 'default' },
  wanted: { kind: 'template', id: 'default' },
  checkedAt: null,
  text: defaultText,
  warnings: [
    {
      path: 'lifecycle.closed_won',
      line: 310,
      column: 5,
      message: 'the stage has no benchmark',
      remedy: 'Say how long it usually takes, as `benchmark: { default: P14D }`.',
    },
  ],
  locked: false,
  templates: ['default'],
};

function readDefault(): Read {
  const reading = readBlueprint(defaultText);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.read;
}

function page(name: PageName, content: preact.JSX.Element) {
  return (
    <BlueprintPage page={name} view={VIEW}>
      {content}
    </BlueprintPage>
  );
}

/** A document that leaves out all that may be left out. */
function bare(read: Read): Read {
  const { document } = read;
  return {
    ...read,
    document: {
      ...document,
      ...{ offers: [], motions: [], processes: [], sources: [], signals: [], tensions: [], routing: [] },
      ...{ ownership: [], decisions: [], reviews: [], systems: {}, metrics: {}, glossary: {} },
      commercial_model: { pricing: [], engagement: [], guardrails: [] },
      acquisition: { mechanisms: [] },
      customer_health: undefined,
    },
  };
}

const NOTHING = () => {};
const BROKEN = defaultText.replace('group.active_threads >= 1', 'group.active_treads >= 1');

function editing(text: string) {
  return (
    <EditPage
      draft={{ text, reading: readBlueprint(text), unchecked: false, changed: text !== defaultText }}
      line={160}
      document={readDefault().document}
      inForce={VIEW}
      locked={false}
      publishing={null}
      actions={{ change: NOTHING, check: NOTHING, publish: NOTHING, download: NOTHING, discard: NOTHING }}
    >
      <Preview
        records={[{ ref: NORTHWIND.ref, name: 'Northwind platform rollout', readAt: daysAgo(1) }]}
        chosen={recordKey(NORTHWIND.ref)}
        choose={NOTHING}
        state={{ before: NORTHWIND, after: HEALTHY }}
      />
      <DryRun state={DRY_RUN} run={NOTHING} />
    </EditPage>
  );
}

const DRY_RUN: DryRunAnswer = {
  ok: true,
  compared: 12,
  changed: [
    {
      ref: NORTHWIND.ref,
      name: 'Northwind platform rollout',
      before: { score: 46.2, band: 'watch', flags: ['single_threaded', 'stuck'], headline: 'single_threaded' },
      after: { score: 58.9, band: 'watch', flags: ['stuck', 'no_next_step'], headline: 'stuck' },
    },
  ],
};

const VERSIONS: BlueprintVersion[] = [
  {
    id: 'b',
    name: 'Plumbline default',
    version: '2026.2',
    from: daysAgo(12),
    until: null,
    origin: { kind: 'url', url: 'https://blueprints.example/revenue.yaml', sha256: null },
    text: BROKEN,
  },
  {
    id: 'a',
    name: 'Plumbline default',
    version: '2026.1',
    from: daysAgo(80),
    until: daysAgo(12),
    origin: { kind: 'template', id: 'enterprise_saas' },
    text: defaultText,
  },
];

function past() {
  const [after, before] = [
    readSource(BROKEN.replace('multi_threading: 30', 'multi_threading: 25')),
    readSource(defaultText),
  ];
  return (
    <HistoryPage
      versions={VERSIONS}
      chosen="b"
      choose={NOTHING}
      changes={before.ok && after.ok ? difference(before.source, after.source) : null}
      restore={NOTHING}
      restoring={{ ok: false, failure: { kind: 'gone' } }}
    >
      <DryRun state={DRY_RUN} run={NOTHING} />
    </HistoryPage>
  );
}

/** The pages of the Blueprint page. */
export const BLUEPRINT_PAGES: Record<string, () => preact.JSX.Element> = {
  blueprint_handbook: () =>
    page(
      'handbook',
      <Handbook read={readDefault()} path="lifecycle.selection.exit.three_functions" print={() => {}} />,
    ),
  blueprint_undesigned: () => page('handbook', <Handbook read={bare(readDefault())} path={null} print={() => {}} />),
  blueprint_check: () => page('check', <CheckList problems={VIEW.warnings} warnings={VIEW.warnings} />),
  blueprint_edit: () => page('edit', editing(BROKEN)),
  blueprint_history: () => page('history', past()),
  blueprint_audit: () => page('audit', <AuditPage audit={ADRIFT} saveReport={NOTHING} saveJson={NOTHING} />),
  blueprint_audit_unread: () => page('audit', <AuditPage audit={UNREAD} saveReport={NOTHING} saveJson={NOTHING} />),
  blueprint_waiting: () => page('handbook', <Waiting failed={false} retry={() => {}} />),
};

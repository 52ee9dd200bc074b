import { BlueprintPage } from '../../components/blueprint/BlueprintPage.tsx';
import { CheckList } from '../../components/blueprint/check/CheckList.tsx';
import { Handbook } from '../../components/blueprint/handbook/Handbook.tsx';
import type { PageName } from '../../components/blueprint/route.ts';
import { Waiting } from '../../components/blueprint/Waiting.tsx';
import defaultText from '../../lib/blueprint/default.yaml?raw';
import { type Read, readBlueprint } from '../../lib/blueprint/reading.ts';
import type { BlueprintView } from '../../lib/publishing.ts';
import { daysAgo } from './northwind.ts';

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

/** The pages of the Blueprint page. */
export const BLUEPRINT_PAGES: Record<string, () => preact.JSX.Element> = {
  blueprint_handbook: () =>
    page(
      'handbook',
      <Handbook read={readDefault()} path="lifecycle.selection.exit.three_functions" print={() => {}} />,
    ),
  blueprint_undesigned: () => page('handbook', <Handbook read={bare(readDefault())} path={null} print={() => {}} />),
  blueprint_check: () => page('check', <CheckList problems={VIEW.warnings} warnings={VIEW.warnings} />),
  blueprint_waiting: () => page('handbook', <Waiting failed={false} retry={() => {}} />),
};

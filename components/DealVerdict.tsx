import type { Assessment } from '../lib/assess/schema/assessment.ts';
import { contextOf } from '../lib/assess/signals/context.ts';
import { t } from '../lib/i18n/text.ts';
import type { RecordView } from '../lib/rpc.ts';
import { BuyingGroup } from './BuyingGroup.tsx';
import { useNow } from './clock.ts';
import { ExitCriteria } from './ExitCriteria.tsx';
import { Flags } from './Flags.tsx';
import { Gaps } from './Gaps.tsx';
import { Governance } from './Governance.tsx';
import { Handoff } from './Handoff.tsx';
import { Headline } from './Headline.tsx';
import { Health } from './Health.tsx';
import { Signals } from './Signals.tsx';
import { Sources } from './Sources.tsx';
import { ThroughStages } from './ThroughStages.tsx';
import { changeSentence } from './words/change.ts';
import { dealFlags } from './words/flags.ts';

/** Everything about a deal: what needs attention, what is unknown, what is fine, in this order. */
export function DealVerdict(props: {
  assessment: Assessment;
  view: RecordView;
  copy: (text: string) => Promise<void>;
}) {
  const { assessment, view, copy } = props;
  const now = useNow();
  const { health, group, groupByStage, subject } = assessment;
  const open = subject.outcome === 'open';
  const reading = view.status === 'partial';
  const changed = health.changed === null ? null : changeSentence(health.changed, group.people, now);
  return (
    <>
      <Headline assessment={assessment} reading={reading} />
      {open ? <Flags flags={dealFlags(assessment, now)} known={health.score !== null} /> : null}
      <Handoff assessment={assessment} copy={copy} />
      <Health title={t('health.title')} health={health} changed={changed} closed={!open} />
      <BuyingGroup group={group}>
        <ThroughStages byStage={groupByStage} functions={group.functions} />
      </BuyingGroup>
      <ExitCriteria assessment={assessment} />
      <Signals signals={assessment.signals} contextOf={(signal) => contextOf(signal, assessment)} copy={copy} />
      <Governance ownership={assessment.ownership} decisions={assessment.decisions} />
      <Gaps gaps={assessment.gaps} reading={reading} />
      <Sources assessment={assessment} view={view} copy={copy} />
    </>
  );
}

import type { Assessment } from '../lib/assess/schema/assessment.ts';
import { contextOf } from '../lib/assess/signals/context.ts';
import { number } from '../lib/i18n/format.ts';
import { t } from '../lib/i18n/text.ts';
import type { RecordView } from '../lib/rpc.ts';
import { BuyingGroup } from './BuyingGroup.tsx';
import { DealHealth } from './DealHealth.tsx';
import { OpenRule } from './Evidence.tsx';
import { ExitCriteria } from './ExitCriteria.tsx';
import { Flags } from './Flags.tsx';
import { Gaps } from './Gaps.tsx';
import { Governance } from './Governance.tsx';
import { Handoff } from './Handoff.tsx';
import { Headline } from './Headline.tsx';
import { NoticeBox } from './NoticeBox.tsx';
import { PanelHead } from './PanelHead.tsx';
import { Signals } from './Signals.tsx';
import { Skeleton } from './Skeleton.tsx';
import { Sources } from './Sources.tsx';
import { noticeOf, unansweredNotice } from './words/notice.ts';

/** What the panel can ask of the page it lives in; `null` where that page has no such thing. */
export interface PanelActions {
  refresh: () => void;
  openOptions: () => void;
  openRule: (path: string) => void;
  signIn: () => void;
  copy: (text: string) => Promise<void>;
  move: (() => void) | null;
  close: (() => void) | null;
}

/** Everything about the record: what needs attention, what is unknown, what is fine, in this order. */
export function Panel(props: {
  view: RecordView | null;
  /** Whether the background gave no answer to the last question. */
  unanswered: boolean;
  refreshing: boolean;
  signingIn: boolean;
  actions: PanelActions;
}) {
  const { view, unanswered, actions } = props;
  const assessment = view?.assessment ?? null;
  const notice = unanswered ? unansweredNotice(assessment !== null) : view && noticeOf(view);
  const refreshing = props.refreshing || view?.status === 'refreshing';
  return (
    <>
      <PanelHead
        name={assessment?.subject.name ?? null}
        readAt={assessment?.readAt ?? null}
        refreshing={refreshing && assessment !== null}
        actions={{ refresh: assessment ? actions.refresh : null, move: actions.move, close: actions.close }}
      />
      <main>
        {notice ? (
          <NoticeBox
            notice={notice}
            whole={assessment === null}
            retry={actions.refresh}
            openOptions={actions.openOptions}
            signIn={actions.signIn}
            signingIn={props.signingIn}
          />
        ) : null}
        {assessment && view ? (
          <Verdict key={view.ref?.id} assessment={assessment} view={view} actions={actions} />
        ) : notice ? null : (
          <Skeleton />
        )}
      </main>
    </>
  );
}

function Verdict(props: { assessment: Assessment; view: RecordView; actions: PanelActions }) {
  const { assessment } = props;
  return (
    <OpenRule.Provider value={props.actions.openRule}>
      <p class="visually-hidden" role="status">
        {summary(assessment)}
      </p>
      <Headline assessment={assessment} />
      <Flags assessment={assessment} />
      <Handoff assessment={assessment} copy={props.actions.copy} />
      <DealHealth assessment={assessment} />
      <BuyingGroup assessment={assessment} />
      <ExitCriteria assessment={assessment} />
      <Signals
        signals={assessment.signals}
        contextOf={(signal) => contextOf(signal, assessment)}
        copy={props.actions.copy}
      />
      <Governance ownership={assessment.ownership} decisions={assessment.decisions} />
      <Gaps gaps={assessment.gaps} />
      <Sources assessment={assessment} view={props.view} copy={props.actions.copy} />
    </OpenRule.Provider>
  );
}

/** What a screen reader hears when the verdict has changed. */
function summary(assessment: Assessment): string {
  const { score } = assessment.health;
  const health = score === null ? t('health.not_enough_known') : number(score);
  return t('panel.summary', assessment.flags.length, { health, count: number(assessment.flags.length) });
}

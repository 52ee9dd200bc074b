import { useEffect, useErrorBoundary, useLayoutEffect } from 'preact/hooks';
import { t } from '../lib/i18n/text.ts';
import { recordKey } from '../lib/record/ref.ts';
import type { RecordView } from '../lib/rpc.ts';
import { AccountVerdict } from './account/AccountVerdict.tsx';
import { useNow } from './clock.ts';
import { ContactVerdict } from './contact/ContactVerdict.tsx';
import { DealVerdict } from './DealVerdict.tsx';
import { OpenRule } from './Evidence.tsx';
import { NoticeBox } from './NoticeBox.tsx';
import { PanelHead } from './PanelHead.tsx';
import { loadingWords, Skeleton } from './Skeleton.tsx';
import { announcement } from './words/announcement.ts';
import { judgedOf, noticeOf, unansweredNotice, undrawnNotice } from './words/notice.ts';

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
  const judged = view && judgedOf(view);
  const notice = unanswered ? unansweredNotice(judged !== null) : view && noticeOf(view);
  const reading = props.refreshing || view?.status === 'refreshing' || view?.status === 'partial';
  const kind = view?.ref?.kind ?? 'deal';
  const news = announcement(view, notice, useNow()) ?? loadingWords(kind);
  return (
    <>
      <PanelHead
        name={judged?.subject.name ?? null}
        readAt={judged?.readAt ?? null}
        refreshing={reading && judged !== null}
        actions={{ refresh: judged ? actions.refresh : null, move: actions.move, close: actions.close }}
      />
      <main>
        {/* Never taken away: of a region that comes with its words, many screen readers say nothing. */}
        <p class="visually-hidden" role="status">
          {props.refreshing ? t('panel.refreshing') : news}
        </p>
        {notice ? (
          <NoticeBox
            notice={notice}
            whole={judged === null}
            retry={actions.refresh}
            openOptions={actions.openOptions}
            signIn={actions.signIn}
            signingIn={props.signingIn}
          />
        ) : null}
        {judged && view ? (
          <Verdict key={view.ref && recordKey(view.ref)} view={view} actions={actions} signingIn={props.signingIn} />
        ) : notice ? null : (
          <Skeleton kind={kind} />
        )}
      </main>
    </>
  );
}

function Verdict(props: { view: RecordView; actions: PanelActions; signingIn: boolean }) {
  const { view, actions, signingIn } = props;
  const [broken, drawAgain] = useErrorBoundary((error) => console.error('Plumbline could not draw a verdict:', error));
  // Another record begins at its top, however far down the last one was read.
  useLayoutEffect(() => scrollTo(0, 0), []);
  // What was read anew may well be drawn.
  useEffect(() => {
    if (broken) drawAgain();
  }, [view]);
  if (broken) {
    const { refresh: retry, openOptions, signIn } = actions;
    return <NoticeBox notice={undrawnNotice()} whole {...{ retry, openOptions, signIn, signingIn }} />;
  }
  return (
    <OpenRule.Provider value={actions.openRule}>
      {view.assessment ? <DealVerdict assessment={view.assessment} view={view} copy={actions.copy} /> : null}
      {view.account ? <AccountVerdict account={view.account} view={view} copy={actions.copy} /> : null}
      {view.contact ? <ContactVerdict contact={view.contact} view={view} copy={actions.copy} /> : null}
    </OpenRule.Provider>
  );
}

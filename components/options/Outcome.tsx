import type { CrmFailure } from '../../lib/crm/crm.ts';
import { t } from '../../lib/i18n/text.ts';
import { FailureNotice } from '../FailureNotice.tsx';
import type { FailureWords } from '../words/failure.ts';

/** What became of connecting; `failure: null` where not even our own background answered. */
export type ConnectAnswer =
  | { kind: 'connected'; account: string }
  | { kind: 'not_an_org' }
  | { kind: 'not_allowed' }
  | { kind: 'failed'; failure: CrmFailure | null };

type Words = Omit<FailureWords, 'remedy'>;

/** The answer in words: of the account that is connected now, or what went wrong and what to do. */
export function Outcome(props: {
  answer: ConnectAnswer;
  connected: (account: string) => string;
  words: (failure: CrmFailure) => Words;
}) {
  const { answer } = props;
  if (answer.kind === 'connected') return <p class="answer sound">{props.connected(answer.account)}</p>;
  return <FailureNotice {...wordsOf(answer, props.words)} />;
}

function wordsOf(
  answer: Exclude<ConnectAnswer, { kind: 'connected' }>,
  failureWords: (failure: CrmFailure) => Words,
): Words {
  if (answer.kind !== 'failed') {
    return {
      title: t(`options.salesforce.${answer.kind}.title`),
      todo: t(`options.salesforce.${answer.kind}.todo`),
      detail: null,
    };
  }
  if (answer.failure) return failureWords(answer.failure);
  return { title: t('notice.failed.title'), todo: t('notice.failed.todo'), detail: null };
}

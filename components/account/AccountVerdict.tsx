import type { AccountAssessment } from '../../lib/assess/schema/account.ts';
import { contextOf } from '../../lib/assess/signals/context.ts';
import { t } from '../../lib/i18n/text.ts';
import type { RecordView } from '../../lib/rpc.ts';
import { BuyingGroup } from '../BuyingGroup.tsx';
import { useNow } from '../clock.ts';
import { Flags } from '../Flags.tsx';
import { Gaps } from '../Gaps.tsx';
import { Health } from '../Health.tsx';
import { Outcomes } from '../Owners.tsx';
import { Section } from '../Section.tsx';
import { Signals } from '../Signals.tsx';
import { Sources } from '../Sources.tsx';
import { accountFlags } from '../words/account-flags.ts';
import { movedSentence } from '../words/change.ts';
import { AccountHeadline } from './AccountHeadline.tsx';
import { Cases } from './Cases.tsx';
import { Milestones } from './Milestones.tsx';
import { OpenDeals } from './OpenDeals.tsx';
import { Renewal } from './Renewal.tsx';
import { UsageSection } from './UsageSection.tsx';

/** Everything about an account: what needs attention, what is unknown, what is fine, in this order. */
export function AccountVerdict(props: {
  account: AccountAssessment;
  view: RecordView;
  copy: (text: string) => Promise<void>;
}) {
  const { account, view, copy } = props;
  const now = useNow();
  const { health, renewal, group, signals, gaps } = account;
  const reading = view.status === 'partial';
  return (
    <>
      <AccountHeadline account={account} reading={reading} />
      <Flags flags={accountFlags(account, now)} known={account.subject.customer !== null && health?.score !== null} />
      <Signals signals={ofCustomersFirst(signals)} contextOf={(signal) => contextOf(signal, account)} copy={copy} />
      {health === null ? null : (
        <Health
          title={t('customer.health.title')}
          health={health}
          changed={movedSentence(health.trend, now)}
          closed={false}
        />
      )}
      <UsageSection usage={account.usage} at={account.asOf} />
      {renewal === null ? null : <Renewal renewal={renewal} />}
      <BuyingGroup group={group} />
      <OpenDeals deals={account.deals} gaps={gaps} />
      <Milestones account={account} />
      {account.subject.customer === false && account.cases.open === 0 ? null : <Cases cases={account.cases} />}
      <Section title={t('customer.owners')}>
        {account.ownership.length === 0 ? (
          <p class="quiet">{t('governance.no_owner')}</p>
        ) : (
          <Outcomes outcomes={account.ownership} />
        )}
      </Section>
      <Gaps gaps={gaps} reading={reading} />
      <Sources assessment={account} view={view} copy={copy} />
    </>
  );
}

/** On a customer, what may end or grow it comes before what may begin something new. */
function ofCustomersFirst(signals: AccountAssessment['signals']): AccountAssessment['signals'] {
  const own = signals.list.filter(({ side }) => side === 'expansion');
  return { ...signals, list: [...own, ...signals.list.filter(({ side }) => side !== 'expansion')] };
}

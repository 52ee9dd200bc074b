import type { AccountAssessment } from '../../lib/assess/schema/account.ts';
import { date, dotted, prose } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/text.ts';
import { useNow } from '../clock.ts';
import { GapsNote } from '../Gaps.tsx';
import { SourceClaims } from '../SourceClaims.tsx';
import { accountStory, hasBought } from '../words/account-story.ts';
import { AccountTrack } from './AccountTrack.tsx';

/** The verdict in one line, the story behind it, and where the customer stands after the sale. */
export function AccountHeadline(props: { account: AccountAssessment; reading: boolean }) {
  const { account } = props;
  const now = useNow();
  const { title, sentences } = accountStory(account, now);
  return (
    <section class="headline" aria-label={t('headline.label')}>
      <p class="headline-title">{title}</p>
      <p class="story">{prose(sentences)}</p>
      <AccountTrack account={account} />
      <p class="subject">{dotted(subjectParts(account, now))}</p>
      <SourceClaims sources={account.sources} />
      <GapsNote gaps={account.gaps} reading={props.reading} />
    </section>
  );
}

/** Since when it is a customer, where no earlier deal may be hidden; else whether it was one. */
function standing(account: AccountAssessment, now: number): string | null {
  const { customer, since } = account.subject;
  if (customer === null) return null;
  if (!customer) return t(`customer.status.${hasBought(account)}`);
  const hidden = account.gaps.some(({ about }) => about === 'deals');
  return since === null || hidden ? null : t('customer.since', { day: date(since, now) });
}

/** What the CRM says of the account, part by part. */
function subjectParts(account: AccountAssessment, now: number): string[] {
  const { subject, segment } = account;
  return [
    segment.label ?? (segment.unknown ? t('subject.segment_unknown') : t('subject.no_segment')),
    segment.ideal === null ? null : t(segment.ideal ? 'subject.ideal' : 'subject.not_ideal'),
    standing(account, now),
    subject.ownerName === null ? null : t('customer.owner', { name: subject.ownerName }),
    subject.domain,
  ].filter((part) => part !== null);
}

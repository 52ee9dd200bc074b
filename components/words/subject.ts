import type { Assessment } from '../../lib/assess/schema/assessment.ts';
import { day, money, percent } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/text.ts';
import { unknownSentence } from './unknown.ts';

/** What the CRM says of the deal, part by part: segment, amount, close date, the CRM's stage and score. */
export function subjectParts({ subject, segment, asOf }: Assessment, now: number): string[] {
  const { crmStage: stage, crmProbability, crmScore } = subject;
  return [
    segment.label ?? (segment.unknown ? t('subject.segment_unknown') : t('subject.no_segment')),
    segment.ideal === null ? null : t(segment.ideal ? 'subject.ideal' : 'subject.not_ideal'),
    amountWords(subject.amount),
    closeWords(subject, asOf, now),
    crmProbability === null
      ? t('subject.in_crm', { stage })
      : t('subject.in_crm_with_probability', { stage, share: percent(crmProbability) }),
    crmScore === null ? null : t('subject.crm_score', { score: crmScore }),
  ].filter((part) => part !== null);
}

/** The deal's amount, or why there is none to tell. */
export function amountWords(amount: Assessment['subject']['amount']): string {
  if (!amount.known) return unknownSentence({ why: amount.why, about: 'deal.amount' });
  return amount.value === null ? t('subject.no_amount') : money(amount.value);
}

function closeWords({ closeDate, outcome }: Assessment['subject'], asOf: string, now: number): string {
  if (!closeDate.known) return unknownSentence({ why: closeDate.why, about: 'deal.closeDate' });
  if (closeDate.value === null) return t('subject.no_close_date');
  return t(outcome === 'open' || closeDate.value > asOf ? 'subject.closes' : 'subject.closed', {
    day: day(closeDate.value, now),
  });
}

import type { OpenDeal } from '../../lib/assess/schema/account.ts';
import { day, money } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/text.ts';
import { unknownSentence } from './unknown.ts';

/** What the CRM says of an open deal, part by part: its stage, its amount, the day on which it closes. */
export function openDealParts(
  { stage, amount, closeDate }: Pick<OpenDeal, 'stage' | 'amount' | 'closeDate'>,
  now: number,
): string[] {
  return [
    stage,
    amount.known ? amount.value && money(amount.value) : unknownSentence({ why: amount.why, about: 'deal.amount' }),
    closeDate.known
      ? closeDate.value && t('subject.closes', { day: day(closeDate.value, now) })
      : unknownSentence({ why: closeDate.why, about: 'deal.closeDate' }),
  ].filter((part) => part !== null);
}

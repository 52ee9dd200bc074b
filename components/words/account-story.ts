import type { AccountAssessment, Usage } from '../../lib/assess/schema/account.ts';
import { date, number } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/text.ts';
import { absentWords, daysToRenewal } from './renewal.ts';
import { unknownFullSentence } from './unknown.ts';
import { lasted, levelWords } from './usage.ts';

/** The verdict on an account in a few words, and the sentences that carry it. */
export function accountStory(account: AccountAssessment, now: number): { title: string; sentences: string[] } {
  return { title: title(account), sentences: sentences(account, now).filter((sentence) => sentence !== null) };
}

/** What is known of an account that is no customer: that it was one, that it never was, or neither where deals are hidden. */
export function hasBought({ subject, gaps }: AccountAssessment): 'former' | 'prospect' | 'not_now' {
  if (subject.since !== null) return 'former';
  return gaps.some(({ about }) => about === 'deals') ? 'not_now' : 'prospect';
}

function title(account: AccountAssessment): string {
  const { subject, flags, health, group } = account;
  const [first] = flags;
  if (first !== undefined) return t(`flag.${first.id}.title`);
  if (subject.customer === null) return t('customer.headline.unknown');
  if (!subject.customer) return t(`customer.headline.${hasBought(account)}`);
  if (health === null) return t('customer.headline.no_health');
  if (health.band === 'not_enough_known') return t('customer.headline.not_enough_known');
  const blind = health.band === 'sound' && group.unknown !== null;
  return t(blind ? 'headline.sound_so_far' : `headline.${health.band}`);
}

function sentences(account: AccountAssessment, now: number): (string | null)[] {
  const { subject, position, usage, renewal } = account;
  if (subject.customer === null) return [position.unknown === null ? null : unknownFullSentence(position.unknown)];
  if (!subject.customer) {
    const { since } = subject;
    return [since === null ? null : t('customer.story.bought', { day: date(since, now) }), openDeals(account)];
  }
  return [
    useSentence(usage, now),
    renewal === null || renewal.days === null ? null : daysToRenewal(renewal.days),
    renewal?.due ? absentWords(renewal) : null,
    threads(account),
  ];
}

function openDeals({ deals, gaps }: AccountAssessment): string {
  const hidden = gaps.find(({ about }) => about === 'deals');
  if (hidden !== undefined) return unknownFullSentence(hidden);
  return t('customer.story.deals', deals.length, { count: number(deals.length) });
}

/** The measure of use that says most: one that customers leave at, else one that wants more. */
function useSentence(usage: Usage[], now: number): string | null {
  const told = usage.find(({ zone }) => zone === 'churn') ?? usage.find(({ zone }) => zone === 'expansion');
  if (told === undefined || told.since === null) return null;
  const limit = told.zone === 'churn' ? told.churnBelow : told.expansionAbove;
  if (limit === null) return null;
  return t(told.zone === 'churn' ? 'customer.story.below' : 'customer.story.above', {
    usage: told.label,
    limit: levelWords(limit, told.share),
    time: lasted(told.since, now),
  });
}

function threads({ group }: AccountAssessment): string | null {
  if (group.activeThreads === null) return group.unknown === null ? null : unknownFullSentence(group.unknown);
  const count = group.activeThreads;
  return t('customer.story.threads', count, { count: number(count), days: number(group.windowDays) });
}

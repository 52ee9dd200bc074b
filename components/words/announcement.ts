import type { AccountAssessment } from '../../lib/assess/schema/account.ts';
import type { Assessment } from '../../lib/assess/schema/assessment.ts';
import { number, prose } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/text.ts';
import type { RecordView } from '../../lib/rpc.ts';
import { accountStory } from './account-story.ts';
import { contactStory } from './contact.ts';
import { judgedOf, type Notice } from './notice.ts';

/**
 * What a screen reader hears of the panel when that has changed: what is the matter, and of a verdict whose it is and how
 * it stands in short. What is plain beside a verdict is left to be read; null for nothing.
 */
export function announcement(view: RecordView | null, notice: Notice | null, now: number): string | null {
  const summary = view && summaryOf(view, now);
  if (view === null || summary === null) return notice && aloud(notice, [notice.meaning, notice.todo]);
  const told = t('panel.of', { name: judgedOf(view)?.subject.name ?? t('panel.title'), summary });
  return notice === null || notice.tone === 'plain' ? told : aloud(notice, [told]);
}

function aloud({ title }: Notice, rest: (string | null)[]): string {
  return t('panel.trouble', { title, rest: prose(rest.filter((sentence) => sentence !== null)) });
}

function summaryOf({ assessment, account, contact }: RecordView, now: number): string | null {
  if (assessment) return ofDeal(assessment);
  if (account) return ofAccount(account, now);
  if (contact === null) return null;
  const { title, sentences } = contactStory(contact, now);
  return prose([title, ...sentences]);
}

function ofDeal({ health, flags }: Assessment): string {
  return t('panel.summary', flags.length, { health: scoreWords(health.score), count: number(flags.length) });
}

function ofAccount(account: AccountAssessment, now: number): string {
  const { health, flags } = account;
  const count = number(flags.length);
  if (health === null) {
    return t('customer.summary_plain', flags.length, { title: accountStory(account, now).title, count });
  }
  return t('customer.summary', flags.length, { health: scoreWords(health.score), count });
}

function scoreWords(score: number | null): string {
  return score === null ? t('health.not_enough_known') : number(score);
}

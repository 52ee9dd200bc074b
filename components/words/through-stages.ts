import type { EngagementThen, StayEngagement } from '../../lib/assess/schema/group-by-stage.ts';
import { date, dateRange, list, number, prose, range } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/text.ts';

/** From when to when a stay lasted, as far as that is known. */
export function stayDates({ enteredAt, leftAt }: StayEngagement, now: number): string | null {
  if (enteredAt === null) return null;
  return leftAt === null ? t('through_stages.since', { day: date(enteredAt, now) }) : dateRange(enteredAt, leftAt, now);
}

/** How many of the functions that were called for were engaged: from how many to how many where some are unknown. */
export function engagementCount({ functions, engaged, required }: EngagementThen): string {
  const open = functions.filter(({ mayBeEngaged }) => mayBeEngaged).length;
  if (open === required) return t('unknown.word');
  return t('through_stages.engaged', { engaged: range(engaged, engaged + open), required: number(required) });
}

/** Why a stay has no functions to show; null where it has. */
export function whyNoFunctions({ engagement, leftAt }: StayEngagement): string | null {
  if (engagement === null) return leftAt === null ? t('unknown.word') : t('through_stages.passed');
  return engagement.required === 0 ? t('through_stages.nothing') : null;
}

/** Who was not engaged, and of whom nobody can tell; null where everybody was. */
export function notEngaged({ functions }: EngagementThen): string | null {
  const silent = functions.filter(({ state }) => state !== 'engaged');
  const names = (mayBe: boolean) =>
    list(silent.filter(({ mayBeEngaged }) => mayBeEngaged === mayBe).map(({ label }) => label));
  const [absent, open] = [names(false), names(true)];
  const sentences = [
    ...(absent === '' ? [] : [t('through_stages.not_engaged', { functions: absent })]),
    ...(open === '' ? [] : [t('through_stages.unknown', { functions: open })]),
  ];
  return sentences.length === 0 ? null : prose(sentences);
}

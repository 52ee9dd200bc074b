import type { EngagementThen, StayEngagement } from '../../lib/assess/schema/group-by-stage.ts';
import { date, dateRange, list, number, prose } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/text.ts';

/** From when to when a stay lasted, as far as that is known. */
export function stayDates({ enteredAt, leftAt }: StayEngagement, now: number): string | null {
  if (enteredAt === null) return null;
  return leftAt === null ? t('through_stages.since', { day: date(enteredAt, now) }) : dateRange(enteredAt, leftAt, now);
}

/** How many of the functions that were called for were engaged; of a stay that nobody is judged by, why not. */
export function engagementCount({ engagement, leftAt }: StayEngagement): string {
  if (engagement === null) return leftAt === null ? t('unknown.word') : t('through_stages.passed');
  const { functions, engaged, required } = engagement;
  if (required === 0) return t('through_stages.nothing');
  const open = functions.filter(({ mayBeEngaged }) => mayBeEngaged).length;
  if (open === required) return t('unknown.word');
  const counts = { engaged: number(engaged), required: number(required) };
  return t(open === 0 ? 'through_stages.engaged' : 'through_stages.engaged_at_least', counts);
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

import type { CustomerHealth } from '../../lib/assess/schema/account.ts';
import type { AssessedPerson } from '../../lib/assess/schema/group.ts';
import type { TrendChange } from '../../lib/assess/schema/health.ts';
import { date, signed } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/text.ts';

/** What moved the score most: by how many points, since when or since what. */
export function changeSentence(change: TrendChange, people: AssessedPerson[], now: number): string {
  const by = signed(change.by);
  const person = people.find((one) => one.id === change.params.person)?.name ?? change.params.name;
  if (change.code === 'person_fell_silent' || change.code === 'person_answered') {
    return t(`change.${change.code}`, { by, name: typeof person === 'string' ? person : t('group.unnamed') });
  }
  return t(`change.${change.code}`, { by, since: date(change.since, now) });
}

/** By how many points the score of a customer has moved over its trend; null where it stayed, or one end is unknown. */
export function movedSentence(trend: CustomerHealth['trend'], now: number): string | null {
  const [first, last] = [trend.find(({ score }) => score !== null), trend.at(-1)];
  if (first === undefined || first.score === null || last === undefined || last.score === null) return null;
  const by = Math.round(last.score) - Math.round(first.score);
  return by === 0 ? null : t('change.component_moved', { by: signed(by), since: date(first.at, now) });
}

import type { Usage } from '../../lib/assess/schema/account.ts';
import { date, duration, number, percent } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/text.ts';

const DAY_MS = 86_400_000;

/** A level of use: in per cent where it is a share. */
export function levelWords(level: number, share: boolean): string {
  return share ? percent(level) : number(level, 1);
}

/** Where the level lies and since when; that no history tells it where none does. */
export function zoneSentence({ zone, since }: Usage, now: number): string {
  if (zone === null) return t('unknown.word');
  const name = t(`customer.usage.zone.${zone}`);
  if (since === null) return t('customer.usage.no_since', { zone: name });
  return t('customer.usage.since', { zone: name, time: lasted(since, now), day: date(since, now) });
}

/** How long it has been in whole days: `9 days`. */
export function lasted(since: string, now: number): string {
  return duration(Math.max(1, Math.floor((now - Date.parse(since)) / DAY_MS)));
}

/** A level of the blueprint and what it stands for. */
export interface UsageMark {
  kind: 'churn' | 'healthy' | 'expansion';
  level: number;
  words: string;
}

/** The levels that the blueprint sets for a measure; two that are the same are told as one. */
export function usageMarks({ churnBelow, healthy, expansionAbove, share }: Usage): UsageMark[] {
  const same = expansionAbove === healthy;
  const mark = (kind: UsageMark['kind'], level: number, key: UsageMark['kind'] | 'both'): UsageMark => ({
    kind,
    level,
    words: t(`customer.usage.mark.${key}`, { level: levelWords(level, share) }),
  });
  return [
    ...(expansionAbove === null || same ? [] : [mark('expansion', expansionAbove, 'expansion')]),
    mark('healthy', healthy, same ? 'both' : 'healthy'),
    ...(churnBelow === null ? [] : [mark('churn', churnBelow, 'churn')]),
  ];
}

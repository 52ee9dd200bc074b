import type { CustomerRaise } from '../../lib/assess/schema/account.ts';
import type { Raise } from '../../lib/assess/schema/health.ts';
import { number } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/text.ts';
import { levelWords } from './usage.ts';

/** A change that would raise the score, as something to do. */
export function raiseSentence(change: (Raise | CustomerRaise)['change']): string {
  switch (change.kind) {
    case 'engage_function':
      return t('raise.engage_function', { function: change.label });
    case 'revive_person':
      return t('raise.revive_person', { name: change.name ?? t('group.unnamed') });
    case 'meet_criterion':
      return t('raise.meet_criterion', { criterion: change.label });
    case 'set_next_step':
      return t('raise.set_next_step', change.withinDays, { days: number(change.withinDays) });
    case 'mend_close_date':
      return t('raise.mend_close_date');
    case 'reach_usage':
      return t('raise.reach_usage', { usage: change.label, level: levelWords(change.level, change.share) });
    case 'close_cases':
      return t('raise.close_cases', change.to, { count: number(change.to) });
  }
}

import { number } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/text.ts';

/** How long it is until the renewal, or since its date passed. */
export function daysToRenewal(days: number): string {
  return days < 0
    ? t('flag.renewal_at_risk.passed', -days, { days: number(-days) })
    : t('flag.renewal_at_risk.sentence', days, { days: number(days) });
}

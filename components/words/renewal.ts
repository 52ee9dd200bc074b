import type { Renewal } from '../../lib/assess/schema/account.ts';
import { list, number } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/text.ts';

/** How long it is until the renewal, or since its date passed. */
export function daysToRenewal(days: number): string {
  return days < 0
    ? t('flag.renewal_at_risk.passed', -days, { days: number(-days) })
    : t('flag.renewal_at_risk.sentence', days, { days: number(days) });
}

/** Which of the functions that the renewal needs are silent or missing; null where none is known to be. */
export function absentWords({ functions }: Renewal): string | null {
  const absent = functions.filter(({ state }) => state === 'silent' || state === 'missing');
  if (absent.length === 0) return null;
  return t('flag.renewal_at_risk.absent', { functions: list(absent.map(({ label }) => label)) });
}

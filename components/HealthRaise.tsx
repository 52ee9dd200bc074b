import type { CustomerRaise } from '../lib/assess/schema/account.ts';
import type { Raise } from '../lib/assess/schema/health.ts';
import { number, signed } from '../lib/i18n/format.ts';
import { t } from '../lib/i18n/text.ts';
import { raiseSentence } from './words/raise.ts';

/** By how many points a change raises the score as it is shown, which is rounded. */
function shownGain({ score, gain }: Raise | CustomerRaise): number {
  return Math.round(score) - Math.round(score - gain);
}

/** The few single changes that would gain most; one too small to be seen in the score is none. */
export function HealthRaise(props: { raise: (Raise | CustomerRaise)[] }) {
  const raises = props.raise.filter((raise) => shownGain(raise) > 0);
  if (raises.length === 0) return null;
  return (
    <div class="raise">
      <h3>{t('health.raise')}</h3>
      <ul>
        {raises.map((raise) => (
          <li key={JSON.stringify(raise.change)}>
            <span class="gain">{signed(shownGain(raise))}</span>
            <span>{raiseSentence(raise.change)}</span>
            <span class="quiet">{t('health.raise_to', { score: number(raise.score) })}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

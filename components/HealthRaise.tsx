import type { CustomerRaise } from '../lib/assess/schema/account.ts';
import type { Raise } from '../lib/assess/schema/health.ts';
import { number, signed } from '../lib/i18n/format.ts';
import { t } from '../lib/i18n/text.ts';
import { raiseSentence } from './words/raise.ts';

/** The few single changes that would gain most. */
export function HealthRaise(props: { raise: (Raise | CustomerRaise)[] }) {
  if (props.raise.length === 0) return null;
  return (
    <div class="raise">
      <h3>{t('health.raise')}</h3>
      <ul>
        {props.raise.map((raise) => (
          <li key={JSON.stringify(raise.change)}>
            <span class="gain">{signed(raise.gain)}</span>
            <span>{raiseSentence(raise.change)}</span>
            <span class="quiet">{t('health.raise_to', { score: number(raise.score) })}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

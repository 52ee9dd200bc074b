import type { AssessedTension } from '../lib/assess/schema/signals.ts';
import { t } from '../lib/i18n/text.ts';
import { Details, DisclosureButton, useDisclosure } from './Disclosure.tsx';
import { RuleLine } from './Evidence.tsx';
import { WatchGlyph } from './Icons.tsx';
import { seatWords } from './words/signals.ts';

/** Two facts at odds: both sides, and what the blueprint rules, or that it rules nothing. */
export function TensionCard(props: { tension: AssessedTension }) {
  const { tension } = props;
  const why = useDisclosure();
  return (
    <div class="tension">
      <WatchGlyph />
      <div class="signal-words">
        <p>
          <strong>{tension.label}</strong> <span class="severity">{t('signals.tension.title')}</span>
        </p>
        <p class="signal-note">{tension.between.map(({ label }) => label).join(' ↔ ')}</p>
        <p>
          {tension.ruling === null
            ? t('signals.tension.undecided')
            : `${t('signals.tension.ruling')}: ${tension.ruling}`}
        </p>
      </div>
      <DisclosureButton state={why} subject={tension.label} />
      <Details state={why}>
        <p>{t('signals.tension.owner', { seat: seatWords(tension.owner) })}</p>
        {tension.playbook === null ? null : (
          <ol class="playbook-steps">
            {tension.playbook.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        )}
        <RuleLine line={tension.line} />
      </Details>
    </div>
  );
}

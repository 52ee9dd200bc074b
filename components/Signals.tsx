import { t } from '../lib/i18n/text.ts';
import { Section } from './Section.tsx';

/** What happened outside the CRM. No source of signals is known yet, and the section says so. */
export function Signals() {
  return (
    <Section title={t('signals.title')}>
      <p class="quiet">{t('signals.none')}</p>
    </Section>
  );
}

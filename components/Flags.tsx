import type { Assessment } from '../lib/assess/schema/assessment.ts';
import { t } from '../lib/i18n/text.ts';
import { FlagItem } from './FlagItem.tsx';
import { Section } from './Section.tsx';

/** What deserves a person's attention, most at stake first. */
export function Flags(props: { assessment: Assessment }) {
  const { flags, subject, health } = props.assessment;
  if (subject.outcome !== 'open') return null;
  return (
    <Section title={t('flags.title')} aside={flags.length === 0 ? null : t('flags.count', flags.length)}>
      {flags.length === 0 ? (
        <p class="quiet">{t(health.score === null ? 'flags.none_unknown' : 'flags.none')}</p>
      ) : (
        <ul class="flags" aria-label={t('flags.title')}>
          {flags.map((flag) => (
            <FlagItem key={flag.id} flag={flag} assessment={props.assessment} />
          ))}
        </ul>
      )}
    </Section>
  );
}

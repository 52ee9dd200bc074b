import { t } from '../lib/i18n/text.ts';
import { FlagItem, type ShownFlag } from './FlagItem.tsx';
import { Section } from './Section.tsx';

/** What deserves a person's attention, most at stake first; where nothing does, whether that much is known. */
export function Flags(props: { flags: ShownFlag[]; known: boolean }) {
  const { flags, known } = props;
  return (
    <Section title={t('flags.title')} aside={flags.length === 0 ? null : t('flags.count', flags.length)}>
      {flags.length === 0 ? (
        <p class="quiet">{t(known ? 'flags.none' : 'flags.none_unknown')}</p>
      ) : (
        <ul class="flags" aria-label={t('flags.title')}>
          {flags.map((flag) => (
            <FlagItem key={flag.id} flag={flag} />
          ))}
        </ul>
      )}
    </Section>
  );
}

import { t } from '../lib/i18n/text.ts';
import type { Gap } from '../lib/record/gap.ts';
import { Section } from './Section.tsx';
import { aboutWords } from './words/unknown.ts';

/** Where the notice of a partial read leads. */
export const GAPS_ID = 'gaps';

/** What could not be read, why, and what would mend it. */
export function Gaps(props: { gaps: Gap[] }) {
  if (props.gaps.length === 0) return null;
  return (
    <Section title={t('gaps.title')} aside={t('gaps.count', props.gaps.length)} id={GAPS_ID}>
      <ul class="gaps">
        {props.gaps.map((gap) => (
          <li key={`${gap.about}:${gap.detail}`}>
            <p>
              <strong>{aboutWords(gap.about)}</strong> <span class="quiet">{t(`unknown.why.${gap.why}`)}</span>
            </p>
            {gap.remedy === 'none' ? null : (
              <p>
                {t(`gaps.remedy.${gap.remedy}`)}{' '}
                {gap.detail === null || gap.about.endsWith(gap.detail) ? null : <code>{gap.detail}</code>}
              </p>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

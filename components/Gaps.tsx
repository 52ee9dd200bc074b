import { number } from '../lib/i18n/format.ts';
import { t } from '../lib/i18n/text.ts';
import type { Gap } from '../lib/record/gap.ts';
import { Section } from './Section.tsx';
import { aboutWords } from './words/unknown.ts';

/** Where the notice of a partial read leads. */
export const GAPS_ID = 'gaps';

/** What could not be read, why, and what would mend it; gaps that read alike are told once, with their number. */
export function Gaps(props: { gaps: Gap[] }) {
  if (props.gaps.length === 0) return null;
  const alike = Map.groupBy(props.gaps, ({ about, why, remedy, detail }) =>
    [aboutWords(about), why, remedy, detail].join('\n'),
  );
  return (
    <Section title={t('gaps.title')} aside={t('gaps.count', props.gaps.length)} id={GAPS_ID}>
      <ul class="gaps">
        {[...alike].map(([key, gaps]) => (
          <GapItem key={key} gaps={gaps} />
        ))}
      </ul>
    </Section>
  );
}

function GapItem(props: { gaps: Gap[] }) {
  const [gap] = props.gaps;
  if (gap === undefined) return null;
  const about = aboutWords(gap.about);
  const count = props.gaps.length;
  return (
    <li>
      <p>
        <strong>{count === 1 ? about : t('gaps.several', { about, count: number(count) })}</strong>{' '}
        <span class="quiet">{t(`unknown.why.${gap.why}`)}</span>
      </p>
      {gap.remedy === 'none' ? null : (
        <p>
          {t(`gaps.remedy.${gap.remedy}`)}{' '}
          {gap.detail === null || gap.about.endsWith(gap.detail) ? null : <code>{gap.detail}</code>}
        </p>
      )}
    </li>
  );
}

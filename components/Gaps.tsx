import { number } from '../lib/i18n/format.ts';
import { t } from '../lib/i18n/text.ts';
import type { Gap } from '../lib/record/gap.ts';
import { Section } from './Section.tsx';
import { aboutWords, isMissingField } from './words/unknown.ts';

/** Where the list of gaps is in the panel. */
const PLACE = 'gaps';

/**
 * The gaps to tell of one record. A field that the CRM does not have is missing on every record alike: whatever asks for it
 * says so, and the Blueprint page lists it. `reading`: whether more is on its way; what is not read yet is no gap then.
 */
function gapsOfRecord({ gaps, reading }: { gaps: Gap[]; reading: boolean }): Gap[] {
  return gaps.filter((gap) => !isMissingField(gap) && !(reading && gap.why === 'not_loaded'));
}

/** Beside the verdict: that not everything could be read, and where it says what; nothing where everything could. */
export function GapsNote(props: { gaps: Gap[]; reading: boolean }) {
  if (gapsOfRecord(props).length === 0) return null;
  return (
    <p class="subject">
      {t('gaps.note')} <a href={`#${PLACE}`}>{t('gaps.see')}</a>
    </p>
  );
}

/**
 * What could not be read, why, and what would mend it; gaps that read alike are told once, with their number.
 */
export function Gaps(props: { gaps: Gap[]; reading: boolean }) {
  const ofRecord = gapsOfRecord(props);
  if (ofRecord.length === 0) return null;
  const alike = Map.groupBy(ofRecord, (gap) =>
    [aboutWords(gap.about, gap.label), gap.why, gap.remedy, detailOf(gap)].join('\n'),
  );
  return (
    <Section title={t('gaps.title')} aside={t('gaps.count', ofRecord.length)} id={PLACE}>
      <ul class="gaps">
        {[...alike].map(([key, gaps]) => (
          <GapItem key={key} gaps={gaps} />
        ))}
      </ul>
    </Section>
  );
}

/** What a gap's words do not say yet, or not as the CRM spells it; a record's own id says nothing to anybody. */
function detailOf({ about, label, detail }: Gap): string | null {
  if (label !== undefined) return detail === label ? null : detail;
  return detail === null || (about.endsWith(detail) && !detail.includes('_')) ? null : detail;
}

function GapItem(props: { gaps: Gap[] }) {
  const [gap] = props.gaps;
  if (gap === undefined) return null;
  const about = aboutWords(gap.about, gap.label);
  const remedy = remedyWords(gap);
  const detail = detailOf(gap);
  const count = props.gaps.length;
  return (
    <li>
      <p>
        <strong>{count === 1 ? about : t('gaps.several', { about, count: number(count) })}</strong>{' '}
        <span class="quiet">{t(`unknown.why.${gap.why}`)}</span>
      </p>
      {remedy === null ? null : (
        <p>
          {remedy} {detail === null ? null : <code>{detail}</code>}
        </p>
      )}
    </li>
  );
}

/** What would mend a gap; an admin gives access to what is hidden, and sets up what is not there. Null for nothing. */
function remedyWords({ remedy, why }: Gap): string | null {
  if (remedy === 'none') return null;
  return t(`gaps.remedy.${remedy === 'ask_admin' && why !== 'hidden' ? 'set_up' : remedy}`);
}

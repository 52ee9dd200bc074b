import type { Assessment } from '../lib/assess/schema/assessment.ts';
import { day, money, percent } from '../lib/i18n/format.ts';
import { t } from '../lib/i18n/text.ts';
import { useNow } from './clock.ts';
import { StageTrack } from './StageTrack.tsx';
import { story } from './words/story.ts';

/** The verdict in one line, the story behind it in a sentence or two, and where the deal stands in its lifecycle. */
export function Headline(props: { assessment: Assessment }) {
  const now = useNow();
  const { title, sentences } = story(props.assessment, now);
  return (
    <section class="headline" aria-label={t('headline.label')}>
      <p class="headline-title">{title}</p>
      <p class="story">{sentences.join(' ')}</p>
      <StageTrack assessment={props.assessment} />
      <Subject assessment={props.assessment} />
    </section>
  );
}

/** The CRM's own figures of the deal, beside ours and never mixed with them. */
function Subject(props: { assessment: Assessment }) {
  const now = useNow();
  const { subject, segment } = props.assessment;
  const { amount, closeDate } = subject;
  const rows: [string, string][] = [
    [t('subject.segment'), segment.label ?? t('unknown.word')],
    [
      t('subject.amount'),
      !amount.known ? unknownWord(amount.why) : amount.value ? money(amount.value) : t('unknown.empty'),
    ],
    [
      t('subject.close_date'),
      !closeDate.known ? unknownWord(closeDate.why) : closeDate.value ? day(closeDate.value, now) : t('unknown.empty'),
    ],
    [
      t('subject.crm_stage'),
      subject.crmProbability === null
        ? subject.crmStage
        : t('subject.stage_with_probability', { stage: subject.crmStage, share: percent(subject.crmProbability) }),
    ],
  ];
  if (subject.crmScore !== null) rows.push([t('subject.crm_score'), String(subject.crmScore)]);
  if (segment.ideal !== null) rows.push([t('subject.fit'), t(segment.ideal ? 'subject.ideal' : 'subject.not_ideal')]);
  return (
    <dl class="subject">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function unknownWord(why: 'hidden' | 'not_tracked' | 'not_configured' | 'not_loaded'): string {
  return t(`unknown.why.${why}`);
}

import type { Assessment } from '../lib/assess/schema/assessment.ts';
import { dotted, prose } from '../lib/i18n/format.ts';
import { t } from '../lib/i18n/text.ts';
import { useNow } from './clock.ts';
import { GapsNote } from './Gaps.tsx';
import { SourceClaims } from './SourceClaims.tsx';
import { StageTrack } from './StageTrack.tsx';
import { story } from './words/story.ts';
import { subjectParts } from './words/subject.ts';

/** The verdict in one line, the story behind it in a sentence or two, and where the deal stands in its lifecycle. */
export function Headline(props: { assessment: Assessment; reading: boolean }) {
  const now = useNow();
  const { title, sentences } = story(props.assessment, now);
  return (
    <section class="headline" aria-label={t('headline.label')}>
      <p class="headline-title">{title}</p>
      <p class="story">{prose(sentences)}</p>
      <StageTrack assessment={props.assessment} />
      <Subject assessment={props.assessment} />
      <SourceClaims sources={props.assessment.sources} />
      <GapsNote gaps={props.assessment.gaps} reading={props.reading} />
    </section>
  );
}

/** The CRM's own figures of the deal, beside ours and never mixed with them. */
function Subject(props: { assessment: Assessment }) {
  return <p class="subject">{dotted(subjectParts(props.assessment, useNow()))}</p>;
}

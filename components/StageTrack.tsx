import type { Assessment } from '../lib/assess/schema/assessment.ts';
import { number } from '../lib/i18n/format.ts';
import { t } from '../lib/i18n/text.ts';
import { Details, DisclosureButton, useDisclosure } from './Disclosure.tsx';
import { PaceDetails } from './PaceDetails.tsx';
import { TrackBar, type TrackStage } from './TrackBar.tsx';

/** The lifecycle as a track: what is behind, where the deal stands and for how long, what is ahead. */
export function StageTrack(props: { assessment: Assessment }) {
  const { position, pace, subject } = props.assessment;
  const why = useDisclosure();
  const current = position.track.find((stage) => stage.state === 'current');
  return (
    <div class="track">
      <TrackBar track={position.track}>
        {caption(current, props.assessment)}{' '}
        {pace.days === null && pace.unknown === null ? null : (
          <DisclosureButton state={why} subject={t('track.pace')} class="why inline" />
        )}
      </TrackBar>
      {current === undefined && position.unknown ? (
        <p class="quiet">{t('track.unmapped', { stage: subject.crmStage })}</p>
      ) : null}
      <Details state={why}>
        {position.means ? <p class="means">{t('track.means', { means: position.means })}</p> : null}
        <PaceDetails pace={pace} stage={subject.outcome === 'open' ? (current?.label ?? subject.crmStage) : null} />
      </Details>
    </div>
  );
}

function caption(current: TrackStage | undefined, { pace, subject }: Assessment): string {
  const stage = current?.label ?? subject.crmStage;
  if (subject.outcome !== 'open' || pace.days === null) return stage;
  const spent = number(Math.floor(pace.days));
  const usual = pace.benchmark.source === 'insufficient_history' ? null : Math.round(pace.benchmark.days);
  // Less than a day is no number of days: what is usual then stands in the details.
  return usual ? t('track.day_of', { stage, spent, usual: number(usual) }) : t('track.day', { stage, spent });
}

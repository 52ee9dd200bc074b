import type { ComponentChildren } from 'preact';
import type { Assessment } from '../lib/assess/schema/assessment.ts';
import { t } from '../lib/i18n/text.ts';

export type TrackStage = Assessment['position']['track'][number];

/** The stages of a lifecycle in a row, with a caption of where the record stands; the knot is a diamond. */
export function TrackBar(props: { track: TrackStage[]; children: ComponentChildren }) {
  const current = props.track.find((stage) => stage.state === 'current');
  const [first, last] = [props.track[0], props.track.at(-1)];
  return (
    <>
      <ol aria-label={t('track.label')}>
        {props.track.map((stage) => (
          <li
            key={stage.id}
            class={`${stage.state} ${stage.side}`}
            title={stage.label}
            aria-current={stage.state === 'current' ? 'step' : undefined}
          >
            <span class="visually-hidden">
              {t('track.step', { stage: stage.label, state: t(`track.state.${stage.state}`) })}
            </span>
          </li>
        ))}
      </ol>
      <div class="track-caption">
        <span class="end" aria-hidden="true">
          {first === current ? null : first?.label}
        </span>
        <span class="current">{props.children}</span>
        <span class="end" aria-hidden="true">
          {last === current ? null : last?.label}
        </span>
      </div>
    </>
  );
}

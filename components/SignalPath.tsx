import type { SignalPath as Path, PathStep } from '../lib/assess/schema/signals.ts';
import { dotted, number, span } from '../lib/i18n/format.ts';
import { t } from '../lib/i18n/text.ts';
import { FactLine } from './Evidence.tsx';
import { Ago } from './When.tsx';

/** The way of a signal as a line of steps: the time each took, whose time it was, and through how many hands it went. */
export function SignalPath(props: { path: Path }) {
  const { steps, handOffs, reinterpretations } = props.path;
  const acted = steps.find(({ step }) => step === 'acted');
  const notes = [
    handOffs > 0 ? t('signals.hand_offs', handOffs, { count: number(handOffs) }) : null,
    reinterpretations > 0
      ? t('signals.reinterpretations', reinterpretations, { count: number(reinterpretations) })
      : null,
    latencyWords(props.path),
  ].filter((note) => note !== null);
  return (
    <div class="path">
      <ol aria-label={t('signals.path')}>
        {steps.map((step, index) => (
          <Step key={`${step.step}-${index}`} step={step} next={steps[index + 1]?.time ?? null} />
        ))}
      </ol>
      {notes.length === 0 ? null : <p class="quiet">{dotted(notes)}</p>}
      {acted?.evidence ? (
        <p class="fact-line">
          {t('signals.counted')} <FactLine fact={acted.evidence} />
        </p>
      ) : null}
    </div>
  );
}

/** A step, and the line to the next one, which shows whose time it was. */
function Step(props: { step: PathStep; next: PathStep['time'] }) {
  const { step, at, took, time, by, system, as } = props.step;
  return (
    <li class={props.next === null ? 'path-step' : `path-step to-${props.next}`}>
      <span class="path-name">{t(`signals.step.${step}`)}</span>
      {took === null ? <Ago at={at} /> : <span>{tookWords(took)}</span>}
      {by === null && system === null ? null : (
        <span class="path-who">{by === null ? system : t('signals.by', { name: by })}</span>
      )}
      {as === null ? null : <span class="path-who">{t('signals.as', { type: as })}</span>}
      {time === null ? null : <span class="visually-hidden">{t(`signals.${time}`)}</span>}
    </li>
  );
}

function tookWords(took: number): string {
  return took < 60_000 ? t('signals.instantly') : t('signals.took', { time: span(took) });
}

function latencyWords({ latency, systemTime, humanTime }: Path): string | null {
  if (latency === null) return null;
  const whole = t('signals.latency', { time: span(latency) });
  if (systemTime === null || humanTime === null) return whole;
  return `${whole} (${t('signals.split', { system: span(systemTime), human: span(humanTime) })})`;
}

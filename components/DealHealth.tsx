import type { Assessment } from '../lib/assess/schema/assessment.ts';
import { number, percent } from '../lib/i18n/format.ts';
import { t } from '../lib/i18n/text.ts';
import { Band } from './Band.tsx';
import { HealthRaise } from './HealthRaise.tsx';
import { HealthShares } from './HealthShares.tsx';
import { HealthTrend } from './HealthTrend.tsx';
import { Section } from './Section.tsx';

/** The composite health: the number with its band, its history, its shares, and what would raise it. */
export function DealHealth(props: { assessment: Assessment }) {
  const { health } = props.assessment;
  return (
    <Section title={t('health.title')} aside={t('health.known', { share: percent(health.confidence) })}>
      <div class="health-top">
        <Score assessment={props.assessment} />
        <HealthTrend health={health} people={props.assessment.group.people} />
      </div>
      <HealthShares health={health} />
      <HealthRaise raise={health.raise} />
    </Section>
  );
}

function Score(props: { assessment: Assessment }) {
  const { health } = props.assessment;
  const healthy = health.healthy === null ? null : t('health.healthy', { score: number(health.healthy) });
  if (health.score === null) {
    return (
      <div class="score">
        <p class="score-unknown">{t('health.not_enough_known')}</p>
        <p class="score-note">{t('health.why_unknown', { share: percent(health.confidence) })}</p>
      </div>
    );
  }
  const score = Math.round(health.score);
  const closed = props.assessment.subject.outcome !== 'open';
  return (
    <div class="score">
      {/* biome-ignore lint/a11y/useSemanticElements: a <meter> cannot be styled as a number */}
      <p
        class="score-number"
        role="meter"
        aria-label={t('health.title')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={score}
        aria-valuetext={t('health.meter', { score: number(score), band: t(`band.${health.band}`) })}
      >
        {number(score)}
      </p>
      <p class="score-note">
        {closed ? <span>{t('health.at_close')}</span> : <Band band={health.band} />}
        {healthy === null ? null : <span>{healthy}</span>}
      </p>
    </div>
  );
}

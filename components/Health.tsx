import type { CustomerHealth } from '../lib/assess/schema/account.ts';
import type { Health as DealHealth } from '../lib/assess/schema/health.ts';
import { number, numberBeside, percent } from '../lib/i18n/format.ts';
import { t } from '../lib/i18n/text.ts';
import { Band } from './Band.tsx';
import { HealthRaise } from './HealthRaise.tsx';
import { HealthShares } from './HealthShares.tsx';
import { HealthTrend } from './HealthTrend.tsx';
import { Section } from './Section.tsx';

type AnyHealth = DealHealth | CustomerHealth;

/** The composite health: the number with its band, its history, its shares, and what would raise it. */
export function Health(props: {
  title: string;
  health: AnyHealth;
  /** What moved it most, in words; null where nothing is to be told. */
  changed: string | null;
  /** Whether it is that of a record at its close. */
  closed: boolean;
}) {
  const { title, health } = props;
  return (
    <Section title={title} aside={t('health.known', { share: percent(health.confidence) })}>
      <div class="health-top">
        <Score {...props} />
        <HealthTrend
          title={title}
          trend={health.trend}
          healthy={health.healthy}
          changed={props.changed}
          closed={props.closed}
        />
      </div>
      <HealthShares components={health.components} score={health.score} />
      <HealthRaise raise={health.raise} />
    </Section>
  );
}

function Score(props: { title: string; health: AnyHealth; closed: boolean }) {
  const { health } = props;
  const healthy = health.healthy === null ? null : t('health.healthy', { score: number(health.healthy) });
  if (health.score === null) {
    return (
      <div class="score">
        <p class="score-unknown">{t('health.not_enough_known')}</p>
        <p class="score-note">{t('health.why_unknown', { share: percent(health.confidence) })}</p>
      </div>
    );
  }
  const score = health.healthy === null ? number(health.score) : numberBeside(health.healthy, health.score);
  return (
    <div class="score">
      {/* biome-ignore lint/a11y/useSemanticElements: a <meter> cannot be styled as a number */}
      <p
        class="score-number"
        role="meter"
        aria-label={props.title}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(health.score)}
        aria-valuetext={t('health.meter', { score, band: t(`band.${health.band}`) })}
      >
        {score}
      </p>
      <p class="score-note">
        {props.closed ? <span>{t('health.at_close')}</span> : <Band band={health.band} />}
        {healthy === null ? null : <span>{healthy}</span>}
      </p>
    </div>
  );
}

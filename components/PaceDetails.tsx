import type { Pace } from '../lib/assess/schema/pace.ts';
import { number, numberBeside, percent } from '../lib/i18n/format.ts';
import { t } from '../lib/i18n/text.ts';
import { FactLine, RuleLine } from './Evidence.tsx';
import { benchmarkSentence } from './words/pace.ts';
import { unknownSentence } from './words/unknown.ts';

/**
 * What the time in the stage is held against, and what came of deals that stayed as long. `stage` is where the deal stands,
 * null for a closed one, whose pace is that of the stage before.
 */
export function PaceDetails(props: { pace: Pace; stage: string | null }) {
  const { pace } = props;
  return (
    <>
      {pace.unknown ? <p>{unknownSentence(pace.unknown)}</p> : null}
      {pace.entered ? (
        <p class="fact-line">
          {props.stage === null ? t('pace.last_open') : t('pace.entered', { stage: props.stage })}{' '}
          <FactLine fact={pace.entered} />
        </p>
      ) : null}
      <p>{benchmarkSentence(pace.benchmark)}</p>
      {pace.ratio === null ? null : (
        <p>
          {t('pace.ratio', { ratio: numberBeside(pace.stuckRatio, pace.ratio, 1), limit: number(pace.stuckRatio, 1) })}
        </p>
      )}
      {pace.visits > 1 && pace.totalDays !== null ? (
        <p>{t('pace.visits', pace.visits, { count: pace.visits, days: number(pace.totalDays) })}</p>
      ) : null}
      {pace.odds ? (
        <p>{t('pace.odds', pace.odds.atRisk, { share: percent(pace.odds.share), count: number(pace.odds.atRisk) })}</p>
      ) : null}
      <RuleLine line={pace.line} />
      {pace.benchmark.source === 'blueprint' ? <RuleLine line={pace.benchmark.line} /> : null}
    </>
  );
}

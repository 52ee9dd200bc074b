import type { StageBenchmark } from '../record/benchmarks.ts';
import type { StageVisit } from '../record/stages.ts';
import { daysBetween } from '../record/time.ts';
import { chooseBenchmark, ownBenchmark } from './benchmark-choice.ts';
import { gapAt } from './blind.ts';
import { visitEvidence } from './evidence.ts';
import type { Facts } from './facts.ts';
import type { Unknown } from './schema/evidence.ts';
import type { Pace } from './schema/pace.ts';
import { pointAt } from './survival.ts';
import { currentVisit, stageEntry, staysOf } from './visits.ts';

/** Room for the rounding of divisions, so that exactly the ratio is never above it. */
const ROUNDING = 1e-9;
const DEFAULT_STUCK_RATIO = 1.5;

/**
 * The share of the deals still here after as many days that later moved on; null below the blueprint's number at risk, and
 * where none of them has left the stage since.
 */
function oddsOf(own: StageBenchmark | null, { snapshot, at, blueprint }: Facts): Pace['odds'] {
  const visit = currentVisit(snapshot);
  const point = visit && own && pointAt(own.curve, daysBetween(visit.enteredAt, at));
  if (point === null || point.odds === null || point.atRisk < blueprint.document.benchmarks.min_at_risk) return null;
  return { share: point.odds, atRisk: point.atRisk };
}

/**
 * The times that the record was in what the benchmark speaks of, the present one last: the organisation's numbers are of a
 * CRM stage, the blueprint's of a lifecycle stage, which may have several CRM stages. Empty where the present one is not known.
 */
function timesHere(facts: Facts, { source }: Pace['benchmark']): StageVisit[] {
  const { visits, deal } = facts.snapshot;
  if (source === 'org') return visits.filter(({ stage }) => stage === deal.stage);
  return stageEntry(facts) === null ? [] : staysOf(facts);
}

function unknownPace(visit: StageVisit | undefined, benchmark: Pace['benchmark'], { snapshot }: Facts): Unknown | null {
  if (visit === undefined) return gapAt(snapshot, 'visits') ?? { why: 'not_tracked', about: 'visits' };
  if (benchmark.source !== 'insufficient_history') return null;
  return { why: benchmark.deals === null ? 'not_loaded' : 'not_configured', about: 'benchmarks' };
}

/** Time in the stage against its benchmark; stuck only strictly above the ratio (R18). */
export function assessPace(facts: Facts, segment: string | null): Pace {
  const { snapshot, at, stage, blueprint } = facts;
  const benchmark = chooseBenchmark(facts, segment);
  const times = timesHere(facts, benchmark);
  const visit = times.at(-1);
  const days = visit === undefined ? null : daysBetween(visit.enteredAt, at);
  const totalDays = times.reduce((sum, { enteredAt, leftAt }) => sum + daysBetween(enteredAt, leftAt ?? at), 0);
  const ratio = days === null || benchmark.source === 'insufficient_history' ? null : days / benchmark.days;
  const stuckRatio = stage?.stuck.ratio ?? DEFAULT_STUCK_RATIO;
  const own = ownBenchmark(facts, segment) ?? ownBenchmark(facts, null);
  return {
    days,
    totalDays: visit === undefined || gapAt(snapshot, 'visits') !== null ? null : totalDays,
    visits: times.length,
    entered: visit === undefined ? null : visitEvidence(snapshot, visit),
    benchmark,
    ratio,
    stuckRatio,
    stuck: ratio === null ? null : ratio > stuckRatio + ROUNDING,
    odds: oddsOf(own, facts),
    unknown: unknownPace(visit, benchmark, facts),
    line: blueprint.place(stage === null ? 'lifecycle' : `lifecycle.${stage.id}.stuck`),
  };
}

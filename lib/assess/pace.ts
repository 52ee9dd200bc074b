import type { StageBenchmark } from '../record/benchmarks.ts';
import type { Snapshot } from '../record/snapshot.ts';
import type { StageVisit } from '../record/stages.ts';
import { daysBetween } from '../record/time.ts';
import { chooseBenchmark, ownBenchmark } from './benchmark-choice.ts';
import { gapAt } from './blind.ts';
import { visitEvidence } from './evidence.ts';
import type { Facts } from './facts.ts';
import type { Unknown } from './schema/evidence.ts';
import type { Pace } from './schema/pace.ts';
import { pointAt } from './survival.ts';

/** Room for the rounding of divisions, so that exactly the ratio is never above it. */
const ROUNDING = 1e-9;
const DEFAULT_STUCK_RATIO = 1.5;

/** The visit that the record is in, null where the CRM keeps no history of stages. */
export function currentVisit({ visits, deal }: Snapshot): StageVisit | null {
  return visits.findLast(({ stage }) => stage === deal.stage) ?? null;
}

/** Share of the deals still here after as many days that later moved on; null below the blueprint's number at risk. */
function oddsOf(own: StageBenchmark | null, days: number, { blueprint }: Facts): Pace['odds'] {
  const point = own && pointAt(own.curve, days);
  if (point === null || point.atRisk < blueprint.document.benchmarks.min_at_risk) return null;
  return { share: point.odds, atRisk: point.atRisk };
}

function totalDays({ snapshot, at }: Facts): number {
  return snapshot.visits
    .filter(({ stage }) => stage === snapshot.deal.stage)
    .reduce((sum, { enteredAt, leftAt }) => sum + daysBetween(enteredAt, leftAt ?? at), 0);
}

function unknownPace(visit: StageVisit | null, benchmark: Pace['benchmark'], { snapshot }: Facts): Unknown | null {
  if (visit === null) return gapAt(snapshot, 'visits') ?? { why: 'not_tracked', about: 'visits' };
  return benchmark.source === 'insufficient_history' ? { why: 'not_configured', about: 'benchmarks' } : null;
}

/** Time in the current visit of the CRM's stage against the benchmark; stuck only strictly above the ratio (R18). */
export function assessPace(facts: Facts, segment: string | null): Pace {
  const { snapshot, at, stage, blueprint } = facts;
  const visit = currentVisit(snapshot);
  const days = visit === null ? null : daysBetween(visit.enteredAt, at);
  const benchmark = chooseBenchmark(facts, segment);
  const ratio = days === null || benchmark.source === 'insufficient_history' ? null : days / benchmark.days;
  const stuckRatio = stage?.stuck.ratio ?? DEFAULT_STUCK_RATIO;
  const own = ownBenchmark(facts, segment) ?? ownBenchmark(facts, null);
  return {
    days,
    totalDays: visit === null || gapAt(snapshot, 'visits') !== null ? null : totalDays(facts),
    visits: snapshot.visits.filter((it) => it.stage === snapshot.deal.stage).length,
    entered: visit === null ? null : visitEvidence(snapshot, visit),
    benchmark,
    ratio,
    stuckRatio,
    stuck: ratio === null ? null : ratio > stuckRatio + ROUNDING,
    odds: days === null ? null : oddsOf(own, days, facts),
    unknown: unknownPace(visit, benchmark, facts),
    line: blueprint.place(stage === null ? 'lifecycle' : `lifecycle.${stage.id}.stuck`),
  };
}

import type { Benchmarks, StageBenchmark } from '../record/benchmarks.ts';
import type { Facts } from './facts.ts';
import type { Benchmark } from './schema/pace.ts';

/** The organisation's own numbers for the record's pipeline and CRM stage in a segment (null: all together). */
export function ownBenchmark({ benchmarks, snapshot }: Facts, segment: string | null): StageBenchmark | null {
  const { pipeline, deal } = snapshot;
  const of = (it: StageBenchmark) => it.pipeline === pipeline.id && it.stage === deal.stage && it.segment === segment;
  return benchmarks?.stages.find(of) ?? null;
}

function enough(own: StageBenchmark | null, facts: Facts): own is StageBenchmark {
  return own !== null && own.visits >= facts.blueprint.document.benchmarks.min_visits;
}

function fromOrg(own: StageBenchmark, { computedAt }: Benchmarks, facts: Facts): Benchmark | null {
  const basis = facts.stage?.stuck.basis ?? 'average';
  if (own[basis] <= 0) return null;
  const { deals, visits, segment } = own;
  return { source: 'org', days: own[basis], basis, deals, visits, segment, computedAt };
}

function fromBlueprint({ stage, blueprint }: Facts, segment: string | null, deals: number | null): Benchmark | null {
  const written = stage?.benchmark;
  if (stage === null || written === undefined) return null;
  const key = segment !== null && written[segment] !== undefined ? segment : 'default';
  const days = written[key];
  if (days === undefined || days <= 0) return null;
  return { source: 'blueprint', days, deals, line: blueprint.place(`lifecycle.${stage.id}.benchmark.${key}`) };
}

/**
 * What time in the stage is held against: the organisation's own closed deals of the segment where there are enough,
 * else the blueprint's number, else the organisation's deals of all segments, else nothing (R82: said, never 0). Deals
 * that nobody has read are not counted as none.
 */
export function chooseBenchmark(facts: Facts, segment: string | null): Benchmark {
  const { benchmarks, blueprint } = facts;
  const own = segment === null ? null : ownBenchmark(facts, segment);
  const all = ownBenchmark(facts, null);
  const ofSegment = benchmarks === null || segment === null ? null : (own?.deals ?? 0);
  const chosen =
    (benchmarks !== null && enough(own, facts) ? fromOrg(own, benchmarks, facts) : null) ??
    fromBlueprint(facts, segment, ofSegment) ??
    (benchmarks !== null && enough(all, facts) ? fromOrg(all, benchmarks, facts) : null);
  if (chosen !== null) return chosen;
  const needed = blueprint.document.benchmarks.min_visits;
  return { source: 'insufficient_history', deals: benchmarks && ((own ?? all)?.deals ?? 0), needed };
}

import { COVERAGE_SHARE, THREADS_SHARE } from '../../blueprint/checks/weights.ts';
import { whyNoStage } from '../blind.ts';
import type { Facts } from '../facts.ts';
import { threadsAtLeast } from '../group.ts';
import type { BuyingGroup } from '../schema/group.ts';
import { type Part, upToOne } from './part.ts';

/** 0…1, null where something hidden could change it. */
function threadShare(group: BuyingGroup, healthy: number): number | null {
  if (group.activeThreads !== null) return upToOne(group.activeThreads, healthy);
  return threadsAtLeast(group) >= healthy ? 1 : null;
}

/** 100 × (0.6 × coverage + 0.4 × active threads ÷ healthy threads, at most 1); threads alone where nothing is required. */
export function multiThreading({ stage, snapshot }: Facts, group: BuyingGroup): Part {
  const inputs = {
    coverage: group.coverage,
    engaged: group.engaged,
    required: group.required,
    active_threads: group.activeThreads,
    healthy_threads: group.healthyThreads,
  };
  const evidence = group.people.flatMap(({ engagement, lastTwoWay }) =>
    engagement === 'active' && lastTwoWay !== null ? [lastTwoWay] : [],
  );
  if (stage === null) return { value: null, inputs, evidence, unknown: whyNoStage(snapshot) };
  const threads = threadShare(group, stage.healthy.threads);
  const coverage = group.required === 0 ? threads : group.coverage;
  if (threads === null || coverage === null)
    return { value: null, inputs, evidence, unknown: group.unknown ?? { why: 'hidden', about: 'people' } };
  return { value: 100 * (COVERAGE_SHARE * coverage + THREADS_SHARE * threads), inputs, evidence, unknown: null };
}

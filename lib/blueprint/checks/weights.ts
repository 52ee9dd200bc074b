import type { Finding } from '../problem.ts';
import type { BlueprintDocument, Stage } from '../schema.ts';

/** The share of multi-threading that coverage makes, and the share that the number of threads makes (assessment.md). */
export const COVERAGE_SHARE = 0.6;
export const THREADS_SHARE = 0.4;

/** What "modest momentum" is: half of what the stage calls healthy. */
export const MODEST_MOMENTUM = 50;

/** The weights are points of 100; more than rounding away from that is a slip. */
const ROUNDING = 1e-6;

/**
 * By how much, of 100, multi-threading of a healthy group lies above that of one busy thread in a stage that asks for
 * `threads` threads and `required` functions. The group has that many threads and a thread in every required function;
 * the one thread covers at most one function, as a person has one. Where nothing is required, threads alone count.
 */
export function lead(threads: number, required: number): number {
  const byThreads = 1 - 1 / Math.max(1, threads);
  const byCoverage = required === 0 ? byThreads : 1 - 1 / required;
  return 100 * (COVERAGE_SHARE * byCoverage + THREADS_SHARE * byThreads);
}

/** Weights of deals or customers that are not points of 100. */
export function unevenWeights({ health, customer_health }: BlueprintDocument): Finding[] {
  return [
    ...wrongSum(health.weights, ['health', 'weights']),
    ...(customer_health === undefined ? [] : wrongSum(customer_health.weights, ['customer_health', 'weights'])),
  ];
}

/**
 * Weights that break "threads before momentum". Of two records alike but for their people, a healthy group with modest
 * momentum scores at least as much as one thread of full momentum exactly when
 *
 *     multi_threading × lead(threads, required) ≥ momentum × (100 − MODEST_MOMENTUM)
 *
 * since these two components alone differ and both scores divide by the same known weight. Stages that call one thread
 * healthy make no promise. Criteria that the group meets at least as well as the thread only widen the difference.
 */
export function brokenWeights(document: BlueprintDocument): Finding[] {
  const { weights } = document.health;
  const findings: Finding[] = [];
  for (const stage of document.lifecycle) {
    if (stage.healthy.threads < 2) continue;
    const least = lead(stage.healthy.threads, fewestRequired(stage));
    if (weights.multi_threading * least >= weights.momentum * (100 - MODEST_MOMENTUM)) continue;
    const needed = Math.ceil((weights.momentum * (100 - MODEST_MOMENTUM)) / least);
    findings.push({
      path: ['health', 'weights', 'multi_threading'],
      message: `in ${stage.label} one busy thread would beat a healthy group`,
      remedy: `Give multi_threading at least ${needed}, momentum less, or ask for more threads or functions in ${stage.label}.`,
    });
  }
  return findings;
}

function wrongSum(weights: Record<string, number>, path: Finding['path']): Finding[] {
  const sum = Object.values(weights).reduce((total, weight) => total + weight, 0);
  if (Math.abs(sum - 100) <= ROUNDING) return [];
  return [{ path, message: `the weights add up to ${sum}, not to 100`, remedy: 'Weights are points of 100.' }];
}

function fewestRequired(stage: Stage): number {
  const lists = [stage.required_functions, ...Object.values(stage.required_by_segment ?? {})];
  return Math.min(...lists.map((functions) => new Set(functions).size));
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brokenWeights, MODEST_MOMENTUM } from '../../../lib/blueprint/checks/weights.ts';
import type { BlueprintDocument } from '../../../lib/blueprint/schema.ts';
import { load } from './facts.ts';

const { document } = load();

/** Points of multi-threading, as assessment.md defines it. */
function multiThreading(engaged: number, required: number, threads: number, healthy: number): number {
  const enough = Math.min(1, threads / healthy);
  return 100 * (0.6 * (required === 0 ? enough : engaged / required) + 0.4 * enough);
}

/** The default blueprint with one stage that asks for so much, and such weights. */
function withWeights(multi: number, momentum: number, threads: number, required: number): BlueprintDocument {
  const [stage] = document.lifecycle;
  if (stage === undefined) throw new Error('no stage');
  const functions = document.buying_group.functions.slice(0, required).map(({ id }) => id);
  return {
    ...document,
    lifecycle: [{ ...stage, healthy: { ...stage.healthy, threads }, required_functions: functions }],
    health: {
      ...document.health,
      weights: { multi_threading: multi, momentum, stage_gate: 100 - multi - momentum, pace: 0, plan: 0, signals: 0 },
    },
  };
}

const stages = fc.record({ threads: fc.integer({ min: 2, max: 10 }), required: fc.integer({ min: 0, max: 8 }) });
const weights = fc.tuple(fc.nat(100), fc.nat(100)).filter(([multi, momentum]) => multi + momentum <= 100);

describe('weights that keep threads before momentum', () => {
  it('are accepted exactly when a healthy group of modest momentum never scores below one busy thread', () => {
    fc.assert(
      fc.property(stages, weights, ({ threads, required }, [multi, momentum]) => {
        const group = multi * multiThreading(required, required, threads, threads) + momentum * MODEST_MOMENTUM;
        const busy = multi * multiThreading(Math.min(1, required), required, 1, threads) + momentum * 100;
        fc.pre(Math.abs(group - busy) > 1e-6);
        const accepted = brokenWeights(withWeights(multi, momentum, threads, required)).length === 0;
        expect(accepted).toBe(group > busy);
      }),
      { numRuns: 1000 },
    );
  });

  it('hold for the segment that asks for the fewest functions', () => {
    const base = withWeights(20, 20, 2, 3);
    expect(brokenWeights(base)).toEqual([]);
    const [stage] = base.lifecycle;
    const loose = { ...base, lifecycle: stage ? [{ ...stage, required_by_segment: { small: ['champion'] } }] : [] };
    expect(brokenWeights(loose)).toHaveLength(1);
  });

  it('promise nothing where one thread is healthy', () => {
    expect(brokenWeights(withWeights(0, 100, 1, 1))).toEqual([]);
  });
});

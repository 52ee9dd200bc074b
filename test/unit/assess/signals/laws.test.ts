import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assess } from '../../../../lib/assess/index.ts';
import { Signals } from '../../../../lib/assess/schema/signals.ts';
import { decayed } from '../../../../lib/assess/signals/decay.ts';
import { spreadOf } from '../../../../lib/assess/signals/latency.ts';
import { HopStep, type Signal } from '../../../../lib/record/signal.ts';
import { interactionArb } from '../../../fixtures/arbitraries.ts';
import { signalBlueprint } from '../../../fixtures/signals.ts';
import { ago, aSignal, aSnapshot, aTask, NOW } from '../../../fixtures/snapshot.ts';

const days = fc.integer({ min: -8, max: 160 }).map((quarters) => quarters / 4);

const signalArb: fc.Arbitrary<Signal> = fc
  .record({
    id: fc.uuid(),
    type: fc.constantFrom('web.pricing', 'web.download', 'web.visit', 'product.drop', 'weather.changed'),
    age: fc.integer({ min: 0, max: 160 }).map((quarters) => quarters / 4),
    late: fc.nat({ max: 12 }).map((quarters) => quarters / 4),
    hops: fc.array(fc.record({ step: fc.constantFrom(...HopStep.options), age: days }), { maxLength: 4 }),
  })
  .map(({ id, type, age, late, hops }) =>
    aSignal(age, {
      id,
      type,
      receivedAt: ago(age - late),
      hops: hops.map((hop) => ({ step: hop.step, at: ago(hop.age), by: null, system: null, as: null })),
    }),
  );

const recordArb = fc.record({
  signals: fc.array(signalArb, { maxLength: 6 }),
  interactions: fc.array(interactionArb, { maxLength: 6 }),
  tasks: fc
    .array(days, { maxLength: 3 })
    .map((ages) => ages.map((age, id) => aTask(0, { id: `${id}`, createdAt: ago(age) }))),
});

const judged = (given: Parameters<typeof aSnapshot>[0], asOf = NOW) =>
  assess(aSnapshot(given), signalBlueprint, null, asOf).signals;

test('the weight of a signal only falls with time, and half of it is left after its half-life', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.1, max: 100, noNaN: true }), fc.nat(1e10), fc.nat(1e10), (weight, a, b) => {
      const rule = { weight, half_life: 7 };
      expect(decayed(rule, Math.max(a, b))).toBeLessThanOrEqual(decayed(rule, Math.min(a, b)));
      expect(decayed(rule, 7 * 86_400_000)).toBeCloseTo(weight / 2);
    }),
  );
});

test('no time on a signal’s way is ever negative, and its shape is the published one', () => {
  fc.assert(
    fc.property(recordArb, (given) => {
      const signals = judged(given);
      expect(Signals.safeParse(signals).error).toBeUndefined();
      for (const { path } of signals.list) {
        const times = [path.latency, path.systemTime, path.humanTime, ...path.steps.map(({ took }) => took)];
        expect(times.every((time) => time === null || time >= 0)).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
});

test('nothing that happened, arrived or was done after the moment matters', () => {
  fc.assert(
    fc.property(recordArb, fc.integer({ min: 0, max: 30 }), (given, age) => {
      const moment = ago(age);
      const then = {
        ...given,
        signals: given.signals
          .filter(({ receivedAt }) => receivedAt <= moment)
          .map((signal) => ({ ...signal, hops: signal.hops.filter(({ at }) => at <= moment) })),
      };
      expect(judged(given, moment)).toEqual(judged(then, moment));
    }),
    { numRuns: 60 },
  );
});

test('the middle of durations lies between the least and the slow end, which lies below the most', () => {
  expect(spreadOf([null])).toBeNull();
  fc.assert(
    fc.property(fc.array(fc.nat(1e9), { minLength: 1 }), (durations) => {
      const { n, p50, p95 } = spreadOf(durations) ?? { n: 0, p50: Number.NaN, p95: Number.NaN };
      expect(n).toBe(durations.length);
      expect(Math.min(...durations)).toBeLessThanOrEqual(p50);
      expect(p50).toBeLessThanOrEqual(p95);
      expect(p95).toBeLessThanOrEqual(Math.max(...durations));
    }),
  );
});

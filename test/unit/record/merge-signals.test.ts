import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeSignals } from '../../../lib/record/merge-signals.ts';
import type { Signal } from '../../../lib/record/signal.ts';
import { ago, aSignal } from '../../fixtures/snapshot.ts';

const deliveryArb: fc.Arbitrary<Signal> = fc
  .record({
    id: fc.constantFrom('a', 'b', 'c'),
    days: fc.integer({ min: 2, max: 9 }),
    late: fc.integer({ min: 0, max: 2 }),
    hop: fc.option(fc.integer({ min: 0, max: 1 })),
  })
  .map(({ id, days, late, hop }) =>
    aSignal(days, {
      id,
      receivedAt: ago(days - late),
      hops: hop === null ? [] : [{ step: 'seen', at: ago(hop), by: null, system: null, as: null }],
    }),
  );

/** Deliveries in several pages, some of them twice, in some order. */
const replayArb = fc.array(deliveryArb, { minLength: 1, maxLength: 12 }).chain((deliveries) =>
  fc.record({
    deliveries: fc.constant(deliveries),
    replay: fc
      .shuffledSubarray(
        deliveries.flatMap((it) => [it, it]),
        { minLength: 0 },
      )
      .map((some) => [...some, ...deliveries])
      .chain((all) => fc.shuffledSubarray(all, { minLength: all.length })),
    page: fc.integer({ min: 1, max: 5 }),
  }),
);

const sorted = (signals: Map<string, Signal>) => [...signals].sort(([a], [b]) => (a < b ? -1 : 1));

describe('a replayed feed', () => {
  test('ends in the same state, in any order and with repeats', () => {
    fc.assert(
      fc.property(replayArb, ({ deliveries, replay, page }) => {
        let held = new Map<string, Signal>();
        for (let from = 0; from < replay.length; from += page)
          held = mergeSignals(held, replay.slice(from, from + page));
        expect(sorted(held)).toEqual(sorted(mergeSignals(new Map(), deliveries)));
      }),
    );
  });

  test('counts a signal once, from when it first arrived, with the steps of every delivery', () => {
    const hop = (days: number) => ({ step: 'seen' as const, at: ago(days), by: 'u', system: null, as: null });
    const first = aSignal(6, { id: 'a', receivedAt: ago(5), hops: [hop(4)] });
    const again = { ...first, receivedAt: ago(3), hops: [hop(2), hop(4)] };
    expect([...mergeSignals(new Map(), [again, first]).values()]).toEqual([{ ...first, hops: [hop(4), hop(2)] }]);
  });

  test('keeps apart what two sources name alike', () => {
    const held = mergeSignals(new Map(), [aSignal(1, { id: 'a' }), aSignal(1, { id: 'a', source: 'another' })]);
    expect(held.size).toBe(2);
  });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bestWindow } from '../../../lib/assess/collective.ts';
import { factsAt } from '../../../lib/assess/facts.ts';
import { inOrder } from '../../../lib/record/order.ts';
import type { Snapshot } from '../../../lib/record/snapshot.ts';
import { DAY_MS } from '../../../lib/record/time.ts';
import { snapshotArb } from '../../fixtures/arbitraries.ts';
import { defaultBlueprint } from '../../fixtures/blueprint.ts';
import { anInteraction, aPerson, aSnapshot, NOW } from '../../fixtures/snapshot.ts';

const factsOf = (snapshot: Snapshot) => factsAt(inOrder(snapshot), defaultBlueprint, null, NOW);
const people = [
  aPerson('1', { role: 'Champion' }),
  aPerson('2', { role: 'Decision maker' }),
  aPerson('3', { role: 'Technical evaluator' }),
  aPerson('4', { role: 'Champion' }),
];
const met = (days: [number, string][], rule = { days: 30, people: 3, functions: 3 }) =>
  bestWindow(factsOf(aSnapshot({ people, interactions: days.map(([ago, id]) => anInteraction(ago, [id])) })), rule).met;

test('three people of three functions within thirty days, wherever the thirty days lie', () => {
  expect(
    met([
      [10, '1'],
      [20, '2'],
      [40, '3'],
    ]),
  ).toBe(true);
  expect(
    met([
      [80, '1'],
      [90, '2'],
      [110, '3'],
    ]),
  ).toBe(true);
  expect(
    met([
      [10, '1'],
      [20, '2'],
      [40.25, '3'],
    ]),
  ).toBe(false);
});

test('two people of one function are two people and one function', () => {
  expect(
    met([
      [10, '1'],
      [11, '2'],
      [12, '4'],
    ]),
  ).toBe(false);
  expect(
    met(
      [
        [10, '1'],
        [11, '2'],
        [12, '4'],
      ],
      { days: 30, people: 3, functions: 2 },
    ),
  ).toBe(true);
});

test('agrees with trying every window that begins at an interaction', () => {
  const rule = fc.record({
    days: fc.integer({ min: 0, max: 60 }),
    people: fc.integer({ min: 1, max: 5 }),
    functions: fc.integer({ min: 1, max: 4 }),
  });
  fc.assert(
    fc.property(snapshotArb(), rule, (snapshot, asked) => {
      const facts = factsOf(snapshot);
      const functions = new Map(facts.members.map(({ person, function: place }) => [person.id, place?.id]));
      const twoWay = facts.touches.filter(({ reach }) => reach === 'two_way');
      const expected = twoWay.some(({ ms: start }) => {
        const inside = twoWay.filter(({ ms }) => ms >= start && ms - start <= asked.days * DAY_MS);
        const ids = new Set(inside.flatMap(({ interaction }) => interaction.people).filter((id) => functions.has(id)));
        const distinct = new Set([...ids].flatMap((id) => functions.get(id) ?? []));
        return ids.size >= asked.people && distinct.size >= asked.functions;
      });
      expect(bestWindow(facts, asked).met).toBe(expected);
    }),
    { numRuns: 200 },
  );
});

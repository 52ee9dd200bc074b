import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { factsAt } from '../../../lib/assess/facts.ts';
import { assess } from '../../../lib/assess/index.ts';
import { judge } from '../../../lib/assess/judge.ts';
import { Assessment } from '../../../lib/assess/schema/assessment.ts';
import type { Raise } from '../../../lib/assess/schema/health.ts';
import { known } from '../../../lib/record/fact.ts';
import { inOrder } from '../../../lib/record/order.ts';
import type { Snapshot } from '../../../lib/record/snapshot.ts';
import { plusDays } from '../../../lib/record/time.ts';
import { snapshotArb } from '../../fixtures/arbitraries.ts';
import { defaultBlueprint } from '../../fixtures/blueprint.ts';
import {
  aConversion,
  ago,
  aMail,
  anInteraction,
  aPerson,
  aSignal,
  aTask,
  dayAhead,
  NOW,
} from '../../fixtures/snapshot.ts';

// Each example is judged with its history; a busy machine takes its time for that.
vi.setConfig({ testTimeout: 180_000 });

const RUNS = { numRuns: 60 };
const MORE_RUNS = { numRuns: 200 };
const judged = (snapshot: Snapshot, asOf = NOW) => assess(snapshot, defaultBlueprint, null, asOf);
/** The buying group alone, without the cost of its history. */
const groupOf = (snapshot: Snapshot) => judge(factsAt(inOrder(snapshot), defaultBlueprint, null, NOW)).group;
const bytes = (assessment: Assessment) => JSON.stringify(assessment);

describe('every assessment', () => {
  test('has the published shape, whatever the record holds and whenever it is asked for', () => {
    fc.assert(
      fc.property(snapshotArb(), fc.integer({ min: -10, max: 200 }), (snapshot, days) => {
        expect(Assessment.safeParse(judged(snapshot, ago(days))).error).toBeUndefined();
      }),
      RUNS,
    );
  });

  test('is the same bytes for the same input, and leaves the input as it was', () => {
    fc.assert(
      fc.property(snapshotArb(), (snapshot) => {
        const before = JSON.stringify(snapshot);
        expect(bytes(judged(snapshot))).toBe(bytes(judged(structuredClone(snapshot))));
        expect(JSON.stringify(snapshot)).toBe(before);
      }),
      RUNS,
    );
  });

  test('does not depend on the order of lists, nor on a contact or interaction being listed twice', () => {
    const shuffled = snapshotArb().chain((snapshot) => {
      const shuffle = <T>(items: T[]) => fc.shuffledSubarray([...items], { minLength: items.length });
      return fc
        .record({
          people: shuffle([...snapshot.people, ...snapshot.people.slice(0, 1)]),
          interactions: shuffle([...snapshot.interactions, ...snapshot.interactions.slice(0, 1)]),
          visits: shuffle(snapshot.visits),
          changes: shuffle(snapshot.changes),
          tasks: shuffle(snapshot.tasks),
          notes: shuffle(snapshot.notes),
          signals: snapshot.signals === null ? fc.constant(null) : shuffle(snapshot.signals),
          conversions: shuffle(snapshot.conversions),
          gaps: shuffle(snapshot.gaps),
          stages: shuffle(snapshot.pipeline.stages),
        })
        .map(({ stages, ...lists }) => ({
          snapshot,
          other: { ...snapshot, ...lists, pipeline: { ...snapshot.pipeline, stages } },
        }));
    });
    fc.assert(
      fc.property(shuffled, ({ snapshot, other }) => {
        expect(bytes(judged(other))).toBe(bytes(judged(snapshot)));
      }),
      RUNS,
    );
  });
});

/** The record as it may have gone on after `NOW`: everything below is dated later. */
function goneOn(snapshot: Snapshot, days: number, won: boolean): Snapshot {
  const later = plusDays(NOW, days);
  const { deal } = snapshot;
  const last = deal.outcome === 'open' ? snapshot.visits.at(-1) : undefined;
  const earlier = last === undefined ? [] : [...snapshot.visits.slice(0, -1), { ...last, leftAt: later }];
  const change = { at: later, by: null, cause: 'person' as const };
  return {
    ...snapshot,
    readAt: later,
    deal: {
      ...deal,
      ...(last !== undefined && won ? { stage: 'closedwon', outcome: 'won' as const, closedAt: later } : {}),
      amount: known({ amount: 7, currency: 'EUR' }),
      ...(deal.closeDate.known ? { closeDate: known('2031-01-01') } : {}),
      ...(deal.nextStep.known ? { nextStep: known('Something else') } : {}),
      properties: deal.properties.pain?.known ? { pain: known('Other words') } : deal.properties,
    },
    visits:
      last !== undefined && won
        ? [...earlier, { stage: 'closedwon', enteredAt: later, leftAt: null, by: null }]
        : snapshot.visits,
    changes: [
      ...snapshot.changes,
      { ...change, field: 'amount', from: '120000', to: '7' },
      ...(deal.closeDate.known
        ? [{ ...change, field: 'closeDate' as const, from: deal.closeDate.value, to: '2031-01-01' }]
        : []),
      ...(deal.nextStep.known
        ? [{ ...change, field: 'nextStep' as const, from: deal.nextStep.value, to: 'Something else' }]
        : []),
      ...(deal.properties.pain?.known
        ? [{ ...change, field: 'properties.pain' as const, from: deal.properties.pain.value, to: 'Other words' }]
        : []),
    ],
    people: [
      ...snapshot.people.map((person) => ({
        ...person,
        left: person.left ?? later,
        roles: [...person.roles, { name: 'Champion', source: 'deal_role' as const, at: later }],
      })),
      aPerson('99', { role: 'Decision maker', since: later }),
    ],
    interactions: [...snapshot.interactions, anInteraction(-days, ['11', '99'], { loggedAt: later, outcome: 'held' })],
    tasks: [
      ...snapshot.tasks.map((task) => ({ ...task, done: true, doneAt: later })),
      aTask(9, { id: 'later', createdAt: later }),
    ],
    signals: snapshot.signals && [...snapshot.signals, aSignal(-days)],
    conversions: [...snapshot.conversions, aConversion(-days)],
    notes: [...snapshot.notes, { id: 'n', at: later, author: null, text: 'later', link: null }],
  };
}

test('nothing dated after the moment matters', () => {
  const days = fc.integer({ min: 1, max: 400 });
  fc.assert(
    fc.property(snapshotArb(), days, fc.boolean(), (snapshot, after, won) => {
      // A planned meeting that was logged by now is a fact of now; what becomes of it later is not.
      const { readAt: _, ...then } = judged(goneOn(snapshot, after, won));
      const { readAt: __, ...now } = judged(snapshot);
      expect(then).toEqual(now);
    }),
    RUNS,
  );
});

test('one more piece of evidence never lowers coverage or threads, nor makes them unknown', () => {
  const evidence = fc.record({
    days: fc.integer({ min: 0, max: 60 }),
    person: fc.constantFrom('11', '12', '13', '14'),
    ours: fc.boolean(),
  });
  fc.assert(
    fc.property(snapshotArb(), evidence, (snapshot, { days, person, ours }) => {
      const more = (ours ? aMail : anInteraction)(days, [person], { id: 'one more' });
      const before = groupOf(snapshot);
      const after = groupOf({ ...snapshot, interactions: [...snapshot.interactions, more] });
      if (before.coverage !== null) expect(after.coverage).toBeGreaterThanOrEqual(before.coverage);
      if (before.activeThreads !== null) expect(after.activeThreads).toBeGreaterThanOrEqual(before.activeThreads);
      expect(after.engaged).toBeGreaterThanOrEqual(before.engaged);
    }),
    MORE_RUNS,
  );
});

const LABELS: Record<string, string> = {
  economic_buyer: 'Decision maker',
  champion: 'Champion',
  technical: 'Technical evaluator',
};

/** The record once somebody has done what would raise its score; null for what is no act of its own. */
function done({ change }: Raise, record: Snapshot): Snapshot | null {
  const met = (person: string) => [...record.interactions, anInteraction(0, [person], { id: 'done' })];
  switch (change.kind) {
    case 'engage_function': {
      const somebody = aPerson('somebody', { role: LABELS[change.function] ?? change.function });
      return { ...record, people: [...record.people, somebody], interactions: met('somebody') };
    }
    case 'revive_person':
      return { ...record, interactions: met(change.person) };
    case 'set_next_step':
      return { ...record, tasks: [...record.tasks, aTask(change.withinDays, { id: 'done' })] };
    case 'mend_close_date':
      return { ...record, deal: { ...record.deal, closeDate: known(dayAhead(30)) } };
    case 'meet_criterion':
      return null;
  }
}

test('what would raise the score raises it to what was said, once it is done', () => {
  fc.assert(
    fc.property(snapshotArb({ gaps: 0 }), (record) => {
      for (const raise of judged(record).health.raise) {
        const after = done(raise, record);
        if (after !== null) expect(judged(after).health.score).toBeCloseTo(raise.score, 6);
      }
    }),
    RUNS,
  );
});

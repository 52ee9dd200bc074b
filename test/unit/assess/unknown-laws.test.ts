import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { factsAt } from '../../../lib/assess/facts.ts';
import { threadsAtLeast, threadsAtMost } from '../../../lib/assess/group.ts';
import { assess } from '../../../lib/assess/index.ts';
import { type Judgement, judge } from '../../../lib/assess/judge.ts';
import type { Assessment } from '../../../lib/assess/schema/assessment.ts';
import type { StageGate } from '../../../lib/assess/schema/gate.ts';
import { unknown } from '../../../lib/record/fact.ts';
import { inOrder } from '../../../lib/record/order.ts';
import type { Snapshot } from '../../../lib/record/snapshot.ts';
import { peopleArb, snapshotArb } from '../../fixtures/arbitraries.ts';
import { defaultBlueprint } from '../../fixtures/blueprint.ts';
import { ago, aPerson, NOW } from '../../fixtures/snapshot.ts';

// Each example is judged with its history; a busy machine takes its time for that.
vi.setConfig({ testTimeout: 180_000 });

const RUNS = { numRuns: 25 };
const MORE_RUNS = { numRuns: 200 };
const judged = (snapshot: Snapshot) => assess(snapshot, defaultBlueprint, null, NOW);
/** Group and pace alone, without the cost of the history. */
const nowOf = (snapshot: Snapshot) => judge(factsAt(inOrder(snapshot), defaultBlueprint, null, NOW));

const HIDDEN = { why: 'hidden', remedy: 'grant_scope', detail: null } as const;
const NOT_YET = { why: 'not_loaded', remedy: 'reload', detail: null } as const;
/** What may be kept from us, and the record as it is read then. */
const KEPT_BACK = new Map<string, (whole: Snapshot) => Snapshot>(
  Object.entries({
    fields: (whole) => {
      const { deal } = whole;
      const hidden = { nextStep: unknown<string>('hidden'), closeDate: unknown<string>('hidden'), properties: {} };
      return { ...whole, deal: { ...deal, ...hidden, probability: unknown('hidden') } };
    },
    mail: (whole) => ({
      ...whole,
      interactions: whole.interactions.filter(({ kind }) => kind !== 'email'),
      gaps: [{ ...HIDDEN, about: 'interactions.email' }],
    }),
    meetings: (whole) => ({
      ...whole,
      interactions: whole.interactions.filter(({ kind }) => kind !== 'meeting'),
      gaps: [{ ...HIDDEN, about: 'interactions.meeting' }],
    }),
    contacts: (whole) => ({ ...whole, people: [], gaps: [{ ...HIDDEN, about: 'people' }] }),
    'what some contacts are': (whole) => ({
      ...whole,
      people: whole.people.map((person) =>
        person.left === null && Number(person.id) % 2 === 1
          ? { ...person, name: null, title: null, hidden: true }
          : person,
      ),
    }),
    'the end of a long list of contacts': (whole) => ({
      ...whole,
      people: whole.people.slice(0, whole.people.length / 2),
      gaps: [{ ...NOT_YET, about: 'people' }],
    }),
    tasks: (whole) => ({ ...whole, tasks: [], gaps: [{ ...HIDDEN, about: 'tasks' }] }),
    history: (whole) => ({
      ...whole,
      visits: [],
      changes: [],
      gaps: ['visits', 'changes'].map((about) => ({ ...HIDDEN, about })),
    }),
    'history before the present stage': (whole) => ({
      ...whole,
      visits: whole.visits.slice(-1),
      gaps: [{ ...HIDDEN, about: 'visits' }],
    }),
    'all that is not yet read': (whole) => ({
      ...whole,
      interactions: [],
      tasks: [],
      notes: [],
      gaps: ['interactions', 'tasks', 'notes'].map((about) => ({ ...NOT_YET, about })),
    }),
  }),
);

/** Contacts of whom several have one function, by label or by title. */
const crowdArb = fc.tuple(
  ...['11', '12', '13', '14', '15'].map((id) =>
    fc
      .constantFrom({ role: 'Champion' }, { role: 'Decision maker' }, { title: 'CFO' }, { title: 'CTO' })
      .chain((given) => fc.option(fc.constant(ago(9)), { freq: 2 }).map((left) => aPerson(id, { ...given, left }))),
  ),
);

/** A generated record that could be read whole, and the same with a part kept back. */
const pair = (keepBack: (whole: Snapshot) => Snapshot) =>
  fc
    .oneof(snapshotArb({ gaps: 0 }), snapshotArb({ gaps: 0, people: crowdArb }))
    .map((whole): [Snapshot, Snapshot] => [whole, keepBack(whole)]);

/**
 * The score is the mean of what is known, so it can be smaller when a good part of it is hidden; and a close date that has
 * passed has passed, where nobody can read who set it.
 */
const RESTS_ON_THE_REST = ['structurally_weak', 'close_date_past'];

type Criterion = StageGate['exit'][number];

/** States of criteria that hiding something changed into anything but unknown. */
function changed(whole: readonly Criterion[], half: readonly Criterion[]): string[] {
  const before = new Map(whole.map(({ id, state }) => [id, state]));
  return half.filter(({ id, state }) => state !== 'unknown' && state !== before.get(id)).map(({ id }) => id);
}

test.each([...KEPT_BACK])(
  'what is unknown raises no flag, and neither meets nor fails what was asked at entry: %s',
  (_, keepBack) => {
    const flags = (of: Assessment) => of.flags.flatMap(({ id, folds }) => [id, ...folds]);
    fc.assert(
      fc.property(pair(keepBack), ([record, part]) => {
        const [whole, half] = [judged(record), judged(part)];
        const more = flags(half).filter((id) => !flags(whole).includes(id) && !RESTS_ON_THE_REST.includes(id));
        expect(more).toEqual([]);
        expect(changed(whole.gate.entry, half.gate.entry)).toEqual([]);
      }),
      RUNS,
    );
  },
);

const mostThreads = ({ facts, group }: Judgement) => threadsAtMost(facts, group) ?? Number.POSITIVE_INFINITY;

test.each([...KEPT_BACK])('what is known of criteria, group and pace is so of the whole record: %s', (_, keepBack) => {
  fc.assert(
    fc.property(pair(keepBack), ([record, part]) => {
      const [whole, half] = [nowOf(record), nowOf(part)];
      expect(changed(whole.gate.exit, half.gate.exit)).toEqual([]);
      expect([whole.group.coverage, null]).toContain(half.group.coverage);
      const engaged = whole.group.functions.filter(({ state }) => state === 'engaged').map(({ id }) => id);
      const told = half.group.functions.filter(({ mayBeEngaged }) => !mayBeEngaged);
      expect(told.filter(({ id, state }) => (state === 'engaged') !== engaged.includes(id))).toEqual([]);
      expect([whole.group.activeThreads, null]).toContain(half.group.activeThreads);
      expect(threadsAtLeast(whole.group)).toBeGreaterThanOrEqual(threadsAtLeast(half.group));
      expect(mostThreads(whole)).toBeLessThanOrEqual(mostThreads(half));
      expect([whole.pace.days, null]).toContain(half.pace.days);
    }),
    MORE_RUNS,
  );
});

test('hidden contacts are never counted as absent', () => {
  fc.assert(
    fc.property(snapshotArb({ gaps: 0, people: peopleArb }), (snapshot) => {
      const people = snapshot.people.map((person) => ({
        ...person,
        name: null,
        title: null,
        hidden: true,
        left: null,
      }));
      const { functions } = nowOf({ ...snapshot, people }).group;
      const ofPeople = functions.filter((it) => it.people.length > 0);
      expect(ofPeople.every(({ state }) => state === 'hidden' || state === 'engaged')).toBe(true);
      if (people.some(({ roles }) => roles.length === 0))
        expect(functions.some(({ state }) => state === 'missing')).toBe(false);
    }),
    MORE_RUNS,
  );
});

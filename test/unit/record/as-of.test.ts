import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asOf } from '../../../lib/record/as-of.ts';
import { known, unknown } from '../../../lib/record/fact.ts';
import { inOrder } from '../../../lib/record/order.ts';
import { Snapshot } from '../../../lib/record/snapshot.ts';
import { isBy } from '../../../lib/record/time.ts';
import { snapshotArb } from '../../fixtures/arbitraries.ts';
import {
  aChange,
  ago,
  anInteraction,
  aPerson,
  aSignal,
  aSnapshot,
  aTask,
  dayAhead,
  type Given,
  NOW,
  visitsOf,
} from '../../fixtures/snapshot.ts';

const at = (days: number, given: Given) => asOf(aSnapshot(given), ago(days));

describe('a snapshot as of a moment', () => {
  test('is the snapshot itself when nothing is dated later', () => {
    const snapshot = aSnapshot({ interactions: [anInteraction(3, ['1'])], tasks: [aTask(2)] });
    expect(asOf(snapshot, NOW)).toEqual(snapshot);
  });

  test('has no interaction, note, task, person or role of later', () => {
    const then = at(10, {
      interactions: [anInteraction(12, ['1']), anInteraction(9, ['1'])],
      notes: [9, 12].map((days) => ({ id: `n${days}`, at: ago(days), author: null, text: null, link: null })),
      tasks: [aTask(1, { id: 'old', createdAt: ago(11) }), aTask(1, { id: 'new', createdAt: ago(4) })],
      people: [
        aPerson('1', { since: ago(20), roles: [{ name: 'Champion', source: 'deal_role', at: ago(5) }] }),
        aPerson('2', { since: ago(5) }),
        aPerson('3', { left: ago(5) }),
      ],
    });
    expect(then.interactions.map(({ id }) => id)).toEqual(['meeting-12-1']);
    expect(then.notes.map(({ id }) => id)).toEqual(['n12']);
    expect(then.tasks.map(({ id }) => id)).toEqual(['old']);
    expect(then.people).toMatchObject([
      { id: '1', roles: [] },
      { id: '3', left: null },
    ]);
  });

  test('knows a signal from when it arrived, with the steps it had gone by then', () => {
    const hop = (days: number) => ({ step: 'seen' as const, at: ago(days), by: 'u', system: null, as: null });
    const signal = aSignal(6, { receivedAt: ago(4), hops: [hop(3), hop(1)] });
    expect(at(5, { signals: [signal] }).signals).toEqual([]);
    expect(at(2, { signals: [signal] }).signals).toEqual([{ ...signal, hops: [hop(3)] }]);
  });

  test('takes facts without a date as always known', () => {
    const people = [aPerson('1', { role: 'Champion' })];
    expect(at(50, { people }).people).toEqual(people);
  });

  test('knows a meeting ahead from when it was logged, as planned, whatever became of it', () => {
    const held = anInteraction(2, ['1'], { loggedAt: ago(8) });
    expect(at(5, { interactions: [held] }).interactions).toMatchObject([{ outcome: 'planned' }]);
    expect(at(9, { interactions: [held] }).interactions).toEqual([]);
    expect(at(1, { interactions: [held] }).interactions).toEqual([held]);
    const undated = anInteraction(-3, ['1'], { loggedAt: null });
    expect(at(0, { interactions: [undated] }).interactions).toEqual([undated]);
    expect(at(5, { interactions: [{ ...held, loggedAt: null }] }).interactions).toEqual([]);
    const cancelled = { ...held, outcome: 'cancelled' as const };
    expect(at(5, { interactions: [cancelled] }).interactions).toEqual([cancelled]);
  });

  test('has a task open that was done later', () => {
    const done = aTask(1, { createdAt: ago(9), done: true, doneAt: ago(2) });
    expect(at(5, { tasks: [done] }).tasks).toMatchObject([{ done: false, doneAt: null }]);
    expect(at(2, { tasks: [done] }).tasks).toEqual([done]);
  });

  test('holds in every field what it held then', () => {
    const given: Given = {
      deal: {
        closeDate: known(dayAhead(30)),
        amount: known({ amount: 90_000, currency: 'USD' }),
        nextStep: known('Third'),
        properties: { pain: known('Now'), budget_confirmed: known(true) },
      },
      changes: [
        aChange(20, 'nextStep', null, 'First'),
        aChange(8, 'nextStep', 'First', 'Second'),
        aChange(3, 'nextStep', 'Second', 'Third'),
        aChange(4, 'closeDate', dayAhead(10), dayAhead(30)),
        aChange(4, 'amount', '70000', '90000'),
        aChange(6, 'properties.pain', null, 'Now'),
      ],
    };
    expect(at(5, given).deal).toMatchObject({
      closeDate: known(dayAhead(10)),
      amount: known({ amount: 70_000, currency: 'USD' }),
      nextStep: known('Second'),
      properties: { pain: known('Now'), budget_confirmed: known(true) },
    });
    expect(at(30, given).deal).toMatchObject({ nextStep: known(null), properties: { pain: known(null) } });
  });

  test('does not make up what a hidden field held', () => {
    const given: Given = {
      deal: { nextStep: unknown('hidden') },
      changes: [aChange(3, 'nextStep', 'First', 'Second')],
    };
    expect(at(5, given).deal.nextStep).toEqual(unknown('hidden'));
  });

  test('says that an old value which makes no sense is not tracked', () => {
    const given: Given = { changes: [aChange(3, 'closeDate', 'soon', dayAhead(40))] };
    expect(at(5, given).deal.closeDate).toEqual(unknown('not_tracked'));
  });

  test('is in the stage of then, and open before it was closed', () => {
    const visits = visitsOf(['appointmentscheduled', 40], ['presentationscheduled', 20], ['closedwon', 2]);
    const won: Given = { visits, deal: { stage: 'closedwon', outcome: 'won', closedAt: ago(2) } };
    expect(at(3, won)).toMatchObject({ deal: { stage: 'presentationscheduled', outcome: 'open', closedAt: null } });
    expect(at(3, won).visits.at(-1)?.leftAt).toBeNull();
    expect(at(25, won).deal.stage).toBe('appointmentscheduled');
    expect(at(1, won).deal).toMatchObject({ stage: 'closedwon', outcome: 'won', closedAt: ago(2) });
  });

  test('is open and in the stage of then before a close that no visit tells of', () => {
    const won: Given = { deal: { stage: 'closedwon', outcome: 'won', closedAt: ago(2) } };
    const visits = visitsOf(['presentationscheduled', 20]);
    expect(at(3, { ...won, visits }).deal).toMatchObject({ stage: 'presentationscheduled', outcome: 'open' });
    expect(at(3, { ...won, visits: [] }).deal).toMatchObject({ stage: '', outcome: 'open', closedAt: null });
    expect(at(1, { ...won, visits: [] }).deal).toMatchObject({ stage: 'closedwon', outcome: 'won' });
  });

  test('is closed from when it was read as closed, also where it says a later day of closing', () => {
    const early: Given = { visits: [], deal: { stage: 'closedwon', outcome: 'won', closedAt: ago(-8) } };
    expect(at(0, early).deal).toMatchObject({ stage: 'closedwon', outcome: 'won' });
  });

  test('was lost when it was lost, and does not know that it will be won', () => {
    const visits = visitsOf(['presentationscheduled', 30], ['closedlost', 20], ['closedwon', 5]);
    const won: Given = { visits, deal: { stage: 'closedwon', outcome: 'won', closedAt: ago(5) } };
    expect(at(10, won).deal).toMatchObject({ stage: 'closedlost', outcome: 'lost', closedAt: ago(20) });
  });

  test('is in the stage that a later change of it names, where no visit is known', () => {
    const changes = [aChange(5, 'stage', 'qualifiedtobuy', 'presentationscheduled')];
    expect(at(6, { visits: [], changes }).deal.stage).toBe('qualifiedtobuy');
    expect(at(4, { visits: [], changes }).deal.stage).toBe('presentationscheduled');
  });

  test('is in no stage before the first visit that is known', () => {
    expect(at(50, { visits: visitsOf(['presentationscheduled', 20]) }).deal.stage).toBe('');
  });

  test('keeps the shape of a snapshot, holds nothing dated later, and is the same when asked twice', () => {
    fc.assert(
      fc.property(snapshotArb(), fc.integer({ min: -5, max: 160 }), (snapshot, days) => {
        const moment = ago(days);
        const then = asOf(inOrder(snapshot), moment);
        expect(Snapshot.safeParse(then).error).toBeUndefined();
        expect(asOf(then, moment)).toEqual(then);
        expect(then.visits.every(({ enteredAt }) => isBy(enteredAt, moment))).toBe(true);
        expect(
          then.interactions.every(
            (it) =>
              isBy(it.at, moment) || (it.loggedAt === null ? it.outcome === 'planned' : isBy(it.loggedAt, moment)),
          ),
        ).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});

describe('the order of a snapshot', () => {
  test('has a signal that arrived twice once, as it first arrived', () => {
    const first = aSignal(6);
    const again = { ...first, receivedAt: ago(2) };
    const earlier = aSignal(8, { id: 'earlier' });
    expect(inOrder(aSnapshot({ signals: [again, first, earlier] })).signals).toEqual([earlier, first]);
  });

  test('merges a contact that is listed twice, with every role once', () => {
    const people = [
      aPerson('1', { name: null, hidden: true, role: 'Champion' }),
      aPerson('1', { name: 'Dana Ruiz', role: 'Decision maker' }),
      aPerson('1', { name: 'Dana Ruiz', role: 'Champion' }),
    ];
    const [only, ...others] = inOrder(aSnapshot({ people })).people;
    expect(others).toEqual([]);
    expect(only).toMatchObject({ name: 'Dana Ruiz', hidden: false });
    expect(only?.roles.map(({ name }) => name)).toEqual(['Champion', 'Decision maker']);
  });

  test('has once what is listed twice', () => {
    const visits = visitsOf(['qualifiedtobuy', 30], ['presentationscheduled', 10]);
    const changes = [aChange(3, 'closeDate', dayAhead(10), dayAhead(30))];
    const tasks = [aTask(3)];
    const notes = [{ id: '5', at: ago(2), author: null, text: 'They like it', link: null }];
    const lists = { visits, changes, tasks, notes };
    const twice = { ...lists, visits: [...visits, ...visits], changes: [...changes, ...changes] };
    const snapshot = aSnapshot({ ...twice, tasks: [...tasks, ...tasks], notes: [...notes, ...notes] });
    expect(inOrder(snapshot)).toMatchObject(lists);
  });

  test('is one order, even for things that differ in nothing but their details', () => {
    const gap = (detail: string) => ({ about: 'tasks', why: 'hidden', remedy: 'grant_scope', detail }) as const;
    const gaps = [gap('b'), gap('a')];
    expect(inOrder(aSnapshot({ gaps })).gaps).toEqual(inOrder(aSnapshot({ gaps: [...gaps].reverse() })).gaps);
  });

  test('keeps two interactions of different kinds that have the same id', () => {
    const twice = anInteraction(3, ['1'], { id: '7' });
    const call = anInteraction(3, ['1'], { id: '7', kind: 'call' });
    expect(inOrder(aSnapshot({ interactions: [twice, call, twice] })).interactions).toHaveLength(2);
  });

  test('has an interaction that is listed once for each person once, with everybody', () => {
    const of = (...people: string[]) => anInteraction(3, people, { id: '7' });
    const { interactions } = inOrder(aSnapshot({ interactions: [of('2'), of('1'), of('3', '1')] }));
    expect(interactions).toMatchObject([{ id: '7', people: ['1', '2', '3'], users: ['501'] }]);
  });
});

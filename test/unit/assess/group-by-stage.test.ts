import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { factsAt } from '../../../lib/assess/facts.ts';
import { groupByStage } from '../../../lib/assess/group-by-stage.ts';
import { assess } from '../../../lib/assess/index.ts';
import { judge } from '../../../lib/assess/judge.ts';
import type { BuyingGroup } from '../../../lib/assess/schema/group.ts';
import type { EngagementThen, StayEngagement } from '../../../lib/assess/schema/group-by-stage.ts';
import { inOrder } from '../../../lib/record/order.ts';
import type { Snapshot } from '../../../lib/record/snapshot.ts';
import { type Instant, instant, millis } from '../../../lib/record/time.ts';
import { snapshotArb } from '../../fixtures/arbitraries.ts';
import { defaultBlueprint } from '../../fixtures/blueprint.ts';
import { ago, anInteraction, aPerson, aReply, aSnapshot, type Given, NOW, visitsOf } from '../../fixtures/snapshot.ts';

const byStage = (snapshot: Snapshot) => assess(snapshot, defaultBlueprint, null, NOW).groupByStage;
const of = (given: Given) => byStage(aSnapshot(given));
/** What each stay comes to: its stage, and the state of each function it called for. */
const told = ({ stays }: ReturnType<typeof byStage>) =>
  stays.map(({ stage, engagement }) => [stage, stated(engagement)]);
const stated = (then: StayEngagement['engagement']) =>
  then && Object.fromEntries(then.functions.map(({ id, state }) => [id, state]));

const people = [
  aPerson('1', { role: 'Champion' }),
  aPerson('2', { role: 'Technical evaluator' }),
  aPerson('3', { role: 'Decision maker' }),
];
/** Awareness, education, and selection for ten days. */
const visits = visitsOf(['appointmentscheduled', 120], ['qualifiedtobuy', 90], ['presentationscheduled', 10]);

describe('engagement through the stages', () => {
  test('is that of the moment each stage was left, by what that stage calls for, and that of now for the present one', () => {
    const interactions = [anInteraction(100, ['1']), anInteraction(35, ['1', '2']), anInteraction(12, ['2'])];
    const found = of({ people, visits, interactions });
    expect(told(found)).toEqual([
      ['awareness', { champion: 'engaged' }],
      ['education', { champion: 'engaged', technical: 'engaged' }],
      ['selection', { economic_buyer: 'identified', champion: 'identified', technical: 'engaged' }],
    ]);
    expect(found.stays.map(({ enteredAt, leftAt }) => [enteredAt, leftAt])).toEqual([
      [ago(120), ago(90)],
      [ago(90), ago(10)],
      [ago(10), null],
    ]);
    expect(found).toMatchObject({ noLonger: ['champion'], unknown: null });
  });

  test('does not count what happened once the deal had moved on', () => {
    const found = of({ people, visits, interactions: [anInteraction(10, ['1'])] });
    expect(found.stays[1]?.engagement?.engaged).toBe(0);
    expect(found.stays[2]?.engagement?.engaged).toBe(1);
  });

  test('judges nobody by a stage that the deal was in for less than a day', () => {
    const dragged = visitsOf(['appointmentscheduled', 20.5], ['qualifiedtobuy', 20], ['presentationscheduled', 19]);
    expect(told(of({ people, visits: dragged })).map(([stage, states]) => [stage, states === null])).toEqual([
      ['awareness', true],
      ['education', false],
      ['selection', false],
    ]);
  });

  test('takes stages of the CRM that stand for one of the lifecycle, one straight after another, as one stay', () => {
    const deal = { stage: 'contractsent' };
    const found = of({
      people,
      deal,
      visits: visitsOf(['presentationscheduled', 50], ['decisionmakerboughtin', 30], ['contractsent', 5]),
    });
    expect(found.stays.map(({ stage, enteredAt }) => [stage, enteredAt])).toEqual([
      ['selection', ago(50)],
      ['commitment', ago(30)],
    ]);
  });

  test('tells a stage that was left and entered again as often as the deal was there', () => {
    const back = visitsOf(['presentationscheduled', 60], ['qualifiedtobuy', 40], ['presentationscheduled', 5]);
    const found = of({ people, visits: back, interactions: [anInteraction(41, ['3'])] });
    expect(found.stays.map(({ stage, engagement }) => [stage, engagement?.engaged])).toEqual([
      ['selection', 1],
      ['education', 0],
      ['selection', 0],
    ]);
    expect(found.noLonger).toEqual(['economic_buyer']);
  });

  test('calls for nobody at a stage that stands for none, and names it as the CRM does, if it does', () => {
    const elsewhere = visitsOf(['another-pipeline', 60], ['presentationscheduled', 5]);
    const [first] = of({ people, visits: elsewhere }).stays;
    expect(first).toMatchObject({
      stage: null,
      label: null,
      engagement: { required: 0, coverage: null, functions: [] },
    });
  });

  test('is unknown where mail is hidden that could have told, and nobody is called silent for it', () => {
    const gaps = [{ about: 'interactions.email', why: 'hidden', remedy: 'grant_scope', detail: null } as const];
    const { stays, noLonger } = of({ people, visits, gaps, interactions: [anInteraction(95, ['1'])] });
    expect(stays[0]?.engagement).toMatchObject({ engaged: 1, coverage: 1, unknown: null });
    expect(stays[1]?.engagement).toMatchObject({ engaged: 0, coverage: null, unknown: { why: 'hidden' } });
    expect(noLonger).toEqual([]);
  });

  test('says why earlier stages are unknown where the CRM keeps no history, and still shows the present one', () => {
    const gaps = [{ about: 'visits', why: 'not_tracked', remedy: 'none', detail: null } as const];
    const found = of({ people, visits: [], gaps, interactions: [aReply(2, ['1'])] });
    expect(found.unknown).toEqual({ why: 'not_tracked', about: 'visits' });
    expect(found.stays).toMatchObject([
      { stage: 'selection', enteredAt: null, leftAt: null, engagement: { engaged: 1 } },
    ]);
    expect(of({ people, visits: [] }).unknown).toEqual({ why: 'not_tracked', about: 'visits' });
  });

  test('ends with the close of a closed deal, and leaves the time between a loss and its reopening out', () => {
    const lost = visitsOf(['qualifiedtobuy', 60], ['closedlost', 40], ['qualifiedtobuy', 30], ['closedlost', 7]);
    const deal = { stage: 'closedlost', outcome: 'lost', closedAt: ago(7) } as const;
    const { stays } = of({ people, visits: lost, deal });
    expect(stays.map(({ stage, enteredAt, leftAt }) => [stage, enteredAt, leftAt])).toEqual([
      ['education', ago(60), ago(40)],
      ['education', ago(30), ago(7)],
    ]);
  });
});

const factsOf = (snapshot: Snapshot, moment: Instant) => factsAt(inOrder(snapshot), defaultBlueprint, null, moment);
/** The buying group as the panel would have shown it at a moment. */
const groupAt = (snapshot: Snapshot, moment: Instant) => judge(factsOf(snapshot, moment)).group;

/** The part of a group that a stay tells again. */
function sameAs({ windowDays, required, engaged, coverage, unknown, line, functions }: BuyingGroup): EngagementThen {
  const called = functions.filter((entry) => entry.required);
  return {
    ...{ windowDays, required, engaged, coverage, line },
    unknown: called.some(({ mayBeEngaged }) => mayBeEngaged) ? unknown : null,
    functions: called.map(({ id, label, state, mayBeEngaged }) => ({ id, label, state, mayBeEngaged })),
  };
}

/** The stays of a record alone, without the cost of its other verdicts. */
function staysOf(snapshot: Snapshot): StayEngagement[] {
  const now = judge(factsOf(snapshot, NOW));
  return groupByStage(now, now.facts, inOrder(snapshot)).stays;
}

describe('the laws of engagement through the stages', () => {
  test('each stay says what the group itself said at its last moment, the last one what it says now', () => {
    fc.assert(
      fc.property(snapshotArb(), (snapshot) => {
        const { group, groupByStage } = assess(snapshot, defaultBlueprint, null, NOW);
        for (const { leftAt, engagement } of groupByStage.stays.slice(0, -1)) {
          if (leftAt === null || engagement === null) continue;
          expect(engagement).toEqual(sameAs(groupAt(snapshot, instant(millis(leftAt) - 1))));
        }
        expect(groupByStage.stays.at(-1)?.engagement).toEqual(sameAs(group));
      }),
      { numRuns: 40 },
    );
  });

  test('one more piece of evidence never lowers the engagement of any stay, nor makes it unknown', () => {
    const evidence = fc.record({ days: fc.integer({ min: 0, max: 150 }), person: fc.constantFrom('11', '12', '13') });
    fc.assert(
      fc.property(snapshotArb(), evidence, (snapshot, { days, person }) => {
        const more = anInteraction(days, [person], { id: 'one more' });
        const after = staysOf({ ...snapshot, interactions: [...snapshot.interactions, more] });
        for (const [index, { engagement }] of staysOf(snapshot).entries()) {
          const then = after[index]?.engagement;
          expect(then === null).toBe(engagement === null);
          expect(then?.engaged ?? 0).toBeGreaterThanOrEqual(engagement?.engaged ?? 0);
          if (engagement && engagement.coverage !== null)
            expect(then?.coverage).toBeGreaterThanOrEqual(engagement.coverage);
        }
      }),
      { numRuns: 40 },
    );
  });
});

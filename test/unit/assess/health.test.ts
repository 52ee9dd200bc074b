import { describe, expect, test } from 'vitest';
import { assess } from '../../../lib/assess/index.ts';
import type { ComponentId } from '../../../lib/assess/schema/health.ts';
import type { Blueprint } from '../../../lib/blueprint/blueprint.ts';
import { known } from '../../../lib/record/fact.ts';
import type { Snapshot } from '../../../lib/record/snapshot.ts';
import { blueprintWith, defaultBlueprint } from '../../fixtures/blueprint.ts';
import {
  emptyDeal,
  ghostedDeal,
  healthyDeal,
  hiddenDeal,
  lostDeal,
  partialDeal,
  singleThreadedDeal,
  stuckDeal,
  wonDeal,
} from '../../fixtures/deals.ts';
import {
  ago,
  aMail,
  anInteraction,
  aPerson,
  aReply,
  aSnapshot,
  aTask,
  dayAhead,
  NOW,
  visitsOf,
} from '../../fixtures/snapshot.ts';

const healthOf = (snapshot: Snapshot, asOf = NOW, blueprint: Blueprint = defaultBlueprint) =>
  assess(snapshot, blueprint, null, asOf).health;
const component = (snapshot: Snapshot, id: ComponentId) => healthOf(snapshot).components.find((it) => it.id === id);
const WITH_ROLES = [
  aPerson('1', { role: 'Decision maker' }),
  aPerson('2', { role: 'Champion' }),
  aPerson('3', { role: 'Technical evaluator' }),
];

describe('the components', () => {
  test('multi-threading is six parts coverage and four parts threads', () => {
    const of = (...ids: string[]) =>
      component(
        aSnapshot({ people: WITH_ROLES, interactions: ids.map((id) => anInteraction(3, [id])) }),
        'multi_threading',
      )?.value;
    expect(of()).toBe(0);
    expect(of('1')).toBeCloseTo(100 * (0.6 / 3 + 0.4 / 3), 9);
    expect(of('1', '2', '3')).toBe(100);
  });

  test('momentum is the decayed weight of two-way interactions of thirty days against what the stage calls healthy', () => {
    const of = (...interactions: ReturnType<typeof anInteraction>[]) =>
      component(aSnapshot({ people: WITH_ROLES, interactions }), 'momentum')?.value;
    expect(of(anInteraction(14, ['1']), anInteraction(28, ['2']))).toBeCloseTo((100 * (1.5 + 0.75)) / 9, 9);
    expect(of(aMail(1, ['1']), anInteraction(31, ['1']))).toBe(0);
    expect(of(...[0, 1, 2, 3, 4].map((day) => anInteraction(day, ['1'])))).toBe(100);
  });

  test('pace is 100 up to the benchmark and falls evenly to 0 at twice the stuck ratio', () => {
    const of = (ratio: number) =>
      component(aSnapshot({ visits: visitsOf(['presentationscheduled', 28 * ratio]) }), 'pace')?.value;
    expect(of(0.2)).toBe(100);
    expect(of(1)).toBe(100);
    expect(of(2)).toBeCloseTo(50, 9);
    expect(of(3)).toBe(0);
    expect(of(9)).toBe(0);
  });

  test('the stage gate counts what is met of what is known, by weight', () => {
    const properties = { budget_confirmed: known(true), decision_process: known(null) };
    expect(component(aSnapshot({ deal: { properties } }), 'stage_gate')).toMatchObject({
      value: 20,
      inputs: { met: 1, known: 4, criteria: 4 },
    });
    expect(
      component(aSnapshot({ deal: { properties: { budget_confirmed: known(true) } } }), 'stage_gate'),
    ).toMatchObject({
      value: 25,
      inputs: { met: 1, known: 3 },
    });
  });

  test('signals are unknown until there are any, and cost confidence alone', () => {
    const health = healthOf(healthyDeal());
    expect(component(healthyDeal(), 'signals')).toMatchObject({
      value: null,
      share: null,
      unknown: { why: 'not_configured' },
    });
    expect(health).toMatchObject({ score: 100, confidence: 0.9 });
  });
});

describe('the score', () => {
  test('is the sum of the shares of what is known', () => {
    for (const deal of [healthyDeal(), singleThreadedDeal(), ghostedDeal(), emptyDeal()]) {
      const { score, components } = healthOf(deal);
      expect(components.reduce((sum, { share }) => sum + (share ?? 0), 0)).toBeCloseTo(score ?? Number.NaN, 9);
    }
  });

  test('is no number below the confidence that the blueprint asks for', () => {
    const { score, confidence, band } = healthOf(partialDeal());
    expect({ score, band }).toEqual({ score: null, band: 'not_enough_known' });
    expect(confidence).toBeCloseTo(0.35, 9);
    const lenient = blueprintWith(['min_confidence: 0.5', 'min_confidence: 0.35']);
    expect(healthOf(partialDeal(), NOW, lenient).score).not.toBeNull();
  });

  test('is sound from what the stage calls healthy, act below half of it, watch between', () => {
    const bandAt = (score: number) =>
      healthOf(
        singleThreadedDeal(),
        NOW,
        blueprintWith(['score: 60, threads: 3, momentum: 9', `score: ${score}, threads: 3, momentum: 9`]),
      ).band;
    const { score } = healthOf(singleThreadedDeal());
    expect(bandAt(Math.floor(score ?? 0))).toBe('sound');
    expect(bandAt(Math.ceil(score ?? 0))).toBe('watch');
    expect(bandAt(99)).toBe('act');
  });
});

describe('what would raise it', () => {
  test('is what the score comes to when the change is made', () => {
    const deal = singleThreadedDeal();
    const [first] = healthOf(deal).raise;
    expect(first?.change).toEqual({
      kind: 'revive_person',
      person: '11',
      name: 'Henrike Aust',
      function: 'economic_buyer',
    });
    const done = { ...deal, interactions: [...deal.interactions, anInteraction(0, ['11'])] };
    expect(first?.score).toBeCloseTo(healthOf(done).score ?? Number.NaN, 9);
    expect(first?.gain).toBeCloseTo((healthOf(done).score ?? 0) - (healthOf(deal).score ?? 0), 9);
  });

  test('names the missing function, and gains what somebody of it would bring', () => {
    const deal = aSnapshot({ people: WITH_ROLES.slice(1), interactions: [anInteraction(2, ['2', '3'])] });
    const raise = healthOf(deal).raise.find(({ change }) => change.kind === 'engage_function');
    expect(raise?.change).toMatchObject({ function: 'economic_buyer', label: 'Economic buyer' });
    const found = { ...deal, people: WITH_ROLES, interactions: [...deal.interactions, anInteraction(0, ['1'])] };
    expect(raise?.score).toBeCloseTo(healthOf(found).score ?? Number.NaN, 9);
  });

  test('a next step and a mended close date gain what setting them brings', () => {
    const deal = aSnapshot({
      ...healthyDeal(),
      interactions: [],
      deal: { nextStep: known(null), closeDate: known(dayAhead(-3)) },
    });
    const only = blueprintWith([
      'multi_threading: 30, momentum: 15, stage_gate: 20, pace: 15, plan: 10',
      'multi_threading: 40, momentum: 0, stage_gate: 0, pace: 0, plan: 50',
    ]);
    const { raise, score } = healthOf(deal, NOW, only);
    const gain = (kind: string) => raise.find(({ change }) => change.kind === kind)?.score;
    expect(gain('set_next_step')).toBeCloseTo(
      healthOf({ ...deal, tasks: [aTask(10)] }, NOW, only).score ?? Number.NaN,
      9,
    );
    const mended = { ...deal, deal: { ...deal.deal, closeDate: known(dayAhead(9)) } };
    expect(gain('mend_close_date')).toBeCloseTo(healthOf(mended, NOW, only).score ?? Number.NaN, 9);
    expect(score).toBe(0);
  });

  test('names a criterion only where no other change meets it, since the act gains more than the criterion', () => {
    const kinds = (snapshot: Snapshot) =>
      healthOf(snapshot).raise.map(({ change }) => (change.kind === 'meet_criterion' ? change.criterion : change.kind));
    const people = WITH_ROLES;
    // The economic buyer alone is silent: to engage them meets two criteria, and both are told there.
    const silent = aSnapshot({ people, interactions: [anInteraction(2, ['2', '3'])] });
    expect(kinds(silent)).toEqual(['revive_person', 'decision_process', 'budget']);
    // Two are silent: three people together are nothing that one change brings.
    const alone = aSnapshot({ people, interactions: [anInteraction(2, ['2'])] });
    expect(kinds(alone)).toEqual(['revive_person', 'revive_person', 'decision_process']);
    // Nobody of a function is left to be engaged, and still they were never in touch at the same time.
    const sameDay = blueprintWith(['group.engaged_within(days(30), 3, 3)', 'group.engaged_within(days(1), 3, 3)']);
    const apart = aSnapshot({
      people,
      interactions: ['1', '2', '3'].map((id, index) => anInteraction(2 + 3 * index, [id])),
    });
    expect(healthOf(apart, NOW, sameDay).raise[0]?.change).toMatchObject({ criterion: 'three_functions' });
  });

  test('are at most three, each a gain, most first; none without a score or after the close', () => {
    for (const deal of [singleThreadedDeal(), ghostedDeal(), emptyDeal(), stuckDeal()]) {
      const gains = healthOf(deal).raise.map(({ gain }) => gain);
      expect(gains.length).toBeLessThanOrEqual(3);
      expect(gains).toEqual([...gains].sort((a, b) => b - a));
      expect(Math.min(1, ...gains)).toBeGreaterThan(0);
    }
    expect(healthOf(hiddenDeal()).raise).toEqual([]);
    expect(healthOf(lostDeal()).raise).toEqual([]);
  });

  test('never proposes somebody who is hidden or has left', () => {
    const people = [
      aPerson('1', { role: 'Champion', left: ago(2) }),
      aPerson('2', { role: 'Decision maker', hidden: true }),
    ];
    const changes = healthOf(aSnapshot({ people, interactions: [anInteraction(9, ['1'])] })).raise.map(
      ({ change }) => change,
    );
    expect(changes.filter(({ kind }) => kind === 'revive_person')).toEqual([]);
  });
});

describe('the trend', () => {
  test('is the score as of each of the last twelve weeks and of now, from facts of then', () => {
    const deal = { ...ghostedDeal() };
    const { trend } = healthOf(deal);
    expect(trend).toHaveLength(13);
    expect(trend.map(({ at }) => at)).toEqual(Array.from({ length: 13 }, (_, week) => ago(7 * (12 - week))));
    for (const { at, score } of trend) expect(score).toBe(healthOf(deal, at).score);
  });

  test('begins when the deal was made', () => {
    expect(healthOf(aSnapshot({ deal: { createdAt: ago(15) } })).trend).toHaveLength(3);
  });

  test('of a closed deal ends at the close', () => {
    const { trend } = healthOf(wonDeal());
    expect(trend.at(-1)?.at).toBe('2026-11-19T08:59:59.999Z');
    expect(assess(wonDeal(), defaultBlueprint, null, NOW).position.stage).toBe('closed_won');
  });
});

test('a deal that was lost by mistake and then won is judged as when it was last open', () => {
  const visits = visitsOf(['presentationscheduled', 30], ['closedlost', 6], ['closedwon', 5]);
  const deal = { stage: 'closedwon', outcome: 'won', closedAt: ago(5) } as const;
  const { health, gate } = assess(aSnapshot({ ...singleThreadedDeal(), visits, deal }), defaultBlueprint, null, NOW);
  expect(health.trend.at(-1)).toMatchObject({ at: '2026-11-14T08:59:59.999Z', score: health.score });
  expect(gate.line?.path).toBe('lifecycle.selection.exit');
});

describe('what changed', () => {
  const changed = (snapshot: Snapshot) => healthOf(snapshot).changed;

  test('names the person who answered, or fell silent (C30)', () => {
    const base = { people: WITH_ROLES, tasks: [aTask(3)] };
    const before = [anInteraction(34, ['2']), aReply(20, ['2'])];
    const answered = changed(aSnapshot({ ...base, interactions: [...before, anInteraction(0.1, ['1', '3'])] }));
    expect(answered).toMatchObject({ since: ago(7), component: 'multi_threading', code: 'person_answered' });
    const silent = changed(aSnapshot({ ...base, interactions: [aReply(33, ['1']), anInteraction(33, ['2'])] }));
    expect(silent).toMatchObject({ code: 'person_fell_silent', params: { days: 33 } });
    expect(silent?.by).toBeLessThan(0);
  });

  test('names the stage that was entered', () => {
    const visits = visitsOf(['qualifiedtobuy', 40], ['presentationscheduled', 3]);
    expect(changed(aSnapshot({ ...singleThreadedDeal(), visits }))).toMatchObject({
      code: 'stage_changed',
      params: { from: 'Qualified to buy', to: 'Presentation scheduled' },
    });
  });

  test('is nothing where the score stood still', () => {
    expect(changed(emptyDeal())).toBeNull();
  });
});

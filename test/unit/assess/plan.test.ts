import { describe, expect, test } from 'vitest';
import { factsAt } from '../../../lib/assess/facts.ts';
import { assess } from '../../../lib/assess/index.ts';
import { assessPlan } from '../../../lib/assess/plan.ts';
import { known, unknown } from '../../../lib/record/fact.ts';
import { inOrder } from '../../../lib/record/order.ts';
import { blueprintWith, defaultBlueprint } from '../../fixtures/blueprint.ts';
import { aChange, anInteraction, aSnapshot, aTask, dayAhead, type Given, NOW } from '../../fixtures/snapshot.ts';

const NONE = { nextStep: known(null) };
const planOf = (given: Given) => assessPlan(factsAt(inOrder(aSnapshot(given)), defaultBlueprint, null, NOW));
const healthOf = (given: Given) =>
  assess(aSnapshot(given), defaultBlueprint, null, NOW).health.components.find(({ id }) => id === 'plan')?.value;

describe('the next step', () => {
  test('is dated within fourteen days, vague later or without a date, and none else (R33)', () => {
    expect(planOf({ deal: NONE, tasks: [aTask(14)] }).nextStep).toBe('dated');
    expect(planOf({ deal: NONE, tasks: [aTask(14.1)] }).nextStep).toBe('vague');
    expect(planOf({ deal: NONE, tasks: [aTask(1, { dueAt: null })] }).nextStep).toBe('vague');
    expect(planOf({ deal: { nextStep: known('Call on Tuesday') } }).nextStep).toBe('vague');
    expect(planOf({ deal: { nextStep: known('  ') } }).nextStep).toBe('none');
    expect(planOf({ deal: NONE }).nextStep).toBe('none');
  });

  test('is no task that is done or overdue', () => {
    expect(planOf({ deal: NONE, tasks: [aTask(2, { done: true, doneAt: NOW })] }).nextStep).toBe('none');
    expect(planOf({ deal: NONE, tasks: [aTask(-1)] }).nextStep).toBe('none');
  });

  test('is a task of today until the day is over in the time zone of the organisation', () => {
    const task = aTask(0, { dueAt: '2026-11-20T07:00:00.000Z' });
    const snapshot = inOrder(aSnapshot({ deal: NONE, tasks: [task] }));
    const stepAt = (at: string) => assessPlan(factsAt(snapshot, defaultBlueprint, null, at)).nextStep;
    expect(stepAt('2026-11-20T22:59:00.000Z')).toBe('dated');
    expect(stepAt('2026-11-20T23:00:00.000Z')).toBe('none');
  });

  test('is a meeting ahead where the blueprint says so (R25 against R33), unless it was cancelled', () => {
    const meeting = { deal: NONE, interactions: [anInteraction(-3, ['1'])] };
    expect(planOf(meeting).nextStep).toBe('dated');
    const strict = blueprintWith(['future_meeting_counts: true', 'future_meeting_counts: false']);
    expect(assessPlan(factsAt(aSnapshot(meeting), strict, null, NOW)).nextStep).toBe('none');
    expect(planOf({ deal: NONE, interactions: [anInteraction(-3, ['1'], { outcome: 'cancelled' })] }).nextStep).toBe(
      'none',
    );
  });

  test('is unknown, not missing, where tasks, meetings or the field cannot be read', () => {
    for (const about of ['tasks', 'interactions.meeting', 'interactions']) {
      const gaps = [{ about, why: 'hidden', remedy: 'grant_scope', detail: null } as const];
      const { flags } = assess(aSnapshot({ deal: NONE, gaps }), defaultBlueprint, null, NOW);
      expect(planOf({ deal: NONE, gaps }).nextStep).toBeNull();
      expect(flags.map(({ id }) => id)).not.toContain('no_next_step');
    }
    expect(planOf({ deal: { nextStep: unknown('hidden') } }).nextStep).toBeNull();
  });
});

describe('the close date', () => {
  const days = [-40, -30, -20, -10, 20] as const;
  const pushes = (count: number) =>
    days
      .slice(0, count)
      .map((from, index) => aChange(50 - index * 10, 'closeDate', dayAhead(from), dayAhead(days[index + 1] ?? 30)));

  test('counts a move to a later day as a push, and a move to an earlier one not', () => {
    expect(planOf({ changes: pushes(3) }).pushes).toHaveLength(3);
    expect(planOf({ changes: [aChange(3, 'closeDate', dayAhead(60), dayAhead(40))] }).pushes).toHaveLength(0);
    expect(planOf({ changes: [aChange(3, 'closeDate', null, dayAhead(40))] }).pushes).toHaveLength(0);
  });

  test('that HubSpot filled in by itself is no push, nor is correcting it (R37)', () => {
    const byItself = { ...aChange(60, 'closeDate', null, dayAhead(-40)), cause: 'default' as const };
    const corrected = aChange(55, 'closeDate', dayAhead(-40), dayAhead(10));
    const pushed = aChange(5, 'closeDate', dayAhead(10), dayAhead(40));
    expect(planOf({ changes: [byItself, corrected] }).pushes).toEqual([]);
    expect(planOf({ changes: [byItself, corrected, pushed] }).pushes).toEqual([pushed]);
    const back = aChange(20, 'closeDate', dayAhead(10), dayAhead(-40));
    const pushedAgain = aChange(5, 'closeDate', dayAhead(-40), dayAhead(40));
    expect(planOf({ changes: [byItself, corrected, back, pushedAgain] }).pushes).toEqual([pushedAgain]);
  });

  test('loses half of its part of health from the fourth push on (R34), all of it when it is past', () => {
    const tasks = [aTask(3)];
    expect(healthOf({ tasks, changes: pushes(3) })).toBe(100);
    expect(healthOf({ tasks, changes: pushes(4) })).toBe(75);
    expect(healthOf({ tasks, deal: { closeDate: known(dayAhead(-1)) } })).toBe(50);
    expect(healthOf({ deal: { ...NONE, closeDate: known(null) } })).toBe(0);
  });

  test("is past only when its day has gone by in the organisation's own time zone", () => {
    const org = { crm: 'hubspot', id: '4711001', currency: 'EUR' } as const;
    const at = '2026-11-20T23:30:00.000Z';
    const ahead = (timeZone: string) =>
      assessPlan(
        factsAt(
          aSnapshot({ org: { ...org, timeZone }, deal: { closeDate: known('2026-11-20') } }),
          defaultBlueprint,
          null,
          at,
        ),
      ).ahead;
    expect(ahead('America/New_York')).toBe(true);
    expect(ahead('Europe/Berlin')).toBe(false);
  });

  test('is unknown where it cannot be read', () => {
    expect(planOf({ deal: { closeDate: unknown('hidden') } })).toMatchObject({
      ahead: null,
      unknown: { why: 'hidden', about: 'deal.closeDate' },
    });
  });
});

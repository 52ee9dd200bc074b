import { describe, expect, test } from 'vitest';
import { assess } from '../../../lib/assess/index.ts';
import { known, unknown } from '../../../lib/record/fact.ts';
import { defaultBlueprint } from '../../fixtures/blueprint.ts';
import {
  aChange,
  ago,
  aMail,
  anInteraction,
  aPerson,
  aSnapshot,
  type Given,
  NOW,
  visitsOf,
} from '../../fixtures/snapshot.ts';

const gateOf = (given: Given) => assess(aSnapshot(given), defaultBlueprint, null, NOW).gate;
const exit = (given: Given, id: string) => gateOf(given).exit.find((it) => it.id === id);
const people = [aPerson('1', { role: 'Champion' }), aPerson('2', { role: 'Decision maker' })];

describe('a criterion', () => {
  test('carries its words, its line and the facts that it rests on', () => {
    const criterion = exit({ deal: { properties: { budget_confirmed: known(true) } } }, 'budget');
    expect(criterion).toMatchObject({
      state: 'met',
      label: 'The budget is confirmed',
      when: 'deal.properties.budget_confirmed == true',
      line: { path: 'lifecycle.selection.exit.budget' },
      evidence: [{ kind: 'field', id: 'deal.properties.budget_confirmed', value: true }],
    });
    expect(criterion?.line.line).toBeGreaterThan(0);
  });

  test('on a group says how far it has come, with the interactions of the best window', () => {
    expect(
      exit({ people, interactions: [anInteraction(4, ['1']), anInteraction(9, ['2'])] }, 'three_functions'),
    ).toMatchObject({
      state: 'unmet',
      progress: { has: 2, of: 3 },
      evidence: [
        { kind: 'interaction', id: 'meeting-9-2' },
        { kind: 'interaction', id: 'meeting-4-1' },
      ],
    });
  });

  test('on a property that the CRM does not have is unknown, on an empty one unmet', () => {
    expect(exit({ deal: { properties: {} } }, 'budget')).toMatchObject({
      state: 'unknown',
      unknown: { why: 'not_configured', about: 'deal.properties.budget_confirmed' },
    });
    expect(exit({ deal: { properties: { budget_confirmed: known(null) } } }, 'budget')?.state).toBe('unmet');
  });

  test('calls a property what the CRM calls it, whether or not it is known', () => {
    const labels = { budget_confirmed: 'Budget is approved' };
    const filled = { properties: { budget_confirmed: known(true) }, labels };
    expect(exit({ deal: filled }, 'budget')?.evidence).toMatchObject([{ label: 'Budget is approved' }]);
    const hidden = { properties: { budget_confirmed: unknown<null>('hidden') }, labels };
    expect(exit({ deal: hidden }, 'budget')?.unknown).toEqual({
      why: 'hidden',
      about: 'deal.properties.budget_confirmed',
      label: 'Budget is approved',
    });
  });

  test('calls a value what the CRM calls it, and goes on comparing its own name', () => {
    const given = {
      stage: 'contractsent',
      properties: { security_review: known('complete') },
      valueLabels: { 'properties.security_review': { complete: 'Abgeschlossen' } },
    };
    const evidence = [{ value: 'complete', valueLabel: 'Abgeschlossen' }];
    expect(exit({ deal: given }, 'security_review')).toMatchObject({ state: 'met', evidence });
    const other = { ...given, properties: { security_review: known('in_review') } };
    expect(exit({ deal: other }, 'security_review')?.evidence[0]).not.toHaveProperty('valueLabel');
  });

  test.each<[string, Given]>([
    ['quiet', { interactions: [anInteraction(45, ['2'])] }],
    ['unanswered', { interactions: [aMail(5, ['2'])] }],
    ['untouched', {}],
    ['left', { people: [aPerson('2', { role: 'Decision maker', left: ago(3) })] }],
  ])('on somebody who is %s says so', (notEngaged, given) => {
    expect(exit({ people, ...given }, 'economic_buyer_engaged')).toMatchObject({
      state: 'unmet',
      evidence: [{ kind: 'person', id: '2', notEngaged }],
    });
  });

  test('on hidden interactions names the gap, not the rule', () => {
    const gaps = [{ about: 'interactions.email', why: 'hidden', remedy: 'grant_scope', detail: null } as const];
    expect(exit({ people, gaps }, 'economic_buyer_engaged')).toMatchObject({
      state: 'unknown',
      unknown: { why: 'hidden', about: 'interactions.email' },
    });
  });
});

describe('a criterion on the number of threads', () => {
  const hidden = (about: string) => ({ about, why: 'hidden', remedy: 'grant_scope', detail: null }) as const;
  const answered = (given: Given) => exit({ deal: { stage: 'appointmentscheduled' }, people, ...given }, 'answered');
  const meeting = anInteraction(4, ['1']);

  test.each(['interactions.email', 'people'])('is met by what can be seen, whatever else is hidden: %s', (about) => {
    expect(answered({ interactions: [meeting], gaps: [hidden(about)] })).toMatchObject({
      state: 'met',
      evidence: [{ kind: 'interaction', id: meeting.id }],
      unknown: null,
    });
  });

  test.each(['interactions.email', 'people'])('is unknown where what is hidden decides: %s', (about) => {
    expect(answered({ interactions: [], gaps: [hidden(about)] })).toMatchObject({
      state: 'unknown',
      unknown: { why: 'hidden', about },
    });
  });
});

describe('a criterion that asks for the group is unknown, not unmet, while a hidden contact may meet it:', () => {
  const technical = aPerson('3', { role: 'Technical evaluator' });
  const more = [...people, technical, aPerson('9', { name: null, hidden: true })];
  const unknownFor = { state: 'unknown', unknown: { why: 'hidden', about: 'people' } };

  test('one of the function that is asked for', () => {
    const interactions = [anInteraction(4, ['1', '9']), anInteraction(45, ['2'])];
    expect(exit({ people: more, interactions }, 'economic_buyer_engaged')).toMatchObject(unknownFor);
  });

  test('one more function at the same time', () => {
    const interactions = [anInteraction(4, ['1', '2', '9'])];
    expect(exit({ people: more, interactions }, 'three_functions')).toMatchObject({
      ...unknownFor,
      progress: { has: 2, of: 3 },
    });
  });
});

test.each([
  ['America/Los_Angeles', '2026-11-21T07:30:00.000Z', 'met'],
  ['America/Los_Angeles', '2026-11-21T08:00:00.000Z', 'unmet'],
  ['Asia/Tokyo', '2026-11-20T14:30:00.000Z', 'met'],
  ['Asia/Tokyo', '2026-11-20T15:00:00.000Z', 'unmet'],
])('a criterion on the close date goes by the day of %s, as the plan does, at %s', (timeZone, at, state) => {
  const snapshot = aSnapshot({
    org: { crm: 'hubspot', id: '4711001', currency: 'EUR', timeZone },
    deal: { stage: 'contractsent', closeDate: known('2026-11-20') },
    visits: visitsOf(['contractsent', 10]),
  });
  const { gate, health } = assess(snapshot, defaultBlueprint, null, at);
  expect(gate.exit.find(({ id }) => id === 'close_date_ahead')?.state).toBe(state);
  expect(health.components.find(({ id }) => id === 'plan')?.inputs.close_date_ahead).toBe(state === 'met');
});

test('the share leaves out what is unknown', () => {
  const { met, known: count, share } = gateOf({ deal: { properties: { budget_confirmed: known(true) } } });
  expect({ met, count, share }).toEqual({ met: 1, count: 3, share: 0.25 });
});

describe('entry criteria', () => {
  const entry = (given: Given) => gateOf(given).entry.map(({ state }) => state);

  test('hold what was true when the stage was entered, ten days ago', () => {
    const filledLater = {
      deal: { properties: { pain: known('Late words') } },
      changes: [aChange(5, 'properties.pain', null, 'Late words')],
    };
    expect(entry({ ...filledLater, people, interactions: [anInteraction(3, ['1'])] })).toEqual(['unmet', 'unmet']);
    const inTime = { ...filledLater, changes: [aChange(12, 'properties.pain', null, 'Late words')] };
    expect(entry({ ...inTime, people, interactions: [anInteraction(11, ['1'])] })).toEqual(['met', 'met']);
  });

  test('are those of when the stage was entered, also where it has several CRM stages', () => {
    const visits = visitsOf(['presentationscheduled', 60], ['decisionmakerboughtin', 30], ['contractsent', 3]);
    const group = [...people, aPerson('3', { title: 'CTO' })];
    const threeEngaged = (days: number) =>
      entry({
        visits,
        deal: { stage: 'contractsent' },
        people: group,
        interactions: [anInteraction(days, ['1', '2', '3'])],
      })[0];
    expect(threeEngaged(40)).toBe('met');
    expect(threeEngaged(10)).toBe('unmet');
  });

  test('are unknown where the moment of entry is not known', () => {
    expect(entry({ visits: [] })).toEqual(['unknown', 'unknown']);
  });

  test('are unknown where only the present CRM stage is dated, and the stage has another that may have come before', () => {
    const gaps = [{ about: 'visits', why: 'not_tracked', remedy: 'none', detail: null } as const];
    const given = { visits: visitsOf(['contractsent', 3]), deal: { stage: 'contractsent' }, gaps };
    expect(entry(given)).toEqual(['unknown', 'unknown']);
    expect(entry({ gaps, visits: visitsOf(['presentationscheduled', 3]) })).toContain('met');
  });
});

test('a deal whose stage the blueprint does not know has no gate', () => {
  const { gate, position, health } = assess(
    aSnapshot({ deal: { stage: 'gone' }, visits: visitsOf(['gone', 3]) }),
    defaultBlueprint,
    null,
    NOW,
  );
  expect(gate).toMatchObject({ exit: [], entry: [], share: null, line: null });
  expect(position).toMatchObject({ stage: null, unknown: { about: 'deal.stage' } });
  expect(health.score).toBeNull();
});

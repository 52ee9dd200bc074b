import { describe, expect, test } from 'vitest';
import { assess } from '../../../lib/assess/index.ts';
import { defaultBlueprint } from '../../fixtures/blueprint.ts';
import { hiddenDeal } from '../../fixtures/deals.ts';
import { ago, aMail, anInteraction, aPerson, aReply, aSnapshot, type Given, NOW } from '../../fixtures/snapshot.ts';

const groupOf = (given: Given) => assess(aSnapshot(given), defaultBlueprint, null, NOW).group;
const emailHidden = {
  about: 'interactions.email',
  why: 'hidden',
  remedy: 'grant_scope',
  detail: 'sales-email-read',
} as const;

describe('the function of a person', () => {
  const functionOf = (person: ReturnType<typeof aPerson>) => {
    const [found] = groupOf({ people: [person] }).people;
    return [found?.function, found?.basis];
  };

  test('is that of the label on the deal, before buying role and title', () => {
    const roles = [
      { name: 'BUDGET_HOLDER', source: 'buying_role', at: null },
      { name: 'Champion', source: 'deal_role', at: null },
    ] as const;
    expect(functionOf(aPerson('1', { title: 'CFO', roles: [...roles] }))).toEqual(['champion', 'deal_role']);
    expect(functionOf(aPerson('1', { title: 'Solutions Architect', roles: [roles[0]] }))).toEqual([
      'economic_buyer',
      'buying_role',
    ]);
  });

  test('is guessed from the title where no role says it, and a label that means nothing here is passed over', () => {
    expect(functionOf(aPerson('1', { title: 'CFO' }))).toEqual(['economic_buyer', 'title_guess']);
    expect(functionOf(aPerson('1', { title: 'CFO', role: 'Blocker' }))).toEqual(['economic_buyer', 'title_guess']);
  });

  test('stays open where nothing tells it, and the person stays in sight (C40)', () => {
    expect(functionOf(aPerson('1', { title: 'Pioneer' }))).toEqual([null, null]);
  });

  test('does not depend on the order of several labels', () => {
    const role = (name: string) => ({ name, source: 'deal_role' as const, at: null });
    const [a, b] = [role('Champion'), role('Decision maker')];
    expect(functionOf(aPerson('1', { roles: [a, b] }))).toEqual(functionOf(aPerson('1', { roles: [b, a] })));
  });
});

test('a role is shown as the CRM calls it, and stands for its function by its own name', () => {
  const role = { name: 'Decision maker', label: 'Entscheider', source: 'deal_role' as const, at: null };
  expect(groupOf({ people: [aPerson('1', { roles: [role] })] }).people).toMatchObject([
    { function: 'economic_buyer', basis: 'deal_role', roleName: 'Entscheider' },
  ]);
});

describe('an active thread', () => {
  const people = [aPerson('1', { role: 'Champion' })];
  const threads = (...interactions: ReturnType<typeof anInteraction>[]) =>
    groupOf({ people, interactions }).activeThreads;

  test('lasts thirty days to the millisecond', () => {
    expect(threads(anInteraction(30, ['1']))).toBe(1);
    expect(threads(anInteraction(0, ['1'], { at: ago(30 + 1e-8 * 100) }))).toBe(0);
  });

  test.each([
    ['a reply', aReply(2, ['1']), 1],
    ['a meeting held', anInteraction(2, ['1']), 1],
    ['a past meeting without an outcome', anInteraction(2, ['1'], { outcome: 'unrecorded' }), 1],
    ['a connected call', anInteraction(2, ['1'], { kind: 'call', direction: 'outbound', outcome: 'connected' }), 1],
    ['an inbound message', aReply(2, ['1'], { kind: 'message' }), 1],
    ['our mail', aMail(2, ['1']), 0],
    ['a missed call', anInteraction(2, ['1'], { kind: 'call', outcome: 'missed' }), 0],
    ['a call without an outcome', anInteraction(2, ['1'], { kind: 'call', outcome: 'unrecorded' }), 0],
    ['a cancelled meeting', anInteraction(2, ['1'], { outcome: 'cancelled' }), 0],
    ['a no-show', anInteraction(2, ['1'], { outcome: 'no_show' }), 0],
    ['a meeting ahead', anInteraction(-2, ['1']), 0],
    ['a mail that bounced', aReply(2, ['1'], { outcome: 'bounced' }), 0],
    ['an answer to a notice', aReply(2, ['1'], { subject: 'Re: Automatic reply: Calculation' }), 1],
    ['a reply of somebody away', aReply(2, ['1'], { subject: 'Out of office next week, call me' }), 1],
    ['a notice of absence', aReply(2, ['1'], { subject: 'Automatic reply: Calculation' }), 0],
    ['one in German', aReply(2, ['1'], { subject: 'Abwesenheitsnotiz: Angebot' }), 0],
    ['one in French', aReply(2, ['1'], { subject: 'Réponse automatique : Offre' }), 0],
    ['one in Spanish', aReply(2, ['1'], { subject: 'Respuesta automática: Oferta' }), 0],
    ['one in Japanese', aReply(2, ['1'], { subject: '自動応答: お見積り' }), 0],
    ['a mail server that could not deliver', aReply(2, ['1'], { subject: 'Undeliverable: Calculation' }), 0],
    ['an internal meeting', anInteraction(2, ['1'], { direction: 'internal' }), 0],
    ['a meeting of somebody else', anInteraction(2, ['stranger']), 0],
  ])('%s counts for %#', (_, interaction, count) => {
    expect(threads(interaction)).toBe(count);
  });

  test('ends when the person is known to have left', () => {
    const left = [aPerson('1', { role: 'Champion', left: ago(1) })];
    const group = groupOf({ people: left, interactions: [anInteraction(3, ['1'])] });
    expect(group.activeThreads).toBe(0);
    expect(group.functions.find(({ id }) => id === 'champion')?.state).toBe('missing');
  });
});

describe('coverage', () => {
  const people = [
    aPerson('1', { role: 'Decision maker' }),
    aPerson('2', { role: 'Champion' }),
    aPerson('3', { role: 'Champion' }),
    aPerson('4', { role: 'User' }),
  ];
  const states = (group: ReturnType<typeof groupOf>) =>
    Object.fromEntries(group.functions.filter(({ required }) => required).map(({ id, state }) => [id, state]));

  test('is the share of required functions with an active thread, however many people a function has', () => {
    const group = groupOf({ people, interactions: [anInteraction(5, ['2', '3', '4'])] });
    expect(group).toMatchObject({ required: 3, engaged: 1, identified: 2, coverage: 1 / 3, activeThreads: 3 });
    expect(states(group)).toEqual({ economic_buyer: 'identified', champion: 'engaged', technical: 'missing' });
  });

  test('asks for more functions where the segment does', () => {
    const account = { employees: { known: true as const, value: 4000 } };
    const deal = { stage: 'contractsent' };
    expect(groupOf({ people, account, deal }).required).toBe(5);
    expect(groupOf({ people, deal }).required).toBe(3);
  });

  test('is unknown while mail is hidden and a named person may have written', () => {
    const group = groupOf({ people, interactions: [anInteraction(5, ['2'])], gaps: [emailHidden] });
    expect(group).toMatchObject({ coverage: null, activeThreads: null, engaged: 1 });
    expect(group.unknown).toEqual({ why: 'hidden', about: 'interactions.email' });
    expect(group.people.find(({ id }) => id === '1')).toMatchObject({
      engagement: 'unknown',
      depth: null,
      velocity: null,
    });
  });

  test('is known although mail is hidden when mail could not change it', () => {
    const all = [
      aPerson('1', { role: 'Decision maker' }),
      aPerson('2', { role: 'Champion' }),
      aPerson('3', { role: 'Technical evaluator' }),
    ];
    const group = groupOf({ people: all, interactions: [anInteraction(5, ['1', '2', '3'])], gaps: [emailHidden] });
    expect(group).toMatchObject({ coverage: 1, activeThreads: 3, unknown: null });
  });

  test.each([
    ['a contact who may not be read', [aPerson('9', { name: null, hidden: true })], []],
    ['one of the contacts beyond those that were read', [], [{ ...emailHidden, about: 'people' }]],
  ])('is unknown while %s may be of a function that is silent', (_, more, gaps) => {
    const all = [...people, aPerson('5', { role: 'Technical evaluator' }), ...more];
    const group = groupOf({ people: all, interactions: [anInteraction(5, ['2', '5', '9'])], gaps });
    expect(group).toMatchObject({ coverage: null, engaged: 2, unknown: { why: 'hidden', about: 'people' } });
    expect(states(group)).toMatchObject({ economic_buyer: 'identified' });
  });

  test('is zero, and known, where nobody is named and everything could be read', () => {
    expect(groupOf({})).toMatchObject({ coverage: 0, activeThreads: 0, unknown: null });
  });

  test('is unknown where nobody is named and contacts or interactions could not be read', () => {
    for (const about of ['people', 'interactions', 'interactions.email']) {
      const group = groupOf({ gaps: [{ ...emailHidden, about }] });
      expect(group).toMatchObject({ coverage: null, activeThreads: null, unknown: { why: 'hidden', about } });
    }
  });

  test('does not suffer from old interactions that were left out', () => {
    const newest = { about: 'interactions.email', why: 'not_loaded', remedy: 'none', detail: '100' } as const;
    const interactions = [aReply(70, ['1']), aReply(4, ['2'])];
    expect(groupOf({ people, interactions, gaps: [newest] })).toMatchObject({ activeThreads: 1, coverage: 1 / 3 });
    expect(groupOf({ people, interactions: interactions.slice(1), gaps: [newest] }).activeThreads).toBeNull();
  });
});

test('a hidden contact counts as hidden: neither named nor absent', () => {
  const { group } = assess(hiddenDeal(), defaultBlueprint, null, NOW);
  const state = Object.fromEntries(group.functions.map((it) => [it.id, it.state]));
  expect(state).toMatchObject({
    economic_buyer: 'hidden',
    champion: 'engaged',
    technical: 'engaged',
    legal: 'unknown',
  });
  expect(group.coverage).toBeNull();
});

test('depth rises with every interaction, counts two-way three times, and halves its weight in fourteen days', () => {
  const depth = (...interactions: ReturnType<typeof anInteraction>[]) =>
    groupOf({ people: [aPerson('1')], interactions }).people[0]?.depth;
  const of = (weight: number) => 100 * (1 - Math.exp(-weight / 6));
  expect(depth(anInteraction(0, ['1']))).toBeCloseTo(of(3), 9);
  expect(depth(aMail(0, ['1']))).toBeCloseTo(of(1), 9);
  expect(depth(anInteraction(14, ['1']), aReply(28, ['1']))).toBeCloseTo(of(1.5 + 0.75), 9);
  expect(depth()).toBe(0);
});

test('velocity compares two stretches of thirty days; nothing after nothing is dark, something after nothing is 2 (R12)', () => {
  const velocity = (...days: number[]) =>
    groupOf({ people: [aPerson('1')], interactions: days.map((day) => aReply(day, ['1'])) }).people[0]?.velocity;
  expect(velocity()).toBe(0);
  expect(velocity(70)).toBe(0);
  expect(velocity(5)).toBe(2);
  expect(velocity(5, 10, 31, 32, 40, 59)).toBe(0.5);
});

test('roles without a date are taken as always known, and counted', () => {
  const people = [aPerson('1', { role: 'Champion' }), aPerson('2', { role: 'Legal' }), aPerson('3')];
  expect(groupOf({ people }).undated).toBe(2);
});

import { expect, test } from 'vitest';
import { assess } from '../../../lib/assess/index.ts';
import { known, unknown } from '../../../lib/record/fact.ts';
import { blueprintWith, defaultBlueprint } from '../../fixtures/blueprint.ts';
import { aSignal, aSnapshot, type Given, NOW } from '../../fixtures/snapshot.ts';

const segmentOf = (account: Given['account']) =>
  assess(aSnapshot({ account: account ?? null }), defaultBlueprint, null, NOW).segment;

test.each([
  [5000, 'enterprise', true],
  [1000, 'enterprise', true],
  [999, 'mid_market', true],
  [199, 'small', false],
])('%i employees are %s', (employees, id, ideal) => {
  expect(segmentOf({ employees: known(employees) })).toMatchObject({ id, ideal, unknown: null });
});

test('an account whose size is hidden is in no segment, and fits nobody knows', () => {
  expect(segmentOf({ employees: unknown('hidden') })).toMatchObject({
    id: null,
    ideal: null,
    unknown: { why: 'hidden', about: 'account.employees' },
  });
});

test('neither is a deal without an account', () => {
  expect(segmentOf(null)).toMatchObject({ id: null, ideal: null, unknown: { why: 'not_tracked', about: 'account' } });
});

test('conditions elsewhere may ask for the segment and the fit, and learn why either is unknown', () => {
  const blueprint = blueprintWith([
    'when: account.is_ideal && !account.has_open_deal && !account.is_customer',
    "when: account.is_ideal && account.segment == 'enterprise'",
  ]);
  const routeOf = (account: Given['account']) => {
    const signals = [aSignal(1, { type: 'web.pricing_page_visited' })];
    return assess(aSnapshot({ account: account ?? null, signals }), blueprint, null, NOW).signals.list[0]?.route;
  };
  expect(routeOf({ employees: known(5000) })).toMatchObject({ state: 'routed', id: 'hot-account-without-deal' });
  expect(routeOf({ employees: known(500) })).not.toMatchObject({ id: 'hot-account-without-deal' });
  expect(routeOf({ employees: unknown('hidden') })).toMatchObject({
    undecided: expect.arrayContaining([{ why: 'hidden', about: 'account.employees' }]),
  });
});

test('an account’s owner holds the seat of its signals on a deal, by name where the CRM tells it', () => {
  const signals = [aSignal(1, { type: 'web.pricing_page_visited' })];
  const blueprint = blueprintWith([
    'when: account.is_ideal && !account.has_open_deal && !account.is_customer',
    'when: account.is_ideal',
  ]);
  const properties = { hubspot_owner_id: known('501') };
  const { list } = assess(aSnapshot({ account: { properties }, signals }), blueprint, null, NOW).signals;
  expect(list[0]?.route).toMatchObject({ to: { seat: 'named_rep', user: { id: '501', name: 'Jana Vetter' } } });
});

import { expect, test } from 'vitest';
import { assess } from '../../../lib/assess/index.ts';
import { known, unknown } from '../../../lib/record/fact.ts';
import { defaultBlueprint } from '../../fixtures/blueprint.ts';
import { aSnapshot, type Given, NOW } from '../../fixtures/snapshot.ts';

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

import { expect, test } from 'vitest';
import { assess } from '../../../lib/assess/index.ts';
import { known, unknown } from '../../../lib/record/fact.ts';
import { blueprintWith, defaultBlueprint } from '../../fixtures/blueprint.ts';
import { aSnapshot, type Given, NOW } from '../../fixtures/snapshot.ts';

const owned = (given: Given = {}, blueprint = defaultBlueprint) =>
  assess(aSnapshot(given), blueprint, null, NOW).ownership;

test('each outcome of the stage has one seat that answers for it, with its holder second', () => {
  const outcomes = owned();
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['new_revenue', 'attribution']);
  expect(outcomes[0]).toMatchObject({
    primary: { label: 'Account executive', user: { name: 'Jana Vetter' } },
    contributing: [{ seat: 'sales_development', unresolved: 'unassigned' }, { seat: 'head_of_marketing' }],
    overlap: null,
    unknown: null,
    line: { path: 'ownership.0' },
  });
});

test('where two seats meet, one has the last word', () => {
  expect(owned()[1]).toMatchObject({ overlap: { with: { seat: 'head_of_marketing' }, final: { seat: 'revops' } } });
});

test('a rule for other segments is not about the record; one that nobody can place says what is missing', () => {
  const blueprint = blueprintWith([
    '    primary: account_executive\n',
    '    primary: account_executive\n    segments: [enterprise]\n',
  ]);
  const first = (given: Given) => owned(given, blueprint).find(({ outcome }) => outcome === 'new_revenue');
  expect(first({})).toBeUndefined();
  expect(first({ account: { employees: known(5000) } })?.unknown).toBeNull();
  expect(first({ account: { employees: unknown('hidden') } })?.unknown).toEqual({
    why: 'hidden',
    about: 'account.employees',
  });
});

test('a rule for a motion that nobody can see on a deal says so', () => {
  const blueprint = blueprintWith([
    '    primary: account_executive\n',
    '    primary: account_executive\n    motions: [group_selling]\n',
  ]);
  expect(owned({}, blueprint)[0]?.unknown).toEqual({ why: 'not_configured', about: 'motions.group_selling' });
});

test('a blueprint without owners leaves the list empty', () => {
  const given: Given = { deal: { stage: 'closedlost', outcome: 'lost' } };
  expect(owned(given).map(({ outcome }) => outcome)).toEqual(['attribution']);
});

import { expect, test } from 'vitest';
import { assess } from '../../../lib/assess/index.ts';
import { known } from '../../../lib/record/fact.ts';
import { plusDays } from '../../../lib/record/time.ts';
import { blueprintWith, defaultBlueprint } from '../../fixtures/blueprint.ts';
import { aChange, ago, aSnapshot, dayAhead, type Given, NOW } from '../../fixtures/snapshot.ts';

const judged = (given: Given, blueprint = defaultBlueprint) => assess(aSnapshot(given), blueprint, null, NOW);

test('a crossed guardrail says who decides, where, by when and on what', () => {
  const changes = [aChange(3, 'properties.discount', 10, 25)];
  const { decisions, flags } = judged({ deal: { properties: { discount: known(25) } }, changes });
  expect(decisions.crossed).toMatchObject([
    {
      what: 'guardrail',
      id: 'discount',
      evidence: [{ id: 'deal.properties.discount', value: 25 }],
      decision: {
        id: 'discount_above_20',
        seat: { seat: 'cro', unresolved: 'unassigned' },
        forum: 'Deal desk',
        within: 2,
        due: plusDays(ago(3), 2),
        line: { path: 'decisions.discount_above_20' },
      },
      line: { path: 'commercial_model.guardrails.discount' },
    },
  ]);
  expect(flags.find(({ id }) => id === 'off_architecture')).toMatchObject({
    params: { what: 'guardrail', limit: 'Discount above 20%', seat: 'Chief revenue officer' },
    line: { path: 'commercial_model.guardrails.discount' },
  });
});

test('nobody knows by when where nobody knows since when', () => {
  const { decisions } = judged({ deal: { properties: { discount: known(25) } } });
  expect(decisions.crossed[0]?.decision?.due).toBeNull();
});

test('the way up is named where the blueprint has one', () => {
  const { decisions } = judged({
    deal: { closeDate: known(dayAhead(400)), properties: { discount: known(5) } },
  });
  expect(decisions.crossed).toMatchObject([
    { id: 'far_close', decision: { seat: { seat: 'head_of_sales' }, escalatesTo: { seat: 'cro' } } },
  ]);
});

test('a limit that is not crossed is not there, and one of which nobody knows is listed apart', () => {
  expect(judged({ deal: { properties: { discount: known(20) } } }).decisions).toEqual({ crossed: [], unknown: [] });
  expect(judged({}).decisions).toMatchObject({
    crossed: [],
    unknown: [{ id: 'discount', unknown: { about: 'deal.properties.discount' } }],
  });
});

test('of an account outside the ideal customer the blueprint says nobody who decides', () => {
  const { decisions, flags } = judged({ account: { employees: known(12) } });
  expect(decisions.crossed).toMatchObject([{ what: 'segment', label: 'Small business', decision: null }]);
  expect(flags.find(({ id }) => id === 'off_architecture')?.params).toMatchObject({ what: 'segment' });
});

test('an offer that is made for other segments is outside', () => {
  const blueprint = blueprintWith([
    '    label: Subscription\n',
    '    label: Subscription\n    segments: [enterprise]\n    when: deal.amount > 0\n',
  ]);
  expect(judged({}, blueprint).decisions.crossed).toMatchObject([{ what: 'offer', id: 'subscription' }]);
  expect(judged({ account: { employees: known(5000) } }, blueprint).decisions.crossed).toEqual([]);
});

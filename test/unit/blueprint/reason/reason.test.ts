import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FALSE, NOT_TRUE, TRUE } from '../../../../lib/blueprint/reason/answer.ts';
import { find } from '../../../../lib/blueprint/reason/find.ts';
import { covers, implies, taken, together } from '../../../../lib/blueprint/reason/index.ts';
import { anyExpressions, condition, plainExpressions, records } from './conditions.ts';

const answers = fc.constantFrom(TRUE, FALSE, NOT_TRUE);

describe('reasoning over conditions', () => {
  it('agrees with the expressions themselves: what is found is so, and what is ruled out is met by no record', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(anyExpressions, answers), { minLength: 1, maxLength: 3 }),
        fc.array(records, { minLength: 40, maxLength: 40 }),
        (sources, tried) => {
          const demands = sources.map(([source, wanted]) => ({ condition: condition(source), answers: wanted }));
          const found = find(demands);
          const meets = (example: (typeof tried)[number]) =>
            demands.every((demand) => (demand.condition.answer(example) & demand.answers) !== 0);
          if (found.kind === 'found') expect(meets(found.example)).toBe(true);
          if (found.kind === 'none') expect(tried.filter(meets)).toEqual([]);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('always decides comparisons, lists and yes or no', () => {
    fc.assert(
      fc.property(plainExpressions, plainExpressions, (a, b) => {
        expect(implies(condition(a), condition(b)).holds).not.toBe('undecided');
      }),
      { numRuns: 150 },
    );
  });

  it.each([
    ['account.employees >= 1000', 'account.employees >= 200', true],
    ['account.employees >= 200', 'account.employees >= 1000', false],
    ['account.employees > 199', 'account.employees >= 200', true],
    ['deal.amount > 199', 'deal.amount >= 200', false],
    ['deal.properties.x > 0.1 + 0.2', 'deal.properties.x > 0.3', true],
    ["account.industry in ['A', 'B']", "account.industry != 'C'", true],
    ["account.industry != 'C'", 'has(account.industry)', false],
    ["account.industry == 'A'", 'has(account.industry)', true],
    ["group.engaged('champion')", "group.engaged('champion') || deal.amount > 3", true],
    ["group.engaged('champion')", "group.engaged('legal')", false],
    ['deal.close_date > now', 'deal.close_date > now || deal.is_open', true],
    ['deal.amount > 1e300', 'deal.amount > 1', true],
    ['deal.probability > 1', 'deal.is_open', true],
    ['deal.amount > 15 && deal.amount < 15.5', 'deal.is_open', false],
    ['deal.amount > 1 && deal.amount < 1.0000000000000002', 'deal.is_open', true],
    ['account.employees > 15 && account.employees < 16', 'deal.is_open', true],
    ['account.employees > 15 && account.employees < 16.5', 'deal.is_open', false],
    ['deal.amount > 1.7e308', 'deal.is_open', false],
    ['deal.amount < 0 - 1.7e308', 'deal.is_open', false],
  ])('%s implies %s: %s', (a, b, holds) => {
    expect(implies(condition(a), condition(b)).holds).toBe(holds);
  });

  it('does not take what is unknown for false', () => {
    const [open, closed] = [condition('deal.amount > 5'), condition('!(deal.amount > 5)')];
    expect(taken([open, closed], condition('deal.is_open'), NOT_TRUE)).toMatchObject({ holds: false });
    expect(taken([open, closed], condition('deal.is_open'), FALSE)).toEqual({ holds: true });
  });

  it('finds the value that two bands share, and the one that none has', () => {
    const [low, high] = [
      condition('deal.properties.d >= 31 && deal.properties.d <= 50'),
      condition('deal.properties.d >= 50'),
    ];
    expect(together([low, high])).toMatchObject({
      kind: 'found',
      example: new Map([['deal.properties.d', { known: true, value: 50 }]]),
    });
    const poor = condition('deal.properties.d <= 75');
    const good = condition('deal.properties.d > 76');
    expect(covers([poor, good])).toMatchObject({ holds: false });
    expect(covers([poor, condition('deal.properties.d > 75')])).toEqual({ holds: true });
  });

  it('shows a record for questions that it cannot see into', () => {
    const soft = condition("account.industry.startsWith('Soft')");
    const software = condition("account.industry == 'Software'");
    expect(together([soft, software])).toMatchObject({ kind: 'found' });
    const digits = condition("account.industry.matches('^[0-9]{9}$')");
    expect(together([soft, digits]).kind).toBe('undecided');
  });

  it('ends, whatever is asked', () => {
    const many = Array.from({ length: 40 }, (_, n) => `(deal.properties.a${n} > ${n} || deal.properties.b${n} < ${n})`);
    const a = condition(many.slice(0, 30).join(' && '));
    const b = condition(
      many
        .slice(10)
        .map((part) => `!${part}`)
        .join(' && '),
    );
    expect(['found', 'none', 'undecided']).toContain(together([a, b]).kind);
    expect(implies(b, a).holds).not.toBe(true);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { benchmarksOf } from '../../../lib/assess/benchmarks.ts';
import { curveOf, pointAt } from '../../../lib/assess/survival.ts';
import { Benchmarks } from '../../../lib/record/benchmarks.ts';
import { known, unknown } from '../../../lib/record/fact.ts';
import type { DealSample, SampledDeal } from '../../../lib/record/sample.ts';
import { defaultBlueprint } from '../../fixtures/blueprint.ts';
import { NOW, visitsOf } from '../../fixtures/snapshot.ts';

function aDeal(
  id: string,
  outcome: SampledDeal['outcome'],
  given: Partial<SampledDeal> & { employees?: number | null } = {},
): SampledDeal {
  const { employees = 500, ...rest } = given;
  const account = {
    industry: known(null),
    employees: employees === null ? unknown<number>('hidden') : known(employees),
    country: known(null),
    properties: {},
  };
  return { id, pipeline: 'default', outcome, visits: [], account, ...rest };
}

const won = (id: string, days: number, given: Parameters<typeof aDeal>[2] = {}) =>
  aDeal(id, 'won', { visits: visitsOf(['selection', 100], ['closedwon', 100 - days]), ...given });
const lost = (id: string, days: number) =>
  aDeal(id, 'lost', { visits: visitsOf(['selection', 100], ['closedlost', 100 - days]) });
const open = (id: string, days: number) => aDeal(id, 'open', { visits: visitsOf(['selection', days]) });

function of(deals: SampledDeal[]): Benchmarks {
  const sample: DealSample = { crm: 'hubspot', org: '4711001', takenAt: NOW, total: deals.length, deals };
  return Benchmarks.parse(benchmarksOf(sample, defaultBlueprint));
}
const selection = (deals: SampledDeal[], segment: string | null = null) =>
  of(deals).stages.find((it) => it.stage === 'selection' && it.segment === segment);

describe('the benchmark of a stage', () => {
  test('is average, median and p75 of the completed visits of closed deals, won and lost', () => {
    const deals = [won('a', 10), won('b', 20), lost('c', 30), won('d', 60), open('e', 90)];
    expect(selection(deals)).toMatchObject({ visits: 4, deals: 4, average: 30, median: 25, p75: 37.5 });
  });

  test('counts each visit of a stage that was entered twice, and the closing stage not at all', () => {
    const twice = aDeal('a', 'won', {
      visits: visitsOf(['selection', 90], ['earlier', 80], ['selection', 60], ['closedwon', 40]),
    });
    expect(selection([twice])).toMatchObject({ visits: 2, deals: 1, average: 15 });
    expect(of([twice]).stages.map(({ stage }) => stage)).not.toContain('closedwon');
  });

  test('is there for the segment and for all; deals of unknown size count only for all', () => {
    const deals = [won('a', 10), won('b', 40, { employees: 4000 }), won('c', 70, { employees: null })];
    expect(selection(deals)?.average).toBe(40);
    expect(selection(deals, 'mid_market')).toMatchObject({ visits: 1, average: 10 });
    expect(selection(deals, 'enterprise')).toMatchObject({ visits: 1, average: 40 });
    expect(selection(deals, 'small')).toBeUndefined();
  });

  test('is there for the segment that the believed size makes it', () => {
    const { account } = aDeal('b', 'won');
    const enriched = { enriched_employees: known(4000), enriched_on: known(NOW.slice(0, 10)) };
    const deals = [won('a', 10), won('b', 40, { account: { ...account, properties: enriched } })];
    expect(selection(deals, 'enterprise')).toMatchObject({ visits: 1, average: 40 });
    expect(selection(deals, 'mid_market')).toMatchObject({ visits: 1, average: 10 });
  });

  test('does not depend on the order of the sample', () => {
    const deals = [won('a', 10), lost('b', 33), won('c', 12), open('d', 8)];
    expect(of([...deals].reverse())).toEqual(of(deals));
  });
});

describe('the odds of advancing', () => {
  test('without censoring are the plain share of those still here', () => {
    const curve = selection([won('a', 10), won('b', 20), lost('c', 30), won('d', 40)])?.curve;
    expect(curve?.map(({ day, atRisk, advanced, odds }) => [day, atRisk, advanced, odds])).toEqual([
      [10, 4, 3, 0.75],
      [20, 3, 2, expect.closeTo(2 / 3, 9)],
      [30, 2, 1, 0.5],
      [40, 1, 1, 1],
    ]);
  });

  test('without censoring are that share after any number of days, also between those on which anything happened', () => {
    const stay = fc.record({
      days: fc.double({ min: 0, max: 60, noNaN: true }),
      end: fc.constantFrom('advanced' as const, 'left' as const),
    });
    const days = fc.double({ min: 0, max: 70, noNaN: true });
    fc.assert(
      fc.property(fc.array(stay, { minLength: 1, maxLength: 40 }), days, (stays, after) => {
        const stillHere = stays.filter((it) => Math.floor(it.days) >= Math.floor(after));
        const point = pointAt(curveOf(stays), after);
        expect(point?.atRisk ?? 0).toBe(stillHere.length);
        if (point === null) return;
        const advanced = stillHere.filter(({ end }) => end === 'advanced').length;
        expect(point.odds).toBeCloseTo(advanced / stillHere.length, 9);
      }),
    );
  });

  test('take open deals as not yet decided, not as failures', () => {
    const [first] = selection([won('a', 10), open('b', 5), lost('c', 20)])?.curve ?? [];
    expect(first).toMatchObject({ day: 5, atRisk: 3, odds: 0.5 });
  });

  test('do not call going back to an earlier stage an advance', () => {
    const back = aDeal('a', 'lost', {
      visits: visitsOf(['earlier', 60], ['selection', 50], ['earlier', 40], ['closedlost', 20]),
    });
    expect(selection([back])?.curve[0]).toMatchObject({ advanced: 0, odds: 0 });
  });

  test('fall with Kaplan-Meier from 1 to nothing, and stay shares, for any stays', () => {
    const stay = fc.record({
      days: fc.double({ min: 0, max: 400, noNaN: true }),
      end: fc.constantFrom('advanced' as const, 'left' as const, 'still_here' as const),
    });
    fc.assert(
      fc.property(fc.array(stay, { minLength: 1, maxLength: 60 }), (stays) => {
        const curve = curveOf(stays);
        expect(curve[0]).toMatchObject({ stillHere: 1, atRisk: stays.length });
        for (const [index, point] of curve.entries()) {
          const next = curve[index + 1];
          expect(point.atRisk).toBe(stays.filter(({ days }) => Math.floor(days) >= point.day).length);
          const decided = stays.some(({ days, end }) => Math.floor(days) >= point.day && end !== 'still_here');
          if (!decided) expect(point.odds).toBeNull();
          else expect(point.odds).toSatisfy((odds: number) => odds >= 0 && odds <= 1);
          if (next) expect(next.stillHere).toBeLessThanOrEqual(point.stillHere);
        }
        if (stays.every(({ end }) => end === 'advanced')) expect(curve[0]?.odds).toBeCloseTo(1, 9);
        if (stays.every(({ end }) => end === 'left')) expect(curve[0]?.odds).toBe(0);
      }),
    );
  });
});

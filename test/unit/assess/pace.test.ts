import { describe, expect, test } from 'vitest';
import { assess } from '../../../lib/assess/index.ts';
import type { Benchmarks, StageBenchmark } from '../../../lib/record/benchmarks.ts';
import { blueprintWith, defaultBlueprint } from '../../fixtures/blueprint.ts';
import { ago, aSnapshot, type Given, NOW, visitsOf } from '../../fixtures/snapshot.ts';

const SELECTION = 'presentationscheduled';

function stageBenchmark(given: Partial<StageBenchmark> = {}): StageBenchmark {
  return {
    pipeline: 'default',
    stage: SELECTION,
    segment: 'mid_market',
    visits: 20,
    deals: 18,
    average: 20,
    median: 16,
    p75: 30,
    curve: [
      { day: 0, atRisk: 25, stillHere: 1, advanced: 15, odds: 0.6 },
      { day: 12, atRisk: 20, stillHere: 0.8, advanced: 9, odds: 0.45 },
      { day: 30, atRisk: 19, stillHere: 0.5, advanced: 4, odds: 0.2 },
    ],
    ...given,
  };
}

function benchmarks(...stages: StageBenchmark[]): Benchmarks {
  return { plumbline: 1, computedAt: ago(1), from: 'sample', deals: 900, of: 900, stages };
}

const paceOf = (daysInStage: number, numbers: Benchmarks | null = null, given: Given = {}) => {
  const visits = visitsOf(['qualifiedtobuy', daysInStage + 20], [SELECTION, daysInStage]);
  return assess(aSnapshot({ visits, ...given }), defaultBlueprint, numbers, NOW).pace;
};

describe('stuck', () => {
  test('is longer than 1.5 times the benchmark, and exactly 1.5 times is not (R18)', () => {
    const numbers = benchmarks(stageBenchmark());
    expect(paceOf(30, numbers)).toMatchObject({ days: 30, ratio: 1.5, stuck: false });
    expect(paceOf(30.01, numbers).stuck).toBe(true);
    expect(paceOf(29.99, numbers).stuck).toBe(false);
  });

  test('is not decided by the rounding of a division', () => {
    for (const average of [14.2, 0.7, 11.1, 19.3]) {
      expect(paceOf(average * 1.5, benchmarks(stageBenchmark({ average }))).stuck).toBe(false);
    }
  });

  test('follows the ratio and the basis that the blueprint names', () => {
    const blueprint = blueprintWith(['ratio: 1.5, basis: average', 'ratio: 2, basis: median']);
    const { pace } = assess(
      aSnapshot({ visits: visitsOf([SELECTION, 33]) }),
      blueprint,
      benchmarks(stageBenchmark()),
      NOW,
    );
    expect(pace).toMatchObject({ stuckRatio: 2, stuck: true, benchmark: { basis: 'median', days: 16 } });
  });
});

describe('the benchmark', () => {
  test("is the organisation's from twenty completed visits of the segment, the blueprint's below", () => {
    expect(paceOf(10, benchmarks(stageBenchmark())).benchmark).toMatchObject({
      source: 'org',
      days: 20,
      segment: 'mid_market',
      deals: 18,
    });
    const few = paceOf(10, benchmarks(stageBenchmark({ visits: 19 }))).benchmark;
    expect(few).toMatchObject({
      source: 'blueprint',
      days: 28,
      line: { path: 'lifecycle.selection.benchmark.mid_market' },
    });
  });

  test('of another segment does not judge this one', () => {
    expect(paceOf(10, benchmarks(stageBenchmark({ segment: 'enterprise' }))).benchmark.source).toBe('blueprint');
  });

  test('of all segments stands in only where the blueprint has no number', () => {
    const all = benchmarks(stageBenchmark({ segment: null, visits: 40 }));
    expect(paceOf(10, all).benchmark.source).toBe('blueprint');
    const blueprint = blueprintWith([
      '    benchmark: { default: P21D, mid_market: P28D, enterprise: P42D } # ours\n',
      '',
    ]);
    const { pace } = assess(aSnapshot(), blueprint, all, NOW);
    expect(pace.benchmark).toMatchObject({ source: 'org', segment: null, days: 20 });
  });

  test('that does not exist is said to be missing, and neither ratio nor verdict is made up (R82)', () => {
    const blueprint = blueprintWith([
      '    benchmark: { default: P21D, mid_market: P28D, enterprise: P42D } # ours\n',
      '',
    ]);
    const { pace, flags, health } = assess(
      aSnapshot({ visits: visitsOf([SELECTION, 400]) }),
      blueprint,
      benchmarks(),
      NOW,
    );
    expect(pace).toMatchObject({
      benchmark: { source: 'insufficient_history', deals: 0, needed: 20 },
      ratio: null,
      stuck: null,
      unknown: { why: 'not_configured', about: 'benchmarks' },
    });
    expect(flags.map(({ id }) => id)).not.toContain('stuck');
    expect(health.components.find(({ id }) => id === 'pace')?.value).toBeNull();
  });

  test('counts deals that nobody has read, or of a segment that is not known, as unknown and never as none', () => {
    const blueprint = blueprintWith([
      '    benchmark: { default: P21D, mid_market: P28D, enterprise: P42D } # ours\n',
      '',
    ]);
    expect(assess(aSnapshot(), blueprint, null, NOW).pace).toMatchObject({
      benchmark: { source: 'insufficient_history', deals: null },
      unknown: { why: 'not_loaded', about: 'benchmarks' },
    });
    expect(paceOf(10).benchmark).toMatchObject({ source: 'blueprint', deals: null });
    expect(paceOf(10, benchmarks()).benchmark).toMatchObject({ source: 'blueprint', deals: 0 });
    const account = { employees: { known: false as const, why: 'hidden' as const } };
    expect(paceOf(10, benchmarks(), { account }).benchmark).toMatchObject({ source: 'blueprint', deals: null });
  });

  test('of the default is used where the segment is unknown', () => {
    const account = { employees: { known: false as const, why: 'hidden' as const } };
    expect(paceOf(10, null, { account }).benchmark).toMatchObject({
      line: { path: 'lifecycle.selection.benchmark.default' },
    });
  });
});

test('days are unknown where only the present of several CRM stages that stand for the stage is dated', () => {
  const gaps = [{ about: 'visits', why: 'hidden', remedy: 'ask_admin', detail: null } as const];
  const commitment = { visits: visitsOf(['contractsent', 4]), deal: { stage: 'contractsent' }, gaps };
  expect(paceOf(0, null, commitment)).toMatchObject({
    days: null,
    ratio: null,
    stuck: null,
    unknown: { why: 'hidden', about: 'visits' },
  });
  const ofStage = benchmarks(stageBenchmark({ stage: 'contractsent' }));
  expect(paceOf(0, ofStage, commitment)).toMatchObject({ days: 4, benchmark: { source: 'org' } });
  expect(paceOf(0, null, { visits: visitsOf([SELECTION, 4]), gaps }).days).toBe(4);
});

test('a stage entered again is a new visit, and its total is there too', () => {
  const visits = visitsOf([SELECTION, 60], ['qualifiedtobuy', 40], [SELECTION, 5]);
  expect(paceOf(0, null, { visits })).toMatchObject({ days: 5, totalDays: 25, visits: 2 });
});

describe('a lifecycle stage of two CRM stages', () => {
  const visits = visitsOf(['presentationscheduled', 60], ['decisionmakerboughtin', 40], ['contractsent', 3]);
  const deal = { stage: 'contractsent' };

  test('is held against the number of the blueprint from when it was entered', () => {
    expect(paceOf(0, null, { visits, deal })).toMatchObject({
      days: 40,
      totalDays: 40,
      visits: 1,
      entered: { id: 'decisionmakerboughtin' },
      benchmark: { source: 'blueprint', days: 21 },
      stuck: true,
    });
  });

  test('is held against the numbers of the organisation in the CRM stage that they are of', () => {
    const numbers = benchmarks(stageBenchmark({ stage: 'contractsent' }));
    expect(paceOf(0, numbers, { visits, deal })).toMatchObject({
      days: 3,
      entered: { id: 'contractsent' },
      benchmark: { source: 'org' },
      odds: { atRisk: 20 },
    });
  });

  test('begins anew once it was left in between, or for a while', () => {
    const again = visitsOf(['decisionmakerboughtin', 40], ['presentationscheduled', 20], ['contractsent', 3]);
    expect(paceOf(0, null, { visits: again, deal })).toMatchObject({ days: 3, totalDays: 23, visits: 2 });
    const [first, last] = visitsOf(['decisionmakerboughtin', 40], ['contractsent', 3]);
    const apart = first && last ? [{ ...first, leftAt: ago(30) }, last] : [];
    expect(paceOf(0, null, { visits: apart, deal })).toMatchObject({ days: 3, totalDays: 13, visits: 2 });
  });
});

test('time in stage is unknown where stages are not tracked', () => {
  const gaps = [{ about: 'visits', why: 'not_tracked', remedy: 'none', detail: null } as const];
  expect(paceOf(0, null, { visits: [], gaps })).toMatchObject({
    days: null,
    totalDays: null,
    ratio: null,
    stuck: null,
    unknown: { why: 'not_tracked', about: 'visits' },
  });
});

test('the odds of advancing come from the deals still here after as many days, from twenty on', () => {
  const numbers = benchmarks(stageBenchmark());
  expect(paceOf(0.9, numbers).odds).toEqual({ share: 0.6, atRisk: 25 });
  // Whoever left on the first day is not among those who are still here on the second.
  expect(paceOf(1, numbers).odds).toEqual({ share: 0.45, atRisk: 20 });
  expect(paceOf(12.9, numbers).odds).toEqual({ share: 0.45, atRisk: 20 });
  expect(paceOf(13, numbers).odds).toBeNull();
  expect(paceOf(300, numbers).odds).toBeNull();
  // Thirty deals are here as long, and what becomes of them is open.
  const curve = [{ day: 90, atRisk: 30, stillHere: 0.4, advanced: 0, odds: null }];
  expect(paceOf(80, benchmarks(stageBenchmark({ curve }))).odds).toBeNull();
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assess } from '../../../lib/assess/index.ts';
import type { AssessedSource } from '../../../lib/assess/schema/sources.ts';
import { agree } from '../../../lib/assess/sources/agree.ts';
import { known, type Scalar, unknown } from '../../../lib/record/fact.ts';
import { blueprintFrom, defaultText } from '../../fixtures/blueprint.ts';
import { aChange, ago, aSnapshot, NOW } from '../../fixtures/snapshot.ts';

/** The default blueprint with claims about a field of the deal in place of its own ones. */
function claiming(rule: string, claims = ['crm', 'enrichment', 'product'], field = 'deal.properties.size') {
  const systems = { crm: 'deal.a', enrichment: 'deal.b', product: 'deal.c' };
  const list = claims.map((source) => {
    const from = systems[source as keyof typeof systems];
    return `      - { source: ${source}, from: { hubspot: ${from} }, at: { hubspot: ${from}_on } }`;
  });
  const own = ['sources:', `  - field: ${field}`, '    claims:', ...list, rule].join('\n');
  return blueprintFrom(defaultText.replace(/^sources:\n(?:(?: [^\n]*)?\n)*/m, `${own}\n\n`));
}

const RULES = {
  none: '',
  rank: '    rule: { by: rank, because: Test. }',
  fresh: '    rule: { by: rank, fresh_for: P30D, tolerance: 0.1, because: Test. }',
  newest: '    rule: { by: newest, because: Test. }',
  human: '    rule: { by: protect_human, protect_for: P270D, because: Test. }',
};

const BLUEPRINTS = {
  none: claiming(RULES.none),
  rank: claiming(RULES.rank),
  fresh: claiming(RULES.fresh),
  newest: claiming(RULES.newest),
  human: claiming(RULES.human),
};

type Said = [value: Scalar, daysAgo: number | null];

function properties(said: Record<string, Said>) {
  return Object.fromEntries(
    Object.entries(said).flatMap(([name, [value, days]]) => [
      [name, known(value)],
      [`${name}_on`, known(days === null ? null : ago(days))],
    ]),
  );
}

function judged(
  blueprint: typeof BLUEPRINTS.none,
  said: Record<string, Said>,
  changes: ReturnType<typeof aChange>[] = [],
): AssessedSource {
  const [source] = assess(aSnapshot({ deal: { properties: properties(said) }, changes }), blueprint, null, NOW).sources;
  if (source === undefined) throw new Error('the blueprint has claims');
  return source;
}

describe('what a system says', () => {
  test('is called as the CRM calls it, in the claim and wherever it is believed', () => {
    const deal = {
      properties: { a: known('x_l'), b: known('x_s'), pain: known('x_s') },
      valueLabels: { 'properties.a': { x_l: 'Very large' } },
    };
    const blueprint = claiming(RULES.rank, ['crm', 'enrichment'], 'deal.properties.pain');
    const { sources, flags, gate } = assess(aSnapshot({ deal }), blueprint, null, NOW);
    const said = [{ value: 'x_l', valueLabel: 'Very large' }, { value: 'x_s' }];
    expect(sources[0]?.claims).toMatchObject(said);
    expect(sources[0]?.claims[1]).not.toHaveProperty('valueLabel');
    expect(flags.find(({ id }) => id === 'source_conflict')?.evidence).toMatchObject(said);
    const asking = [...gate.entry, ...gate.exit].filter(({ when }) => when.includes('deal.properties.pain'));
    expect(asking.flatMap(({ evidence }) => evidence)).toContainEqual(expect.objectContaining(said[0]));
  });
});

describe('which claim is believed', () => {
  test('the first from the top, by rank', () => {
    expect(judged(BLUEPRINTS.rank, { a: [500, 90], b: [200, 1] })).toMatchObject({
      state: 'decided',
      winner: 'crm',
      why: 'rank',
    });
  });

  test('a stale one gives way to a younger one, and stays where it is still the youngest', () => {
    const stale = judged(BLUEPRINTS.fresh, { a: [500, 31], b: [200, 1] });
    expect(stale).toMatchObject({ winner: 'enrichment', why: 'fresher' });
    expect(stale.claims.map((claim) => claim.stale)).toEqual([true, false, false]);
    expect(judged(BLUEPRINTS.fresh, { a: [500, 31], b: [200, 40] })).toMatchObject({ winner: 'crm', why: 'rank' });
    expect(judged(BLUEPRINTS.fresh, { a: [500, 30], b: [200, 1] })).toMatchObject({ winner: 'crm', why: 'rank' });
  });

  test('one without a date is never taken for younger', () => {
    expect(judged(BLUEPRINTS.fresh, { a: [500, 300], b: [200, null] })).toMatchObject({ winner: 'crm' });
  });

  test('the newest; nothing where a claim that differs has the same date or none', () => {
    expect(judged(BLUEPRINTS.newest, { a: [500, 9], b: [200, 3], c: [200, 5] })).toMatchObject({
      winner: 'enrichment',
      why: 'newest',
    });
    expect(judged(BLUEPRINTS.newest, { a: [500, 3], b: [200, 3] }).state).toBe('undecided');
    expect(judged(BLUEPRINTS.newest, { a: [500, 3], b: [200, null] }).state).toBe('undecided');
  });

  test('what a person wrote, for as long as it is protected; then the rank', () => {
    const said: Record<string, Said> = { a: [500, null], b: [200, null] };
    const byHand = (days: number) => judged(BLUEPRINTS.human, said, [aChange(days, 'properties.b', null, 200)]);
    expect(byHand(270)).toMatchObject({ winner: 'enrichment', why: 'human' });
    expect(byHand(271)).toMatchObject({ winner: 'crm', why: 'rank' });
    const byMachine = [aChange(5, 'properties.b', null, 200, { cause: 'automation' })];
    expect(judged(BLUEPRINTS.human, said, byMachine)).toMatchObject({ winner: 'crm', why: 'rank' });
  });

  test('nothing, where the blueprint has no rule', () => {
    expect(judged(BLUEPRINTS.none, { a: [500, 9], b: [200, 3] })).toMatchObject({ state: 'undecided', winner: null });
  });

  test('equal values and numbers within the tolerance are no conflict', () => {
    expect(judged(BLUEPRINTS.none, { a: [500, 9], b: ['500', 3] }).state).toBe('agreed');
    expect(judged(BLUEPRINTS.fresh, { a: [500, 9], b: [450, 3] })).toMatchObject({ state: 'agreed', winner: 'crm' });
    expect(judged(BLUEPRINTS.fresh, { a: [500, 9], b: [449, 3] }).state).toBe('decided');
  });

  test('empty and unreadable claims take no part and are shown as what they are', () => {
    const snapshot = aSnapshot({
      deal: { properties: { a: known(''), b: unknown('hidden'), c: known(7) } },
    });
    const [source] = assess(snapshot, BLUEPRINTS.rank, null, NOW).sources;
    expect(source).toMatchObject({ state: 'agreed', winner: 'product' });
    expect(source?.claims.map((claim) => claim.unknown)).toEqual([null, 'hidden', null]);
  });

  test('every one carries the line of the blueprint', () => {
    expect(judged(BLUEPRINTS.rank, {}).line).toMatchObject({ path: 'sources.deal.properties.size' });
    expect(judged(BLUEPRINTS.rank, {}).line.line).toBeGreaterThan(0);
  });
});

describe('laws', () => {
  const value = fc.oneof(fc.integer({ min: -1000, max: 1000 }), fc.constantFrom('Mills', ' mills', 'Yarn', ''));
  const said = fc.record({
    a: fc.tuple(value, fc.option(fc.nat(400))),
    b: fc.tuple(value, fc.option(fc.nat(400))),
    c: fc.tuple(value, fc.option(fc.nat(400))),
  });

  test('it makes no difference which of two values comes first', () => {
    fc.assert(
      fc.property(value, value, fc.double({ min: 0, max: 1, noNaN: true }), (a, b, tolerance) => {
        expect(agree(a, b, tolerance)).toBe(agree(b, a, tolerance));
      }),
    );
  });

  test('without a rule nothing is chosen between values that differ, and the newest is the same in any order', () => {
    const turned = claiming(RULES.newest, ['product', 'crm', 'enrichment']);
    fc.assert(
      fc.property(said, (claims) => {
        const ruleless = judged(BLUEPRINTS.none, claims);
        expect(ruleless.winner === null).toBe(ruleless.state === 'undecided' || ruleless.state === 'unknown');
        const [one, other] = [judged(BLUEPRINTS.newest, claims), judged(turned, claims)];
        expect(one.state).toBe(other.state);
        if (one.state === 'decided') {
          const won = (source: AssessedSource) => source.claims.find((claim) => claim.source === source.winner)?.value;
          expect(agree(won(one) ?? null, won(other) ?? null, 0)).toBe(true);
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe('what verdicts rest on', () => {
  const account = (enriched: number, crm: number) => ({
    employees: known(crm),
    properties: { enriched_employees: known(enriched), enriched_on: known(ago(20)) },
  });
  const by = (text: string) => (given: ReturnType<typeof account>) =>
    assess(aSnapshot({ account: given }), blueprintFrom(text), null, NOW);
  const byDefault = by(defaultText);

  test('the segment is that of the believed number of employees, and the conflict is flagged', () => {
    const { segment, flags } = byDefault(account(1500, 200));
    expect(segment.id).toBe('enterprise');
    const flag = flags.find(({ id }) => id === 'source_conflict');
    expect(flag).toMatchObject({ params: { field: 'account.employees', winner: 'Enrichment' } });
    expect(flag?.evidence.map((fact) => fact.value)).toEqual([1500, 200]);
  });

  test('where nothing decides, the segment is unknown and says why', () => {
    const ruleless = defaultText.replace(/^ {4}rule:\n {6}by: rank\n(?: {6}[^\n]*\n)*/m, '');
    const { segment, sources } = by(ruleless)(account(500, 150));
    expect(sources[0]?.state).toBe('undecided');
    expect(segment).toMatchObject({ id: null, unknown: { why: 'undecided', about: 'account.employees' } });
  });

  test('claims that agree raise nothing', () => {
    expect(byDefault(account(620, 600)).flags.map(({ id }) => id)).not.toContain('source_conflict');
  });
});

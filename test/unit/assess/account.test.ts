import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessAccount } from '../../../lib/assess/account/index.ts';
import { AccountAssessment } from '../../../lib/assess/schema/account.ts';
import type { AccountSnapshot } from '../../../lib/record/account-snapshot.ts';
import { known, type Scalar, unknown } from '../../../lib/record/fact.ts';
import { anAccountSnapshot, course } from '../../fixtures/accounts.ts';
import { blueprintWith, defaultBlueprint } from '../../fixtures/blueprint.ts';
import { ago, aPerson, aReply, aSignal, dayAhead, NOW } from '../../fixtures/snapshot.ts';

const judged = (snapshot: AccountSnapshot) => assessAccount(snapshot, defaultBlueprint, NOW);

/** The customer with other properties. */
function holding(properties: Record<string, Scalar>, more: Partial<AccountSnapshot> = {}): AccountSnapshot {
  const base = anAccountSnapshot(more);
  const held = Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, known(value)]));
  return { ...base, account: { ...base.account, properties: { ...base.account.properties, ...held } } };
}

const flagsOf = (snapshot: AccountSnapshot) => judged(snapshot).flags.map(({ id }) => id);
const partOf = (snapshot: AccountSnapshot, id: string) =>
  judged(snapshot).health?.components.find((one) => one.id === id);

describe('use', () => {
  it('raises no flag before it has lain below its level for as long as the rule says', () => {
    const fell = (days: number) =>
      holding({ weekly_active_users: 30 }, { changes: course('weekly_active_users', [90, 85], [days, 30]) });
    expect(judged(fell(13)).usage[0]).toMatchObject({ zone: 'churn', held: false, heldFor: 14, since: ago(13) });
    expect(flagsOf(fell(13))).not.toContain('churn_risk');
    expect(flagsOf(fell(14))).toContain('churn_risk');
  });

  it('counts anew from when it last came back over the level', () => {
    const dipped = course('weekly_active_users', [60, 30], [10, 80], [5, 30]);
    expect(judged(holding({ weekly_active_users: 30 }, { changes: dipped })).usage[0]?.since).toBe(ago(5));
  });

  it('that cannot be read is unknown, as is the health that rests on it, and the score falls on the rest', () => {
    const base = anAccountSnapshot();
    const hidden = unknown('hidden');
    const properties = { ...base.account.properties, weekly_active_users: hidden, feature_adoption: hidden };
    const { usage, health } = judged({ ...base, account: { ...base.account, properties } });
    expect(usage.map(({ level, zone, held }) => ({ level, zone, held }))).toEqual([
      { level: null, zone: null, held: null },
      { level: null, zone: null, held: null },
    ]);
    expect(health?.components[0]).toMatchObject({ id: 'adoption', value: null, share: null });
    expect(health?.confidence).toBeCloseTo(0.6);
    const shares = health?.components.reduce((sum, { share }) => sum + (share ?? 0), 0);
    expect(health?.score).toBeCloseTo(shares ?? Number.NaN);
  });

  it('is no share of no licences', () => {
    const { usage, milestones } = judged(holding({ licences: 0 }));
    expect(usage[0]).toMatchObject({ level: null, unknown: { why: 'not_configured' } });
    expect(milestones.find(({ when }) => when.includes("usage('licences')"))?.unknown).toMatchObject({
      about: 'account.usage.licences',
      label: 'Licences in weekly use',
    });
  });
});

describe('the renewal', () => {
  it('asks for nothing before its time, then for its functions, and is lost once its date has passed', () => {
    const at = (days: number) => partOf(holding({ renewal_date: dayAhead(days) }), 'renewal')?.value;
    expect(at(91)).toBe(100);
    expect(at(90)).toBeCloseTo(66.7, 1);
    expect(at(-1)).toBe(0);
  });

  it('is unknown without a date', () => {
    const { renewal } = judged(holding({ renewal_date: null }));
    expect(renewal).toMatchObject({ date: null, days: null, due: null, unknown: { about: 'account.renewal' } });
    expect(partOf(holding({ renewal_date: null }), 'renewal')?.value).toBeNull();
  });

  it('is at risk near its date while a function that it needs is silent', () => {
    expect(flagsOf(holding({ renewal_date: dayAhead(60) }))).toContain('renewal_at_risk');
    expect(flagsOf(holding({ renewal_date: dayAhead(61) }))).not.toContain('renewal_at_risk');
    const people = [...anAccountSnapshot().people, aPerson('3', { role: 'Budget holder', title: 'CFO' })];
    const interactions = [...anAccountSnapshot().interactions, aReply(3, ['3'])];
    const complete = judged(holding({ renewal_date: dayAhead(60) }, { people, interactions }));
    expect(complete.renewal?.functions.map(({ state }) => state)).toContain('engaged');
  });
});

describe('where the customer stands', () => {
  it('is the last stage whose condition holds', () => {
    expect(judged(holding({ customer_stage: 'expansion' })).position).toMatchObject({
      stage: 'expansion',
      mappedBy: 'blueprint',
    });
  });

  it('is told by time where no condition can be decided', () => {
    const base = anAccountSnapshot();
    const properties = { ...base.account.properties, customer_stage: unknown('not_configured') };
    const { position, subject } = judged({ ...base, account: { ...base.account, properties } });
    expect(position).toMatchObject({ mappedBy: 'time', unknown: { why: 'not_configured' } });
    expect(subject.customer).toBe(true);
  });

  it('is nowhere for one that has left, and nothing is said of its health', () => {
    const gone = judged(holding({ customer_stage: 'former', weekly_active_users: 0 }));
    expect(gone).toMatchObject({ health: null, renewal: null, flags: [], subject: { customer: false } });
  });

  it('is unknown where neither property nor deals can be read', () => {
    const base = anAccountSnapshot({
      deals: [],
      gaps: [{ about: 'deals', why: 'hidden', remedy: 'ask_admin', detail: null }],
    });
    const properties = { ...base.account.properties, customer_stage: unknown('hidden') };
    expect(judged({ ...base, account: { ...base.account, properties } }).subject.customer).toBeNull();
  });
});

it('cases that may not be read are unknown, never none', () => {
  const hidden = anAccountSnapshot({ gaps: [{ about: 'cases', why: 'hidden', remedy: 'grant_scope', detail: null }] });
  expect(judged(hidden).cases).toMatchObject({ open: null, unknown: { why: 'hidden', about: 'cases' } });
  expect(partOf(hidden, 'support')).toMatchObject({ value: null, unknown: { why: 'hidden' } });
});

it('cases that are open are listed, the latest first', () => {
  const aCase = (id: string, days: number, closed: boolean) => ({
    id,
    subject: `Case ${id}`,
    openedAt: ago(days),
    closedAt: closed ? ago(days - 1) : null,
    status: null,
    priority: 'high',
    link: null,
  });
  const { cases } = judged(
    anAccountSnapshot({ cases: [aCase('1', 9, false), aCase('2', 8, true), aCase('3', 2, false)] }),
  );
  expect(cases).toMatchObject({ open: 2, list: [{ label: 'Case 3', at: ago(2), value: 'high' }, { label: 'Case 1' }] });
});

it('since when it is a customer stays known of one that has left, and is unknown of one that never bought', () => {
  expect(judged(holding({ customer_stage: 'former' })).subject).toMatchObject({ customer: false, since: ago(400) });
  expect(judged(holding({ customer_stage: null }, { deals: [] })).subject.since).toBeNull();
});

describe('who answers for a customer', () => {
  it('is the seat of the stage’s outcomes, with its holder on this account', () => {
    const { ownership } = judged(holding({ csm: '77' }));
    expect(ownership.map(({ outcome }) => outcome)).toEqual(['retention', 'expansion_revenue', 'attribution']);
    expect(ownership[0]).toMatchObject({ primary: { seat: 'csm', user: { name: 'Ida Berg' } }, unknown: null });
  });
});

it('high interest of an ideal account without a deal goes to the rep who owns the account', () => {
  const signals = [aSignal(1, { type: 'web.pricing_page_visited' })];
  const prospect = holding({ customer_stage: null }, { deals: [], signals });
  expect(judged(prospect).signals.list[0]?.route).toMatchObject({
    id: 'hot-account-without-deal',
    to: { seat: 'named_rep', user: { name: 'Ida Berg' } },
  });
});

describe('what systems say of an account', () => {
  it('is told of its own fields, and never of a deal’s', () => {
    const rule = '  - { field: deal.amount, claims: [{ source: crm, from: { hubspot: deal.amount } }] }\n';
    const blueprint = blueprintWith(['sources:\n', `sources:\n${rule}`]);
    const { sources } = assessAccount(holding({ enriched_employees: 200 }), blueprint, NOW);
    expect(sources).toMatchObject([{ field: 'account.employees', claims: [{ value: 200 }, { value: 620 }] }]);
  });
});

it('what would raise the score does raise it by so much', () => {
  const low = holding({ weekly_active_users: 40, feature_adoption: 50 });
  const { health } = judged(low);
  const more = health?.raise.find(({ change }) => change.kind === 'reach_usage');
  const after = judged(holding({ weekly_active_users: 80, feature_adoption: 50 })).health?.score ?? Number.NaN;
  expect(more?.score).toBeGreaterThan(health?.score ?? 100);
  // Milestones ask for use too, and reaching it brings them with it.
  expect(more?.score).toBeCloseTo(after, 9);
  const milestones = health?.raise.flatMap(({ change }) => (change.kind === 'meet_criterion' ? change.criterion : []));
  expect(milestones).not.toContain('half_of_licences');
});

describe('laws', () => {
  const customer = fc.record({
    users: fc.integer({ min: 0, max: 120 }),
    days: fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 8 }),
    renewal: fc.integer({ min: -100, max: 400 }),
    stage: fc.constantFrom('onboarding', 'adoption', 'expansion', 'advocacy', 'former', null),
    silent: fc.boolean(),
  });
  type Given = typeof customer extends fc.Arbitrary<infer T> ? T : never;
  const snapshotOf = ({ users, days, renewal, stage, silent }: Given) =>
    holding(
      { weekly_active_users: users, renewal_date: dayAhead(renewal), customer_stage: stage },
      {
        changes: course(
          'weekly_active_users',
          ...days.toSorted((a, b) => b - a).map((day): [number, number] => [day, users]),
        ),
        interactions: silent ? [] : [aReply(5, ['1']), aReply(9, ['2'])],
      },
    );

  it('have the published shape, and do not depend on the order of lists', () => {
    fc.assert(
      fc.property(customer, (given) => {
        const snapshot = snapshotOf(given);
        const turned = {
          ...snapshot,
          changes: snapshot.changes.toReversed(),
          people: snapshot.people.toReversed(),
          interactions: snapshot.interactions.toReversed(),
        };
        const one = judged(snapshot);
        expect(AccountAssessment.safeParse(one).error).toBeUndefined();
        expect(JSON.stringify(judged(turned))).toBe(JSON.stringify(one));
      }),
      { numRuns: 25 },
    );
  });

  it('nothing dated after the moment matters', () => {
    fc.assert(
      fc.property(customer, fc.integer({ min: 1, max: 60 }), (given, days) => {
        const snapshot = snapshotOf(given);
        const at = ago(-days);
        const before = snapshot.account.properties.weekly_active_users;
        const from = before?.known ? before.value : null;
        const change = { field: 'properties.weekly_active_users', at, from, to: 1, by: null, cause: 'person' as const };
        const { account } = snapshot;
        const later: AccountSnapshot = {
          ...snapshot,
          account: { ...account, properties: { ...account.properties, weekly_active_users: known(1) } },
          changes: [...snapshot.changes, change],
          interactions: [...snapshot.interactions, aReply(-days, ['1'])],
          cases: [{ id: '9', subject: null, openedAt: at, closedAt: null, status: null, priority: null, link: null }],
        };
        expect(JSON.stringify(judged(later))).toBe(JSON.stringify(judged(snapshot)));
      }),
      { numRuns: 25 },
    );
  });
});

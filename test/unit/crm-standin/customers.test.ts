import { describe, expect, it } from 'vitest';
import { COMPANY_FIELDS, presentOf } from '../../crm/world/account-model.ts';
import { daysBetween } from '../../crm/world/calendar.ts';
import { type AccountExpectation, DEMO_ACCOUNTS, demoAccountOf } from '../../crm/world/demo-accounts.ts';
import type { Company } from '../../crm/world/model.ts';
import { makeWorld } from '../../crm/world/world.ts';

const INSTANT = '2026-11-22T09:00:00.000Z';
const world = makeWorld({ seed: 7, instant: INSTANT });
const customers = world.companies.filter((company) => presentOf(company, 'customerStage') !== null);
const companyOf = (id: string): Company => {
  const found = world.companies.find((company) => company.id === id);
  if (!found) throw new Error(`no company ${id}`);
  return found;
};

/** Weekly users of each week as a share of the licences that were held then. */
function shares({ history }: Company): { at: string; share: number }[] {
  return (history.weeklyActiveUsers ?? []).map(({ at, value }) => {
    const licences = Number(history.licences?.findLast((change) => change.at <= at)?.value ?? 0);
    return { at, share: Number(value) / licences };
  });
}

function useOf(company: Company): AccountExpectation['use'] {
  if (presentOf(company, 'customerStage') === null) return 'none';
  const last = shares(company).at(-1)?.share;
  if (last === undefined) return 'unknown';
  return last < 0.5 ? 'below_half' : last > 0.8 ? 'above_four_fifths' : 'between';
}

describe('customers of the world', () => {
  it('are in every stage after the knot, and some have gone', () => {
    const stages = new Set(customers.map((company) => presentOf(company, 'customerStage')));
    expect(stages).toEqual(new Set(['onboarding', 'adoption', 'expansion', 'advocacy', 'former']));
    expect(customers.length).toBeGreaterThan(40);
  });

  it('have histories in order, with nothing dated after the instant', () => {
    for (const { history } of world.companies)
      for (const field of COMPANY_FIELDS) {
        const times = (history[field] ?? []).map(({ at }) => at);
        expect(times).toEqual(times.toSorted());
        for (const at of times) expect(at <= INSTANT).toBe(true);
      }
    for (const { openedAt, closedAt } of world.cases) {
      expect(openedAt < INSTANT).toBe(true);
      if (closedAt) expect(closedAt > openedAt && closedAt <= INSTANT).toBe(true);
    }
  });

  it('have a year of use, a number a week, never more people than licences', () => {
    const longest = Math.max(...customers.map(({ history }) => history.weeklyActiveUsers?.length ?? 0));
    expect(longest).toBe(52);
    for (const company of customers) for (const { share } of shares(company)) expect(share).toBeLessThanOrEqual(1);
  });

  it('took more licences at a renewal where most were in use, and fewer where few were', () => {
    const renewals = customers.flatMap((company) => {
      const licences = company.history.licences ?? [];
      return licences.slice(1).flatMap(({ at, value }, index) => {
        const before = shares(company)
          .filter((week) => week.at < at)
          .at(-1);
        return before ? [{ share: before.share, grew: Number(value) > Number(licences[index]?.value) }] : [];
      });
    });
    const grown = (some: typeof renewals) => some.filter(({ grew }) => grew).length / some.length;
    const most = renewals.filter(({ share }) => share > 0.7);
    const few = renewals.filter(({ share }) => share < 0.45);
    expect(Math.min(most.length, few.length)).toBeGreaterThan(3);
    expect(grown(most) - grown(few)).toBeGreaterThan(0.4);
  });
});

describe('what happens around customers and prospects', () => {
  it('names people and companies who exist', () => {
    const people = new Map(world.contacts.map(({ id, companyId }) => [id, companyId]));
    for (const { contactId, companyId } of world.cases) expect(people.get(contactId)).toBe(companyId);
    for (const { contactId } of [...world.submissions, ...world.campaignResponses])
      expect(people.has(contactId)).toBe(true);
    for (const { companyId, contactId } of world.emissions) {
      expect(companyOf(companyId).id).toBe(companyId);
      if (contactId) expect(people.get(contactId)).toBe(companyId);
    }
  });

  it('is seen by the systems outside after it happened, each thing once, in order', () => {
    const { emissions } = world;
    expect(new Set(emissions.map(({ id }) => id)).size).toBe(emissions.length);
    expect(emissions.map(({ at }) => at)).toEqual(emissions.map(({ at }) => at).toSorted());
    for (const { at, hops } of emissions) {
      const times = [at, ...hops.map((hop) => hop.at)];
      expect(times).toEqual(times.toSorted());
      expect((times.at(-1) ?? '') <= INSTANT).toBe(true);
    }
  });
});

describe('the demo accounts', () => {
  it.each(DEMO_ACCOUNTS)('%s is what it is there to show', (_, { id, name, domain, expect: expected }) => {
    const company = companyOf(id);
    expect(company).toMatchObject({ name, domain });
    const renewal = presentOf(company, 'renewalDate');
    expect({
      stage: presentOf(company, 'customerStage'),
      use: useOf(company),
      renewsInDays: renewal && daysBetween(INSTANT.slice(0, 10), renewal),
      csm: presentOf(company, 'csm'),
      openDeals: world.deals.filter(({ companyId, closedAt }) => companyId === id && closedAt === null).length,
      openCases: world.cases.filter(({ companyId, closedAt }) => companyId === id && closedAt === null).length,
      signals: [...new Set(world.emissions.filter(({ companyId }) => companyId === id).map(({ type }) => type))],
    }).toEqual(expected);
  });

  it('say of every company how many people work there, and of the one in dispute both claims with their dates', () => {
    for (const { employees, history } of world.companies)
      expect(history.employees?.at(-1)?.value ?? null).toBe(employees === null ? null : String(employees));
    const company = companyOf(demoAccountOf('conflicting_sources').id);
    expect(presentOf(company, 'enrichedEmployees')).toBe('200');
    expect(daysBetween(presentOf(company, 'enrichedOn') ?? '', INSTANT.slice(0, 10))).toBe(21);
  });

  it('tell the third journey: use fell nine days ago, routed two hours later, seen, and nobody has acted', () => {
    const { id } = demoAccountOf('churn_risk');
    const weeks = shares(companyOf(id));
    const fell = weeks[weeks.findLastIndex(({ share }) => share >= 0.5) + 1];
    expect(Math.floor(daysBetween(fell?.at ?? '', INSTANT))).toBe(9);
    const [signal] = world.emissions.filter(({ companyId }) => companyId === id);
    const hop = (step: string) => signal?.hops.find((each) => each.step === step);
    expect(hop('routed')).toMatchObject({ system: 'churn-risk-to-csm' });
    expect(daysBetween(signal?.at ?? '', hop('routed')?.at ?? '') * 24).toBeCloseTo(2);
    expect(hop('seen')).toMatchObject({ by: '512' });
    const since = world.activities.filter(({ companyId, at }) => companyId === id && at > (signal?.at ?? ''));
    expect(since).toEqual([]);
    const deal = world.deals.find(({ companyId, closedAt }) => companyId === id && closedAt === null);
    const finance = world.contacts.find((contact) => contact.companyId === id && contact.truth === 'finance')?.id ?? '';
    expect(deal?.people.map(({ contactId }) => contactId)).toContain(finance);
    const theirs = world.activities.filter(({ contactIds }) => contactIds.includes(finance));
    expect(theirs.map((activity) => activity.kind === 'email' && activity.direction)).toEqual(['outbound']);
  });
});

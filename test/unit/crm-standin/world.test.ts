import { describe, expect, it } from 'vitest';
import { daysBetween } from '../../crm/world/calendar.ts';
import { DEMO } from '../../crm/world/demo.ts';
import { type Activity, type Deal, present, TRACKED_FIELDS, type World } from '../../crm/world/model.ts';
import { makeWorld } from '../../crm/world/world.ts';

const INSTANT = '2026-11-22T09:00:00.000Z';
const world = makeWorld({ seed: 7, instant: INSTANT });
const byDeal = Map.groupBy(world.activities, (activity) => activity.dealId);

function isWon(deal: Deal): boolean {
  return world.pipelines.some(({ stages }) =>
    stages.some(({ id, closes }) => id === present(deal, 'stage') && closes === 'won'),
  );
}

function isTwoWay(activity: Activity): boolean {
  switch (activity.kind) {
    case 'email':
      return activity.direction === 'inbound';
    case 'call':
      return activity.outcome === 'connected';
    case 'meeting':
      return activity.outcome === 'completed' || activity.outcome === null;
    default:
      return false;
  }
}

/** How many people on the buyer's side took part in the 60 days before the close, as anybody can count from the CRM. */
function activeThreads(deal: Deal): number {
  const recent = (byDeal.get(deal.id) ?? []).filter(
    (activity) => isTwoWay(activity) && daysBetween(activity.at, deal.closedAt ?? INSTANT) <= 60,
  );
  return new Set(recent.flatMap(({ contactIds }) => contactIds)).size;
}

/** Days of the first stay in a stage. */
function firstStay(deal: Deal): number {
  const [first, second] = deal.history.stage ?? [];
  return first && second ? daysBetween(first.at, second.at) : Number.POSITIVE_INFINITY;
}

function winRate(deals: Deal[]): number {
  return deals.filter(isWon).length / deals.length;
}

describe('the world', () => {
  it('is the same for the same seed and instant, and another for another seed', () => {
    expect(makeWorld({ seed: 7, instant: INSTANT })).toEqual(world);
    const ordinary = ({ deals }: World) => deals.find(({ id }) => id === '40300010001');
    expect(ordinary(makeWorld({ seed: 8, instant: INSTANT }))).not.toEqual(ordinary(world));
  });

  it('has the size of an organisation that feels real', () => {
    expect(world.users).toHaveLength(14);
    expect(world.teams).toHaveLength(3);
    expect(world.companies).toHaveLength(72);
    expect(Math.abs(world.contacts.length - 750)).toBeLessThan(50);
    expect(world.deals.filter((deal) => deal.closedAt === null)).toHaveLength(225);
    expect(world.deals.filter((deal) => deal.closedAt !== null)).toHaveLength(910);
    expect(world.activities).toHaveLength(12_045);
  });

  it('names everybody and everything once', () => {
    for (const records of [world.users, world.companies, world.contacts, world.deals, world.activities])
      expect(new Set(records.map(({ id }) => id)).size).toBe(records.length);
    expect(new Set(world.companies.map(({ name }) => name)).size).toBe(72);
  });

  it('uses invented domains only', () => {
    for (const { domain } of world.companies) expect(domain).toMatch(/\.example$/);
    for (const { email } of [...world.contacts, ...world.users])
      if (email) expect(email).toMatch(/^[\w.-]+@[\w.-]+\.example$/);
  });

  it('dates no fact after its instant but plans, and keeps every history in order', () => {
    for (const deal of world.deals)
      for (const field of TRACKED_FIELDS) {
        const times = (deal.history[field] ?? []).map(({ at }) => at);
        expect(times).toEqual(times.toSorted());
        for (const at of times) expect(at <= INSTANT).toBe(true);
      }
    for (const activity of world.activities) {
      expect(activity.loggedAt <= INSTANT).toBe(true);
      if (activity.at > INSTANT) expect(['meeting', 'task']).toContain(activity.kind);
    }
  });

  it('names on activities and deals only people who exist', () => {
    const known = new Set(world.contacts.map(({ id }) => id));
    for (const { contactIds } of world.activities) for (const id of contactIds) expect(known.has(id)).toBe(true);
    for (const { people } of world.deals) for (const { contactId } of people) expect(known.has(contactId)).toBe(true);
  });

  it('has the mess of a real CRM: steps back, skipped stages, pushed dates, three currencies, empty roles', () => {
    const stages = world.deals.map((deal) => (deal.history.stage ?? []).map(({ value }) => value));
    expect(stages.some((visits) => new Set(visits).size < visits.length)).toBe(true);
    expect(
      stages.some((visits) => visits.includes('presentationscheduled') && !visits.includes('qualifiedtobuy')),
    ).toBe(true);
    expect(world.deals.filter((deal) => (deal.history.closeDate ?? []).length > 2).length).toBeGreaterThan(50);
    expect(new Set(world.deals.map(({ currency }) => currency))).toEqual(new Set(['EUR', 'USD', 'GBP']));
    const roles = world.contacts.filter(({ buyingRoles }) => buyingRoles.length > 0).length / world.contacts.length;
    expect(roles).toBeGreaterThan(0);
    expect(roles).toBeLessThan(0.2);
  });
});

describe('outcomes follow from their causes, with noise', () => {
  const closed = world.deals.filter((deal) => deal.closedAt && deal.pipeline === 'default');
  const many = closed.filter((deal) => activeThreads(deal) >= 3);
  const few = closed.filter((deal) => activeThreads(deal) <= 1);

  it('deals with three or more active threads win far more often than those with one or none', () => {
    expect(many.length).toBeGreaterThan(80);
    expect(few.length).toBeGreaterThan(80);
    expect(winRate(many) - winRate(few)).toBeGreaterThan(0.25);
  });

  it('neither side is certain', () => {
    expect(winRate(many)).toBeLessThan(0.95);
    expect(winRate(few)).toBeGreaterThan(0.02);
  });

  it('deals that were slow in their first stage win less often than fast ones of the same size of company', () => {
    const size = new Map(world.companies.map(({ id, employees }) => [id, (employees ?? 400) >= 1000]));
    const rates = [...Map.groupBy(closed, (deal) => size.get(deal.companyId)).values()].map((deals) => {
      const sorted = deals.toSorted((one, other) => firstStay(one) - firstStay(other));
      const third = Math.floor(sorted.length / 3);
      return winRate(sorted.slice(0, third)) - winRate(sorted.slice(-third));
    });
    for (const lead of rates) expect(lead).toBeGreaterThan(0.08);
  });
});

describe('the demo deals', () => {
  it('are in the world under the ids and names that tests know', () => {
    const names = new Map(world.deals.map(({ id, name }) => [id, name]));
    for (const { id, name } of Object.values(DEMO)) expect(names.get(id)).toBe(name);
  });

  it('stand out as written: closed yesterday, without an amount, without contacts', () => {
    const deal = (key: keyof typeof DEMO) => world.deals.find(({ id }) => id === DEMO[key].id);
    expect(daysBetween(deal('closed_won_yesterday')?.closedAt ?? '', INSTANT)).toBeLessThan(1.5);
    expect(deal('no_amount')?.history.amount).toEqual([]);
    expect(deal('no_contacts')?.people).toEqual([]);
  });
});

import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Connection, Crm } from '../../../lib/crm/crm.ts';
import { createRegistry } from '../../../lib/crm/registry.ts';
import { DealSample } from '../../../lib/record/sample.ts';
import { keyRevoked, outage } from '../../crm/hubspot/api/faults.ts';
import { type DirectStandIn, directStandIn } from '../../crm/hubspot/api/serve.ts';
import { TOKENS } from '../../crm/hubspot/api/tokens.ts';
import { failureOf, holdTime, memoryBudgets, memoryMetadata, settled } from './support.ts';

const INSTANT = '2026-11-20T12:00:00.000Z';
const now = () => new Date(Date.now()).toISOString();

let standIn: DirectStandIn;
let hubspot: Crm;
const metadata = memoryMetadata(now);

beforeAll(() => {
  holdTime(INSTANT);
  standIn = directStandIn({ seed: 1, instant: INSTANT });
  const crm = createRegistry({ budgets: memoryBudgets(), fetch: standIn.fetch })('hubspot');
  if (crm === null) throw new Error('no adapter for HubSpot');
  hubspot = crm;
});
afterAll(() => {
  vi.useRealTimers();
});

async function connected(token: string): Promise<Connection> {
  const connection = await settled(hubspot.connect(token, { signal: new AbortController().signal, metadata, now }));
  await vi.advanceTimersByTimeAsync(10_000);
  standIn.requests.clear();
  return connection;
}

function sample(connection: Connection) {
  return hubspot.sampleDeals(connection, {
    signal: new AbortController().signal,
    metadata,
    properties: { deal: [], account: [] },
    now,
  });
}

describe('a sample of the organisation’s deals', () => {
  it('holds the open and the closed deals of two years with their stays and companies', async () => {
    const connection = await connected(TOKENS.demo);
    // A partner is on a deal too; the company of the deal stays the one that HubSpot calls primary.
    const [partner, ...others] = standIn.world.companies;
    const [deal] = standIn.world.deals.filter(({ companyId }) => others.some(({ id }) => id === companyId));
    standIn.portals.demo.associations.join('deals', deal?.id ?? '', 'companies', partner?.id ?? '');
    const found = DealSample.parse(await settled(sample(connection)));
    const { deals, companies } = standIn.world;
    const since = new Date(Date.parse(INSTANT) - 730 * 86_400_000).toISOString();
    const expected = deals.filter(({ closedAt }) => closedAt === null || closedAt >= since);
    expect(found.total).toBe(expected.length);
    expect(new Set(found.deals.map(({ id }) => id))).toEqual(new Set(expected.map(({ id }) => id)));
    for (const { id, visits, outcome, account } of found.deals) {
      const truth = deals.find((deal) => deal.id === id);
      expect(visits.length).toBe(truth?.history.stage?.length);
      expect(outcome === 'open').toBe(truth?.closedAt === null);
      expect(account.employees).toEqual({
        known: true,
        value: companies.find((company) => company.id === truth?.companyId)?.employees,
      });
    }
  });

  it('takes one request for fifty deals and few beside, and is never refused', async () => {
    const connection = await connected(TOKENS.demo);
    const { deals } = await settled(sample(connection));
    const requests = standIn.requests.all();
    expect(requests.length).toBeLessThanOrEqual(Math.ceil(deals.length / 50) + Math.ceil(deals.length / 200) + 6);
    expect(requests.filter(({ status }) => status !== 200 && status !== 207)).toEqual([]);
  });

  it.each([
    ['does not answer', outage(502), 'server_error'],
    ['takes the key no more', keyRevoked(), 'signed_out'],
    ['cannot be reached', { kind: 'cut' } as const, 'offline'],
  ])('leaves a HubSpot alone that %s, whatever was still to be asked', async (_, fault, kind) => {
    const connection = await connected(TOKENS.demo);
    const { remove } = standIn.faults.add({ path: '/crm/objects/*/deals/batch/read', fault });
    expect(await settled(failureOf(sample(connection)))).toMatchObject({ kind });
    await vi.advanceTimersByTimeAsync(60_000);
    remove();
    expect(standIn.requests.to(/deals\/batch/).length).toBeLessThanOrEqual(12);
  });

  it('keeps its deals where companies may not be read, their facts hidden', async () => {
    const { deals } = await settled(sample(await connected(TOKENS.noCompanies)));
    expect(deals.length).toBeGreaterThan(500);
    expect(deals.every(({ account }) => !account.industry.known && account.industry.why === 'hidden')).toBe(true);
  });

  it('leaves out a deal whose history is that of two that were merged', async () => {
    const connection = await connected(TOKENS.demo);
    const { demo } = standIn.portals;
    const closed = demo.world.deals.filter(({ closedAt }) => closedAt !== null);
    const recent = closed.toSorted((a, b) => (a.closedAt ?? '').localeCompare(b.closedAt ?? '')).slice(-100);
    const stageOf = ({ history }: (typeof recent)[number]) => history.stage?.at(-1)?.value;
    const [primary] = recent;
    const other = recent.findLast((deal) => stageOf(deal) !== (primary && stageOf(primary)));
    const id = demo.merge('deals', primary?.id ?? '', other?.id ?? '');
    await vi.advanceTimersByTimeAsync(demo.limits.searchLagMs);
    const { deals } = await settled(sample(connection));
    expect(deals.length).toBeGreaterThan(500);
    for (const gone of [id, primary?.id, other?.id]) expect(deals.map((deal) => deal.id)).not.toContain(gone);
  });
});

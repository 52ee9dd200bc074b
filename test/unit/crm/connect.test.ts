import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Crm } from '../../../lib/crm/crm.ts';
import { createRegistry } from '../../../lib/crm/registry.ts';
import { limitReached, outage } from '../../crm/hubspot/api/faults.ts';
import { type DirectStandIn, directStandIn } from '../../crm/hubspot/api/serve.ts';
import { TOKENS } from '../../crm/hubspot/api/tokens.ts';
import { failureOf, holdTime, memoryBudgets, memoryMetadata, settled } from './support.ts';

const INSTANT = '2026-11-20T12:00:00.000Z';
const ACCOUNT = '/account-info/*/details';
const now = () => new Date(Date.now()).toISOString();

let standIn: DirectStandIn;
let hubspot: Crm;
let metadata: ReturnType<typeof memoryMetadata>;

beforeAll(() => {
  holdTime(INSTANT);
  standIn = directStandIn({ seed: 1, instant: INSTANT });
});
afterAll(() => {
  vi.useRealTimers();
});
beforeEach(async () => {
  standIn.faults.clear();
  standIn.requests.clear();
  metadata = memoryMetadata(now);
  const crm = createRegistry({ budgets: memoryBudgets(), fetch: standIn.fetch })('hubspot');
  if (crm === null) throw new Error('no adapter for HubSpot');
  hubspot = crm;
  await vi.advanceTimersByTimeAsync(10_000);
});

function connect(token: string) {
  return hubspot.connect(token, { signal: new AbortController().signal, metadata, now });
}

describe('a token that works', () => {
  it('names its portal, the portal’s own facts and the scopes that reads proved', async () => {
    expect(await settled(connect(TOKENS.demo))).toEqual({
      org: { crm: 'hubspot', org: '4711001' },
      token: TOKENS.demo,
      reader: null,
      timeZone: 'Europe/Berlin',
      currency: 'EUR',
      uiHost: 'app.hubspot.com',
      scopes: [
        'crm.objects.deals.read',
        'crm.objects.contacts.read',
        'crm.objects.companies.read',
        'sales-email-read',
        'tickets',
        'crm.objects.owners.read',
      ],
      gaps: [],
      setBy: 'user',
      checkedAt: expect.any(String),
    });
  });

  it('fills the metadata that reading deals rests on', async () => {
    await settled(connect(TOKENS.demo));
    expect(metadata.names().sort()).toEqual(
      ['owners', 'pipelines', 'properties.companies', 'properties.deals'].map((name) => `hubspot:4711001/${name}`),
    );
  });

  it('goes to the API host of its region only', async () => {
    const connection = await settled(connect(TOKENS.second));
    expect(connection.uiHost).toBe('app-eu1.hubspot.com');
    expect(new Set(standIn.requests.all().map(({ host }) => host))).toEqual(new Set(['api-eu1.hubapi.com']));
  });

  it.each([
    [TOKENS.noSalesEmail, ['interactions.email']],
    [TOKENS.noContacts, ['interactions', 'interactions.email', 'people']],
    [TOKENS.noCompanies, ['account']],
    [TOKENS.noOwners, ['users']],
    [TOKENS.noTickets, ['cases']],
  ])('says at once what %s may not read', async (token, hidden) => {
    const { gaps } = await settled(connect(token));
    expect(gaps.map(({ about }) => about).sort()).toEqual(hidden);
    expect(gaps.every(({ why, remedy, detail }) => why === 'hidden' && remedy === 'grant_scope' && detail)).toBe(true);
  });
});

describe('a token that does not work', () => {
  it.each([
    [TOKENS.revoked, 'signed_out'],
    ['pat-na1-nobody-knows-it', 'signed_out'],
    ['', 'signed_out'],
    ['pat-na1-with\na line', 'signed_out'],
    ['schlüssel', 'signed_out'],
    [TOKENS.noScopes, 'forbidden'],
  ])('%j is %s', async (token, kind) => {
    expect(await settled(failureOf(connect(token)))).toMatchObject({ kind });
  });

  it('is told apart from trouble on the way', async () => {
    standIn.faults.add({ path: ACCOUNT, fault: outage(500) });
    expect(await settled(failureOf(connect(TOKENS.demo)))).toEqual({ kind: 'server_error', status: 500 });
    standIn.faults.clear();
    standIn.faults.add({ path: ACCOUNT, fault: { kind: 'cut' } });
    expect(await settled(failureOf(connect(TOKENS.demo)))).toEqual({ kind: 'offline' });
    standIn.faults.clear();
    standIn.faults.add({ path: ACCOUNT, fault: { kind: 'malformed' } });
    expect(await settled(failureOf(connect(TOKENS.demo)))).toMatchObject({ kind: 'malformed' });
    standIn.faults.clear();
    const nowhere = { portalId: 1, timeZone: 'Mars/Olympus', companyCurrency: 'EUR' };
    standIn.faults.add({ path: ACCOUNT, times: 1, fault: { kind: 'answer', with: () => Response.json(nowhere) } });
    expect(await settled(failureOf(connect(TOKENS.demo)))).toMatchObject({ kind: 'malformed' });
    standIn.faults.add({ path: '/crm/*', fault: limitReached('DAILY') });
    expect(await settled(failureOf(connect(TOKENS.demo)))).toMatchObject({ kind: 'rate_limited', policy: 'daily' });
  });

  it('is refused for the limit of its own portal only', async () => {
    const fault = limitReached('DAILY');
    standIn.faults.add({ path: ACCOUNT, host: 'api.hubapi.com', fault });
    expect(await settled(failureOf(connect(TOKENS.demo)))).toMatchObject({ kind: 'rate_limited', policy: 'daily' });
    expect(await settled(connect(TOKENS.second))).toMatchObject({ org: { org: '4711002' } });
  });

  it('is no answer to somebody who left', async () => {
    const left = new AbortController();
    left.abort();
    const reading = hubspot.connect(TOKENS.demo, { signal: left.signal, metadata, now });
    expect(await settled(failureOf(reading))).toEqual({ kind: 'cancelled' });
    expect(standIn.requests.all()).toHaveLength(0);
  });
});

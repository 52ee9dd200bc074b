import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Crm, ReadOptions } from '../../../lib/crm/crm.ts';
import { createRegistry } from '../../../lib/crm/registry.ts';
import type { AccountSnapshot } from '../../../lib/record/account-snapshot.ts';
import type { RecordRef } from '../../../lib/record/ref.ts';
import { directStandIn as hubSpotStandIn } from '../../crm/hubspot/api/serve.ts';
import { TOKENS as HUBSPOT } from '../../crm/hubspot/api/tokens.ts';
import { directStandIn as salesforceStandIn } from '../../crm/salesforce/api/serve.ts';
import { TOKENS as SALESFORCE } from '../../crm/salesforce/api/users.ts';
import { salesforceId } from '../../crm/salesforce/ids.ts';
import { type DemoAccountKey, demoAccountOf } from '../../crm/world/demo-accounts.ts';
import { failureOf, holdTime, memoryBudgets, memoryMetadata, settled } from './support.ts';

const INSTANT = '2026-11-22T09:00:00.000Z';
const now = () => new Date(Date.now()).toISOString();
const signal = new AbortController().signal;

const CRMS = {
  hubspot: {
    standIn: () => hubSpotStandIn({ seed: 7, instant: INSTANT }),
    tokens: { all: HUBSPOT.demo, noCases: HUBSPOT.noTickets, hiddenUse: HUBSPOT.hiddenUse },
    org: { crm: 'hubspot', org: '4711001' },
    idOf: (key: DemoAccountKey) => demoAccountOf(key).id,
    users: 'weekly_active_users',
    mostRequests: 12,
  },
  salesforce: {
    standIn: () => salesforceStandIn({ seed: 7, instant: INSTANT }),
    tokens: { all: SALESFORCE.rep, noCases: SALESFORCE.noCases, hiddenUse: SALESFORCE.hiddenUse },
    org: { crm: 'salesforce', org: 'plumbdemo.my.salesforce.com' },
    idOf: (key: DemoAccountKey) => salesforceId('Account', demoAccountOf(key).id),
    users: 'Weekly_Active_Users__c',
    mostRequests: 2,
  },
} as const;

beforeAll(() => holdTime(INSTANT));
afterAll(() => {
  vi.useRealTimers();
});

describe.each(['hubspot', 'salesforce'] as const)('an account of %s', (id) => {
  const { standIn: start, tokens, org, idOf, users, mostRequests } = CRMS[id];
  const standIn = start();
  let crm: Crm;
  let metadata: ReturnType<typeof memoryMetadata>;

  beforeEach(async () => {
    await vi.advanceTimersByTimeAsync(20_000);
    metadata = memoryMetadata(now);
    const found = createRegistry({ budgets: memoryBudgets(), fetch: standIn.fetch })(id);
    if (found === null) throw new Error(`no adapter for ${id}`);
    crm = found;
  });

  const ref = (key: DemoAccountKey): RecordRef => ({ ...org, kind: 'account', id: idOf(key) });

  async function read(
    key: DemoAccountKey,
    { token = tokens.all, ...options }: Partial<ReadOptions<AccountSnapshot>> & { token?: string } = {},
  ) {
    const connection = await settled(crm.connect(token, { signal, metadata, now, org }));
    await vi.advanceTimersByTimeAsync(10_000);
    standIn.requests.clear();
    const properties = { deal: [], account: ['customer_stage', users, 'renewal_date'] };
    return settled(
      crm.readAccount(connection, ref(key), { signal, metadata, properties, now, previous: null, ...options }),
    );
  }

  it('is read with its people, deals, cases and what happened around it', async () => {
    const partials: AccountSnapshot[] = [];
    const { snapshot, requests } = await read('churn_risk', { onPartial: (partial) => partials.push(partial) });
    const { account, deals, cases, people, interactions } = snapshot;
    expect(account.name).toBe(demoAccountOf('churn_risk').name);
    expect(account.properties.customer_stage).toEqual({ known: true, value: 'adoption' });
    expect(deals.map(({ outcome }) => outcome).toSorted()).toContain('won');
    expect(deals.filter(({ outcome }) => outcome === 'open')).toHaveLength(1);
    expect(deals.every(({ stageLabel }) => stageLabel !== null)).toBe(true);
    expect(cases.filter(({ closedAt }) => closedAt === null)).toHaveLength(1);
    expect(people.length).toBeGreaterThan(2);
    expect(new Set(interactions.map(({ kind }) => kind)).size).toBeGreaterThan(1);
    expect(interactions.some(({ kind, direction }) => kind === 'email' && direction === 'inbound')).toBe(true);
    const named = new Set(people.map((person) => person.id));
    expect(interactions.some((it) => it.people.some((person) => named.has(person)))).toBe(true);
    expect(requests).toBeLessThanOrEqual(mostRequests);
    expect(partials.map((partial) => partial.people.length)).toEqual([people.length]);
  });

  it('brings the dated past of what the blueprint asks for', async () => {
    const { snapshot } = await read('churn_risk');
    const weeks = snapshot.changes.filter(({ field }) => field === `properties.${users}`);
    expect(weeks.length).toBeGreaterThan(20);
    const last = weeks.reduce((a, b) => (a.at > b.at ? a : b));
    expect(snapshot.account.properties[users]).toEqual({ known: true, value: last.to });
  });

  it('is the same again where nothing is new', async () => {
    const previous = await read('advocate');
    const again = await read('advocate', { previous });
    expect({ ...again.snapshot, readAt: previous.snapshot.readAt }).toEqual(previous.snapshot);
  });

  it('shows what may not be read as a gap, and never as nothing', async () => {
    const { snapshot } = await read('churn_risk', { token: tokens.noCases });
    expect(snapshot.gaps).toContainEqual(expect.objectContaining({ about: 'cases', why: 'hidden' }));
    const hidden = (await read('churn_risk', { token: tokens.hiddenUse })).snapshot;
    expect(hidden.account.properties[users]?.known).toBe(false);
    expect(hidden.gaps.some(({ about }) => about === `account.properties.${users}`)).toBe(true);
  });

  it('is not found where there is none, and is no deal', async () => {
    const connection = await settled(crm.connect(tokens.all, { signal, metadata, now, org }));
    const options = { signal, metadata, properties: { deal: [], account: [] }, now, previous: null };
    const deal: RecordRef = { ...ref('advocate'), kind: 'deal' };
    expect(await failureOf(crm.readAccount(connection, deal, options))).toEqual({ kind: 'not_found' });
  });
});

it('a ticket that HubSpot lists and does not show is hidden, so that open cases are no number', async () => {
  await vi.advanceTimersByTimeAsync(20_000);
  const standIn = hubSpotStandIn({ seed: 7, instant: INSTANT });
  const crm = createRegistry({ budgets: memoryBudgets(), fetch: standIn.fetch })('hubspot');
  const id = demoAccountOf('churn_risk').id;
  const secret = standIn.portals.demo.associations.of('companies', id, 'tickets')[0]?.to ?? '';
  const ticket = standIn.portals.demo.records.tickets.get(secret);
  if (crm === null || ticket === undefined) throw new Error('no such ticket');
  ticket.restricted = true;
  const options = { signal, metadata: memoryMetadata(now), now };
  const connection = await settled(crm.connect(HUBSPOT.demo, options));
  const ref: RecordRef = { crm: 'hubspot', org: '4711001', kind: 'account', id };
  const asked = { properties: { deal: [], account: [] }, previous: null };
  const { snapshot } = await settled(crm.readAccount(connection, ref, { ...options, ...asked }));
  expect(snapshot.cases.map((one) => one.id)).not.toContain(secret);
  expect(snapshot.gaps).toContainEqual({ about: 'cases', why: 'hidden', remedy: 'ask_admin', detail: secret });
});

import { describe, expect, it } from 'vitest';
import type { ReadOptions } from '../../../lib/crm/crm.ts';
import type { AccountSnapshot } from '../../../lib/record/account-snapshot.ts';
import type { RecordRef } from '../../../lib/record/ref.ts';
import { TOKENS as HUBSPOT } from '../../crm/hubspot/api/tokens.ts';
import { TOKENS as SALESFORCE } from '../../crm/salesforce/api/users.ts';
import { salesforceId } from '../../crm/salesforce/ids.ts';
import { type DemoAccountKey, demoAccountOf } from '../../crm/world/demo-accounts.ts';
import { readerOf } from './reader.ts';
import { failureOf } from './support.ts';

const CRMS = {
  hubspot: {
    tokens: { all: HUBSPOT.demo, noCases: HUBSPOT.noTickets, hiddenUse: HUBSPOT.hiddenUse },
    org: { crm: 'hubspot', org: '4711001' },
    idOf: (key: DemoAccountKey) => demoAccountOf(key).id,
    users: 'weekly_active_users',
    mostRequests: 12,
  },
  salesforce: {
    tokens: { all: SALESFORCE.rep, noCases: SALESFORCE.noCases, hiddenUse: SALESFORCE.hiddenUse },
    org: { crm: 'salesforce', org: 'plumbdemo.my.salesforce.com' },
    idOf: (key: DemoAccountKey) => salesforceId('Account', demoAccountOf(key).id),
    users: 'Weekly_Active_Users__c',
    mostRequests: 2,
  },
} as const;

describe.each(['hubspot', 'salesforce'] as const)('an account of %s', (id) => {
  const { tokens, org, idOf, users, mostRequests } = CRMS[id];
  const reader = readerOf(org);
  const ref = (key: DemoAccountKey): RecordRef => ({ ...org, kind: 'account', id: idOf(key) });

  function read(
    key: DemoAccountKey,
    { token = tokens.all, ...more }: Partial<ReadOptions<AccountSnapshot>> & { token?: string } = {},
  ) {
    const properties = { deal: [], account: ['customer_stage', users, 'renewal_date'] };
    return reader.read<AccountSnapshot>(token, (crm, connection, options) =>
      crm.readAccount(connection, ref(key), { ...options, properties, ...more }),
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
    const deal: RecordRef = { ...ref('advocate'), kind: 'deal' };
    const reading = reader.read<AccountSnapshot>(tokens.all, (crm, connection, options) =>
      crm.readAccount(connection, deal, options),
    );
    expect(await failureOf(reading)).toEqual({ kind: 'not_found' });
  });
});

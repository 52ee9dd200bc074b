import { vi } from 'vitest';
import type { Connection, Crm, ReadOptions } from '../../../../lib/crm/crm.ts';
import { createRegistry } from '../../../../lib/crm/registry.ts';
import type { OrgRef, RecordRef } from '../../../../lib/record/ref.ts';
import { type DirectStandIn, directStandIn } from '../../../crm/salesforce/api/serve.ts';
import type { StandInSettings } from '../../../crm/salesforce/api/stand-in.ts';
import { TOKENS, type UserKey } from '../../../crm/salesforce/api/users.ts';
import { salesforceId } from '../../../crm/salesforce/ids.ts';
import { DEMO, type DemoKey } from '../../../crm/world/demo.ts';
import { memoryBudgets, memoryMetadata, settled } from '../support.ts';

/** The moment at which the tests read, and for which the world is made. */
export const INSTANT = '2026-11-20T12:00:00.000Z';

/** What a blueprint asks of an opportunity; the last is no field of any org. */
export const ASKED = {
  deal: ['pain', 'decision_process', 'budget_confirmed', 'security_review', 'no_such_field'],
  account: ['rating'],
};

export const DEMO_ORG: OrgRef = { crm: 'salesforce', org: 'plumbdemo.my.salesforce.com' };
export const SECOND_ORG: OrgRef = { crm: 'salesforce', org: 'plumbeu--test.sandbox.my.salesforce.com' };

export const now = () => new Date(Date.now()).toISOString();

/** An opportunity of the demo organisation. */
export function deal(key: DemoKey): RecordRef {
  return { ...DEMO_ORG, kind: 'deal', id: salesforceId('Opportunity', DEMO[key].id) };
}

/** One user's adapter to a stand-in of its own. Needs held time. */
export interface Office {
  standIn: DirectStandIn;
  salesforce: Crm;
  metadata: ReturnType<typeof memoryMetadata>;
  connect(user?: UserKey, org?: OrgRef): Promise<Connection>;
  read(connection: Connection, ref: RecordRef, options?: Partial<ReadOptions>): ReturnType<Crm['readDeal']>;
  sample(connection: Connection, properties?: ReadOptions['properties']): ReturnType<Crm['sampleDeals']>;
}

/** An adapter to a stand-in in which the demo organisation has those features switched on or off. */
export function office(features: StandInSettings['features'] = {}): Office {
  const standIn = directStandIn({ seed: 7, instant: INSTANT, features });
  const metadata = memoryMetadata(now, ASKED);
  const salesforce = createRegistry({ budgets: memoryBudgets(), fetch: standIn.fetch })('salesforce');
  if (salesforce === null) throw new Error('no adapter for Salesforce');
  const signal = new AbortController().signal;
  return {
    standIn,
    salesforce,
    metadata,
    async connect(user = 'rep', org = DEMO_ORG) {
      const connection = await settled(salesforce.connect(TOKENS[user], { signal, metadata, now, org }));
      await vi.advanceTimersByTimeAsync(10_000);
      standIn.requests.clear();
      return connection;
    },
    read: (connection, ref, options = {}) =>
      settled(
        salesforce.readDeal(connection, ref, { signal, metadata, now, properties: ASKED, previous: null, ...options }),
      ),
    sample: (connection, properties = { deal: [], account: [] }) =>
      settled(salesforce.sampleDeals(connection, { signal, metadata, now, properties })),
  };
}

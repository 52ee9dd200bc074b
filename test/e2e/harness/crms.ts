import type { CrmId } from '../../../lib/record/ref.ts';
import type { ConnectCall } from '../../../lib/rpc.ts';
import type { Faults, Misbehaviour } from '../../crm/http/faults.ts';
import { keyRevoked, outage } from '../../crm/hubspot/api/faults.ts';
import { TOKENS } from '../../crm/hubspot/api/tokens.ts';
import { expired, maintenance } from '../../crm/salesforce/api/faults.ts';
import { CONSUMER_KEY } from '../../crm/salesforce/api/oauth/sign-in.ts';
import { salesforceId } from '../../crm/salesforce/ids.ts';
import { ORGS } from '../../crm/salesforce/settings.ts';
import type { StandInCrm } from '../../crm/server.ts';
import { DEMO, type DemoKey } from '../../crm/world/demo.ts';

/** The demo organisation in one CRM: where its pages are, what its records are called there and how it is connected. */
export interface TestCrm {
  readonly id: CrmId;
  /** The host of its pages. */
  readonly host: string;
  readonly org: string;
  /** The list of deals. */
  readonly listPath: string;
  /** The id of a deal of the world in this CRM. */
  dealId(worldId: string): string;
  /** The path of a deal of the world. */
  dealPath(worldId: string): string;
  demoPath(key: DemoKey): string;
  /** The call that connects it as its options do. */
  readonly connection: ConnectCall;
  /** What goes wrong with its API on demand. */
  faults(standIn: StandInCrm): Faults;
  /** Steps of reading a deal, by the request that is under way. */
  readonly steps: Readonly<Record<string, RegExp>>;
  /** Its answer while it is broken, and the answer to a key or session that no longer counts. */
  outage(): Misbehaviour;
  refused(): Misbehaviour;
}

function testCrm(crm: Omit<TestCrm, 'demoPath'>): TestCrm {
  return { ...crm, demoPath: (key) => crm.dealPath(DEMO[key].id) };
}

export const HUBSPOT: TestCrm = testCrm({
  id: 'hubspot',
  host: 'app.hubspot.com',
  org: '4711001',
  listPath: '/contacts/4711001/objects/0-3/views/all/list',
  dealId: (id) => id,
  dealPath: (id) => `/contacts/4711001/record/0-3/${id}`,
  connection: { crm: 'hubspot', token: TOKENS.demo },
  faults: ({ faults }) => faults,
  steps: {
    'the deal': /\/objects\/2026-09\/deals\/\d+/,
    'its people': /\/contacts\/batch\/read/,
    'its activity': /\/emails\/batch\/read/,
  },
  outage,
  refused: keyRevoked,
});

const opportunityId = (id: string) => salesforceId('Opportunity', id);

export const SALESFORCE: TestCrm = testCrm({
  id: 'salesforce',
  host: ORGS.demo.uiHost,
  org: ORGS.demo.apiHost,
  listPath: '/lightning/o/Opportunity/list?filterName=AllOpportunities',
  dealId: opportunityId,
  dealPath: (id) => `/lightning/r/Opportunity/${opportunityId(id)}/view`,
  connection: {
    crm: 'salesforce',
    org: { crm: 'salesforce', org: ORGS.demo.apiHost },
    clientId: CONSUMER_KEY,
    browserSession: false,
  },
  faults: ({ salesforce }) => salesforce.faults,
  steps: { 'the deal with all that is about it': /\/composite$/ },
  outage: maintenance,
  refused: expired,
});

export const CRMS: readonly TestCrm[] = [HUBSPOT, SALESFORCE];

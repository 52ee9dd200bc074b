import type { CrmId } from '../../../lib/record/ref.ts';
import type { ConnectCall } from '../../../lib/rpc.ts';
import type { Faults, Misbehaviour } from '../../crm/http/faults.ts';
import type { RequestLog } from '../../crm/http/request-log.ts';
import * as hubSpotFaults from '../../crm/hubspot/api/faults.ts';
import { TOKENS } from '../../crm/hubspot/api/tokens.ts';
import * as salesforceFaults from '../../crm/salesforce/api/faults.ts';
import { CONSUMER_KEY } from '../../crm/salesforce/api/oauth/sign-in.ts';
import { salesforceId } from '../../crm/salesforce/ids.ts';
import { ORGS } from '../../crm/salesforce/settings.ts';
import type { StandIns } from '../../crm/server.ts';
import { DEMO, type DemoKey } from '../../crm/world/demo.ts';

/** People and keys that are kept from something, by what that is. */
export type Reader = 'noEmails' | 'noContacts' | 'rep';

/** The demo organisation in one CRM: where its pages are, what its records are called there and how it is connected. */
export interface TestCrm {
  readonly id: CrmId;
  /** As people call it. */
  readonly name: string;
  /** The host of its pages. */
  readonly host: string;
  readonly org: string;
  /** The list of deals. */
  readonly listPath: string;
  /** The id of a deal of the world in this CRM. */
  dealId(worldId: string): string;
  /** The path of a deal of the world. */
  dealPath(worldId: string): string;
  /** The id of a company of the world, or of its account, in this CRM. */
  accountId(worldId: string): string;
  /** Its path. */
  accountPath(worldId: string): string;
  /** The path of a contact of the world. */
  contactPath(worldId: string): string;
  demoPath(key: DemoKey): string;
  /** The call that connects it as its options do. */
  readonly connection: ConnectCall;
  /** Another organisation in the same CRM, elsewhere. */
  readonly second: Pick<TestCrm, 'host' | 'org' | 'dealId' | 'dealPath' | 'connection'>;
  /** The call that connects it for somebody who may not see everything. */
  connectionOf(standIn: StandIns, reader: Reader): ConnectCall;
  /** What goes wrong with its API on demand. */
  faults(standIn: StandIns): Faults;
  /** What its API was asked. */
  requests(standIn: StandIns): RequestLog;
  /** Steps of reading a deal, by the request that is under way. */
  readonly steps: Readonly<Record<string, RegExp>>;
  /** Its answer while it is broken. */
  outage(): Misbehaviour;
  /** Its answer to one request too many, after which it soon goes on. */
  hiccup(): Misbehaviour;
  /** Its answer once the requests of the day are used up. */
  spent(): Misbehaviour;
  /** From now on it takes the key or session no more, nor gives a new one unasked; `accept` undoes that. */
  refuse(standIn: StandIns): void;
  accept(standIn: StandIns): void;
}

function testCrm(crm: Omit<TestCrm, 'demoPath'>): TestCrm {
  return { ...crm, demoPath: (key) => crm.dealPath(DEMO[key].id) };
}

const HUBSPOT_KEYS: Record<Reader, string> = {
  noEmails: TOKENS.noSalesEmail,
  noContacts: TOKENS.noContacts,
  rep: TOKENS.demo,
};

export const HUBSPOT: TestCrm = testCrm({
  id: 'hubspot',
  name: 'HubSpot',
  host: 'app.hubspot.com',
  org: '4711001',
  listPath: '/contacts/4711001/objects/0-3/views/all/list',
  dealId: (id) => id,
  dealPath: (id) => `/contacts/4711001/record/0-3/${id}`,
  accountId: (id) => id,
  accountPath: (id) => `/contacts/4711001/record/0-2/${id}`,
  contactPath: (id) => `/contacts/4711001/record/0-1/${id}`,
  connection: { crm: 'hubspot', token: TOKENS.demo },
  second: {
    host: 'app-eu1.hubspot.com',
    org: '4711002',
    dealId: (id) => id,
    dealPath: (id) => `/contacts/4711002/record/0-3/${id}`,
    connection: { crm: 'hubspot', token: TOKENS.second },
  },
  connectionOf: (_, reader) => ({ crm: 'hubspot', token: HUBSPOT_KEYS[reader] }),
  faults: ({ faults }) => faults,
  requests: ({ requests }) => requests,
  steps: {
    'the deal': /\/objects\/2026-09\/deals\/\d+/,
    'its people': /\/contacts\/batch\/read/,
    'its activity': /\/emails\/batch\/read/,
  },
  outage: hubSpotFaults.outage,
  hiccup: () => hubSpotFaults.limitReached('TEN_SECONDLY_ROLLING', 1),
  spent: () => hubSpotFaults.limitReached('DAILY'),
  refuse: ({ faults }) => void faults.add({ fault: hubSpotFaults.keyRevoked() }),
  accept: ({ faults }) => faults.clear(),
});

const opportunityId = (id: string) => salesforceId('Opportunity', id);
const salesforceAccountId = (id: string) => salesforceId('Account', id);
const secondOpportunityId = (id: string) => salesforceId('Opportunity', id, 'second');

function signInTo(org: string): ConnectCall {
  return { crm: 'salesforce', org: { crm: 'salesforce', org }, clientId: CONSUMER_KEY, browserSession: false };
}

export const SALESFORCE: TestCrm = testCrm({
  id: 'salesforce',
  name: 'Salesforce',
  host: ORGS.demo.uiHost,
  org: ORGS.demo.apiHost,
  listPath: '/lightning/o/Opportunity/list?filterName=AllOpportunities',
  dealId: opportunityId,
  dealPath: (id) => `/lightning/r/Opportunity/${opportunityId(id)}/view`,
  accountId: salesforceAccountId,
  accountPath: (id) => `/lightning/r/Account/${salesforceAccountId(id)}/view`,
  contactPath: (id) => `/lightning/r/Contact/${salesforceId('Contact', id)}/view`,
  connection: signInTo(ORGS.demo.apiHost),
  second: {
    host: ORGS.second.uiHost,
    org: ORGS.second.apiHost,
    dealId: secondOpportunityId,
    dealPath: (id) => `/lightning/r/Opportunity/${secondOpportunityId(id)}/view`,
    connection: signInTo(ORGS.second.apiHost),
  },
  connectionOf: ({ salesforce }, reader) => {
    salesforce.signIn.demo.browserUser = reader;
    return signInTo(ORGS.demo.apiHost);
  },
  faults: ({ salesforce }) => salesforce.faults,
  requests: ({ salesforce }) => salesforce.requests,
  steps: { 'the deal with all that is about it': /\/composite$/ },
  outage: salesforceFaults.maintenance,
  hiccup: salesforceFaults.maintenance,
  spent: salesforceFaults.limitReached,
  refuse: ({ salesforce }) => {
    for (const session of salesforce.sessions.values()) session.refused = 'expired';
    salesforce.signIn.demo.browserUser = null;
  },
  accept: ({ salesforce }) => {
    for (const session of salesforce.sessions.values()) session.refused = null;
    salesforce.signIn.demo.browserUser = 'rep';
  },
});

export const CRMS: readonly TestCrm[] = [HUBSPOT, SALESFORCE];

import { type OrgKey, salesforceId } from '../ids.ts';
import { ORGS } from '../settings.ts';

/** What one user may see, as permissions and field-level security say. */
export interface Access {
  org: OrgKey;
  /** The user in the world. */
  user: string;
  /** Objects that the user may not read at all. */
  hiddenObjects: readonly string[];
  /** Fields that the user may not see, by object. */
  hiddenFields: Readonly<Record<string, readonly string[]>>;
  /** False where the user's profile lacks "API Enabled". */
  apiEnabled: boolean;
}

function access(more: Partial<Access> = {}): Access {
  return { org: 'demo', user: '501', hiddenObjects: [], hiddenFields: {}, apiEnabled: true, ...more };
}

/** The users of the stand-in organisations by what they are for. */
export const USERS = {
  rep: access(),
  second: access({ org: 'second' }),
  hiddenFields: access({
    user: '502',
    hiddenFields: { Opportunity: ['Amount', 'ExpectedRevenue', 'NextStep', 'Budget_Confirmed__c'], Contact: ['Title'] },
  }),
  noContacts: access({ user: '503', hiddenObjects: ['Contact'] }),
  noEmails: access({ user: '504', hiddenObjects: ['EmailMessage', 'EmailMessageRelation'] }),
  noHistory: access({ user: '505', hiddenObjects: ['OpportunityFieldHistory', 'OpportunityHistory'] }),
  noAccounts: access({ user: '506', hiddenObjects: ['Account'] }),
  noOpportunities: access({ user: '507', hiddenObjects: ['Opportunity', 'OpportunityContactRole'] }),
  noApi: access({ user: '508', apiEnabled: false }),
  noCases: access({ user: '509', hiddenObjects: ['Case'] }),
  hiddenUse: access({
    user: '510',
    hiddenFields: { Account: ['Weekly_Active_Users__c', 'Feature_Adoption__c', 'Licences__c'] },
  }),
} as const satisfies Record<string, Access>;

export type UserKey = keyof typeof USERS;

/** A session of a user, as an access token stands for it. */
export interface Session {
  access: Access;
  /** Why it no longer works; null while it does. */
  refused: 'expired' | 'not_valid_for_rest' | null;
  /** What the token was granted for, as OAuth writes it. */
  scope: string;
}

/** An access token as Salesforce makes them: the organisation's id, an exclamation mark, and the secret. */
export function accessToken({ org }: Access, secret: string): string {
  return `${salesforceId('Organization', ORGS[org].number, org).slice(0, 15)}!AQEAQ.${secret}`;
}

/** The access tokens that every stand-in knows from the start, by user. */
export const TOKENS: Record<UserKey, string> = {
  rep: accessToken(USERS.rep, 'rep'),
  second: accessToken(USERS.second, 'second'),
  hiddenFields: accessToken(USERS.hiddenFields, 'hiddenFields'),
  noContacts: accessToken(USERS.noContacts, 'noContacts'),
  noEmails: accessToken(USERS.noEmails, 'noEmails'),
  noHistory: accessToken(USERS.noHistory, 'noHistory'),
  noAccounts: accessToken(USERS.noAccounts, 'noAccounts'),
  noOpportunities: accessToken(USERS.noOpportunities, 'noOpportunities'),
  noApi: accessToken(USERS.noApi, 'noApi'),
  noCases: accessToken(USERS.noCases, 'noCases'),
  hiddenUse: accessToken(USERS.hiddenUse, 'hiddenUse'),
};

/** The cookie that a browser holds at the My Domain while the user is signed in to the pages. */
export function sessionCookie(user: UserKey): string {
  return `sid=${TOKENS[user]}; Path=/; Secure; HttpOnly; SameSite=None`;
}

/** The key of a user as these tests name them; null for a name that is none. */
export function userKey(name: string | null): UserKey | null {
  const keys: UserKey[] = Object.keys(USERS).filter((key): key is UserKey => key in USERS);
  return keys.find((key) => key === name) ?? null;
}

/** A fresh table of sessions by access token; tests may change an entry, as to end a session between two requests. */
export function sessionTable(): Map<string, Session> {
  const keys: UserKey[] = Object.keys(USERS).filter((key): key is UserKey => key in USERS);
  return new Map(keys.map((key) => [TOKENS[key], { access: USERS[key], refused: null, scope: 'api id' }]));
}

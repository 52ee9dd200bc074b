import type { OrgKey } from '../ids.ts';

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
} as const satisfies Record<string, Access>;

export type UserKey = keyof typeof USERS;

/** A session of a user, as an access token stands for it. */
export interface Session {
  access: Access;
  /** Why it no longer works; null while it does. */
  refused: 'expired' | 'not_valid_for_rest' | null;
}

/** The access tokens that every stand-in knows from the start, by user. */
export const TOKENS: Record<UserKey, string> = {
  rep: '00D4711001!AQEAQ.rep',
  second: '00D4711002!AQEAQ.second',
  hiddenFields: '00D4711001!AQEAQ.hiddenFields',
  noContacts: '00D4711001!AQEAQ.noContacts',
  noEmails: '00D4711001!AQEAQ.noEmails',
  noHistory: '00D4711001!AQEAQ.noHistory',
  noAccounts: '00D4711001!AQEAQ.noAccounts',
  noOpportunities: '00D4711001!AQEAQ.noOpportunities',
  noApi: '00D4711001!AQEAQ.noApi',
};

/** A fresh table of sessions by access token; tests may change an entry, as to end a session between two requests. */
export function sessionTable(): Map<string, Session> {
  const keys: UserKey[] = Object.keys(USERS).filter((key): key is UserKey => key in USERS);
  return new Map(keys.map((key) => [TOKENS[key], { access: USERS[key], refused: null }]));
}

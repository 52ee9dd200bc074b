import { type OrgRef, orgKey } from '../../record/ref.ts';
import { type Crm, CrmError } from '../crm.ts';
import type { CrmEnvironment } from '../environment.ts';
import { type Client, createClient, PRIORITY } from '../http.ts';
import { connect } from './connect.ts';
import { dialect } from './dialect.ts';
import { isApiHost } from './hosts.ts';
import { revoke, signIn } from './oauth.ts';
import { orgMetadata } from './org-metadata.ts';
import { readAccount } from './read-account.ts';
import { readContact } from './read-contact.ts';
import { readDeal } from './read-deal.ts';
import { sampleDeals } from './sample.ts';

/** The cookie in which a browser keeps its session at an API host. */
const SESSION_COOKIE = 'sid';

/** Salesforce as Plumbline reads it, with one polite client for each org and token. */
export function createSalesforce(environment: CrmEnvironment): Crm {
  const { budgets, fetch = globalThis.fetch.bind(globalThis) } = environment;
  const clients = new Map<string, { token: string; client: Client }>();

  function clientOf({ org, token }: { org: OrgRef; token: string }): Client {
    // Whatever names an org, a token goes to Salesforce's own hosts and nowhere else.
    if (!isApiHost(org.org)) throw new CrmError({ kind: 'not_connected' });
    const key = orgKey(org);
    const existing = clients.get(key);
    if (existing?.token === token) return existing.client;
    const client = createClient({
      origin: `https://${org.org}`,
      token,
      budgetKey: `budget:${key}`,
      budgets,
      timeZone: 'UTC',
      dialect,
      fetch,
    });
    clients.set(key, { token, client });
    return client;
  }

  return {
    id: 'salesforce',

    async connect(token, { org, ...options }) {
      if (org === undefined) throw new CrmError({ kind: 'not_connected' });
      if (!/^[\x21-\x7e]+$/.test(token)) throw new CrmError({ kind: 'signed_out', detail: null });
      const session = clientOf({ org, token }).open({ signal: options.signal, priority: PRIORITY.front });
      return connect(session, org, token, options);
    },

    async signIn(app, { interactive, signal }) {
      const browser = environment.signIn;
      if (browser === undefined || !isApiHost(app.org.org)) throw new CrmError({ kind: 'not_connected' });
      return signIn({ app, interactive, signal, browser, fetch });
    },

    signOut: async ({ org, token }, signal) => isApiHost(org.org) && revoke(org.org, token, { fetch, signal }),

    async browserSession(org) {
      const sid = isApiHost(org.org) ? await environment.cookie?.(org.org, SESSION_COOKIE) : null;
      if (!sid) throw new CrmError({ kind: 'signed_out', detail: null });
      return sid;
    },

    readDeal: async (connection, ref, options) => readDeal(clientOf(connection), connection, ref, options),

    async orgMetadata(connection, options) {
      const session = clientOf(connection).open({ signal: options.signal, priority: PRIORITY.front });
      return orgMetadata(session, connection.org, options);
    },

    readAccount: async (connection, ref, options) => readAccount(clientOf(connection), connection, ref, options),

    readContact: async (connection, ref, options) => readContact(clientOf(connection), connection, ref, options),

    async sampleDeals(connection, options) {
      const session = clientOf(connection).open({ signal: options.signal, priority: PRIORITY.background });
      return sampleDeals(session, connection, options);
    },
  };
}

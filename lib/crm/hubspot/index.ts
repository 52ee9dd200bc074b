import { orgKey } from '../../record/ref.ts';
import { type Connection, type Crm, CrmError } from '../crm.ts';
import type { CrmEnvironment } from '../environment.ts';
import { type Client, type ClientOptions, createClient, PRIORITY } from '../http.ts';
import { untilOver } from '../reading.ts';
import { originOf } from './api.ts';
import { connect, isToken, readPortal } from './connect.ts';
import { dialect } from './dialect.ts';
import { orgMetadata } from './org-metadata.ts';
import { readAccount } from './read-account.ts';
import { readContact } from './read-contact.ts';
import { readDeal } from './read-deal.ts';
import { sampleDeals } from './sample.ts';

/** The budget of a single check, kept nowhere. */
const UNKNOWN_PORTAL = {
  budgetKey: 'budget:hubspot:new',
  budgets: { get: async () => null, put: async () => undefined },
} as const;

/** HubSpot as Plumbline reads it, with one polite client for each portal and token. */
export function createHubSpot({ budgets, fetch = globalThis.fetch.bind(globalThis) }: CrmEnvironment): Crm {
  const clients = new Map<string, { token: string; client: Client }>();

  function newClient(budget: Pick<ClientOptions, 'budgetKey' | 'budgets'>, token: string, timeZone: string): Client {
    return createClient({ ...budget, origin: originOf(token), token, timeZone, dialect, fetch });
  }

  function clientOf({ org, token, timeZone }: Pick<Connection, 'org' | 'token' | 'timeZone'>): Client {
    const key = orgKey(org);
    const existing = clients.get(key);
    if (existing?.token === token) return existing.client;
    const client = newClient({ budgetKey: `budget:${key}`, budgets }, token, timeZone);
    clients.set(key, { token, client });
    return client;
  }

  return {
    id: 'hubspot',

    async connect(token, options) {
      if (!isToken(token)) throw new CrmError({ kind: 'signed_out', detail: null });
      const purpose = { signal: options.signal, priority: PRIORITY.front };
      // Which portal's budget a token counts against is known only after it has been asked; no other portal's is to hold it up.
      const stranger = newClient(UNKNOWN_PORTAL, token, 'UTC');
      const account = await readPortal(stranger.open(purpose));
      const org = { crm: 'hubspot', org: account.portalId } as const;
      const session = clientOf({ org, token, timeZone: account.timeZone }).open(purpose);
      return connect(session, token, account, options);
    },

    readDeal: (connection, ref, options) =>
      untilOver(options, (own) => readDeal(clientOf(connection), connection, ref, own)),

    orgMetadata(connection, options) {
      const session = clientOf(connection).open({ signal: options.signal, priority: PRIORITY.front });
      return orgMetadata(session, connection.org, options);
    },

    readAccount: (connection, ref, options) =>
      untilOver(options, (own) => readAccount(clientOf(connection), connection, ref, own)),

    readContact: (connection, ref, options) =>
      untilOver(options, (own) => readContact(clientOf(connection), connection, ref, own)),

    sampleDeals: (connection, options) =>
      untilOver(options, (own) => {
        const session = clientOf(connection).open({ signal: own.signal, priority: PRIORITY.background });
        return sampleDeals(session, connection, own);
      }),
  };
}

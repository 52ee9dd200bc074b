import { orgKey } from '../../record/ref.ts';
import { type Connection, type Crm, CrmError } from '../crm.ts';
import type { CrmEnvironment } from '../environment.ts';
import { type Client, createClient, PRIORITY } from '../http.ts';
import { originOf } from './api.ts';
import { connect, isToken, readPortal } from './connect.ts';
import { dialect } from './dialect.ts';
import { orgMetadata } from './org-metadata.ts';
import { readAccount } from './read-account.ts';
import { readContact } from './read-contact.ts';
import { readDeal } from './read-deal.ts';
import { sampleDeals } from './sample.ts';

/** HubSpot as Plumbline reads it, with one polite client for each portal and token. */
export function createHubSpot({ budgets, fetch = globalThis.fetch.bind(globalThis) }: CrmEnvironment): Crm {
  const clients = new Map<string, { token: string; client: Client }>();

  function newClient(budgetKey: string, token: string, timeZone: string): Client {
    return createClient({ origin: originOf(token), token, budgetKey, budgets, timeZone, dialect, fetch });
  }

  function clientOf({ org, token, timeZone }: Pick<Connection, 'org' | 'token' | 'timeZone'>): Client {
    const key = orgKey(org);
    const existing = clients.get(key);
    if (existing?.token === token) return existing.client;
    const client = newClient(`budget:${key}`, token, timeZone);
    clients.set(key, { token, client });
    return client;
  }

  return {
    id: 'hubspot',

    async connect(token, options) {
      if (!isToken(token)) throw new CrmError({ kind: 'signed_out', detail: null });
      const purpose = { signal: options.signal, priority: PRIORITY.front };
      // Which portal's budget a token counts against is known only after it has been asked.
      const stranger = newClient('budget:hubspot:new', token, 'UTC');
      const account = await readPortal(stranger.open(purpose));
      const org = { crm: 'hubspot', org: account.portalId } as const;
      const session = clientOf({ org, token, timeZone: account.timeZone }).open(purpose);
      return connect(session, token, account, options);
    },

    readDeal: (connection, ref, options) => readDeal(clientOf(connection), connection, ref, options),

    orgMetadata(connection, options) {
      const session = clientOf(connection).open({ signal: options.signal, priority: PRIORITY.front });
      return orgMetadata(session, connection.org, options);
    },

    readAccount: (connection, ref, options) => readAccount(clientOf(connection), connection, ref, options),

    readContact: (connection, ref, options) => readContact(clientOf(connection), connection, ref, options),

    sampleDeals(connection, options) {
      const session = clientOf(connection).open({ signal: options.signal, priority: PRIORITY.background });
      return sampleDeals(session, connection, options);
    },
  };
}

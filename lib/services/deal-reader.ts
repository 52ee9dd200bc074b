import type { Blueprint } from '../blueprint/blueprint.ts';
import { type Connection, type Crm, CrmError, type MetadataCache } from '../crm/crm.ts';
import type { CrmId, OrgRef } from '../record/ref.ts';
import type { Instant } from '../record/time.ts';
import type { ConnectionService } from './connect.ts';
import { failureOf } from './failure.ts';
import type { ReadDeal } from './records.ts';

/** Reads deals with the organisation's own connection, and notes what the CRM says of its key. */
export function createDealReader(options: {
  connections: ConnectionService;
  crmOf: (id: CrmId) => Crm | null;
  metadata: MetadataCache;
  properties: () => Promise<Blueprint['properties']>;
  now: () => Instant;
}): ReadDeal {
  const { connections, crmOf, metadata, properties, now } = options;

  /** Reads with the connection; once more with another one where the CRM no longer takes the token, and never in a loop. */
  async function readWith<T>(
    org: OrgRef,
    signal: AbortSignal,
    read: (connection: Connection) => Promise<T>,
  ): Promise<T> {
    // Getting a connection may find that somebody else is signed in, which ends the readings under way.
    const begin = (connection: Connection) => {
      signal.throwIfAborted();
      return read(connection);
    };
    try {
      return await begin(await connections.use(org));
    } catch (error) {
      const renewed = failureOf(error).kind === 'signed_out' ? await connections.renew(org) : null;
      if (!renewed) throw error;
      return begin(renewed);
    }
  }

  return async (ref, previous, { signal, onPartial }) => {
    const org: OrgRef = { crm: ref.crm, org: ref.org };
    const crm = crmOf(ref.crm);
    if (!crm) throw new CrmError({ kind: 'not_connected' });
    const options = { signal, metadata, properties: await properties(), now, previous, onPartial };
    try {
      const { snapshot, report } = await readWith(org, signal, (connection) => crm.readDeal(connection, ref, options));
      await connections.note(org, null);
      return { snapshot, requests: report.requests };
    } catch (error) {
      const failure = failureOf(error);
      await connections.note(org, failure);
      throw new CrmError(failure, { cause: error });
    }
  };
}

import type { Blueprint } from '../blueprint/blueprint.ts';
import { type Crm, CrmError, type MetadataCache } from '../crm/crm.ts';
import type { CrmId, OrgRef } from '../record/ref.ts';
import type { Instant } from '../record/time.ts';
import type { ConnectionService } from './connect.ts';
import { failureOf } from './failure.ts';
import { readWith } from './read-with.ts';
import type { ReadDeal } from './records.ts';

/** Reads deals with the organisation's own connection, and notes what the CRM says of its key. */
export function createDealReader(options: {
  connections: ConnectionService;
  crmOf: (id: CrmId) => Crm | null;
  metadata: MetadataCache;
  /** What a CRM is asked for beside its own fields. */
  properties: (crm: CrmId) => Promise<Blueprint['properties']>;
  now: () => Instant;
}): ReadDeal {
  const { connections, crmOf, metadata, properties, now } = options;

  return async (ref, previous, { signal, onPartial }) => {
    const org: OrgRef = { crm: ref.crm, org: ref.org };
    const crm = crmOf(ref.crm);
    if (!crm) throw new CrmError({ kind: 'not_connected' });
    const options = { signal, metadata, properties: await properties(ref.crm), now, previous, onPartial };
    try {
      const { snapshot, report } = await readWith(connections, org, signal, (connection) =>
        crm.readDeal(connection, ref, options),
      );
      await connections.note(org, null);
      return { snapshot, requests: report.requests };
    } catch (error) {
      const failure = failureOf(error);
      await connections.note(org, failure);
      throw new CrmError(failure, { cause: error });
    }
  };
}

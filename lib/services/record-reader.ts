import type { Blueprint } from '../blueprint/blueprint.ts';
import { type Connection, type Crm, CrmError, type MetadataCache, type Reading, type ReadOptions } from '../crm/crm.ts';
import { type CrmId, orgOf, type RecordRef } from '../record/ref.ts';
import type { Instant } from '../record/time.ts';
import type { ConnectionService } from './connect.ts';
import { failureOf } from './failure.ts';
import { readWith } from './read-with.ts';

/** Reads a record from its CRM: the partial snapshot on the way, the whole one in the end. Throws `CrmError`. */
export type ReadRecord<S> = (
  ref: RecordRef,
  previous: Reading<S> | null,
  options: { signal: AbortSignal; onPartial: (snapshot: S) => void },
) => Promise<Reading<S>>;

/** Whom readings of every kind ask, and with what. */
export interface ReaderGround {
  connections: ConnectionService;
  crmOf: (id: CrmId) => Crm | null;
  metadata: MetadataCache;
  now: () => Instant;
}

/** What is read of one kind of record. */
export interface Asking<S> {
  /** What a CRM is asked for beside its own fields. */
  properties: (crm: CrmId) => Promise<Blueprint['properties']>;
  read: (crm: Crm, connection: Connection, ref: RecordRef, options: ReadOptions<S>) => Promise<Reading<S>>;
}

/** Reads records of one kind with the organisation's own connection, and notes what the CRM says of its key. */
export function createReader<S>(ground: ReaderGround, { properties, read }: Asking<S>): ReadRecord<S> {
  const { connections, crmOf, metadata, now } = ground;

  return async (ref, previous, { signal, onPartial }) => {
    const org = orgOf(ref);
    const crm = crmOf(ref.crm);
    if (!crm) throw new CrmError({ kind: 'not_connected' });
    const options = { signal, metadata, properties: await properties(ref.crm), now, previous, onPartial };
    try {
      const reading = await readWith(connections, org, signal, (connection) => read(crm, connection, ref, options));
      await connections.note(org, null);
      return reading;
    } catch (error) {
      const failure = failureOf(error);
      // A key that may not read deals is of no use; one that may not read another kind lacks that kind alone.
      const isOfKey = failure.kind !== 'forbidden' || ref.kind === 'deal';
      if (isOfKey) await connections.note(org, failure);
      throw new CrmError(failure, { cause: error });
    }
  };
}

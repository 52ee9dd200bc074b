import { type Connection, CrmError } from '../crm/crm.ts';
import type { OrgRef } from '../record/ref.ts';
import type { ConnectionService } from './connect.ts';

/** Reads with the connection; once more with another one where the CRM no longer takes the token, and never in a loop. */
export async function readWith<T>(
  connections: Pick<ConnectionService, 'use' | 'renew'>,
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
    const isSignedOut = error instanceof CrmError && error.failure.kind === 'signed_out';
    const renewed = isSignedOut ? await connections.renew(org) : null;
    if (!renewed) throw error;
    return begin(renewed);
  }
}

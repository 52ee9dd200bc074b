import type { DBSchema } from 'idb';
import { z } from 'zod';
import { Gap } from '../record/gap.ts';
import { OrgRef, orgKey } from '../record/ref.ts';
import { Instant } from '../record/time.ts';
import type { Area } from './area.ts';
import { type DatabasePlan, databaseOf } from './database.ts';

/** What is kept of a connection, its token included: only the background ever reads it. */
export const KeptConnection = z.object({
  org: OrgRef,
  token: z.string().min(1),
  timeZone: z.string(),
  currency: z.string(),
  uiHost: z.string(),
  scopes: z.array(z.string()).nullable(),
  gaps: z.array(Gap),
  setBy: z.enum(['user', 'policy']),
  checkedAt: Instant,
  state: z.enum(['ok', 'signed_out', 'forbidden']).describe('What the CRM said of the token the last time'),
});
export type KeptConnection = z.infer<typeof KeptConnection>;

interface ConnectionsSchema extends DBSchema {
  connections: { key: string; value: { key: string; connection: unknown } };
}

/** Apart from the cache, so that a broken cache never costs a key. */
export const CONNECTIONS_DATABASE: DatabasePlan<ConnectionsSchema> = {
  name: 'plumbline-connections',
  stores: ['connections'],
  migrations: [
    (database) => {
      database.createObjectStore('connections', { keyPath: 'key' });
    },
  ],
};

export interface Connections {
  all(): Promise<KeptConnection[]>;
  of(org: OrgRef): Promise<KeptConnection | null>;
  keep(connection: KeptConnection): Promise<void>;
  forget(org: OrgRef): Promise<void>;
}

const SESSION_KEY = 'connections';

function parsed(values: unknown[]): KeptConnection[] {
  return values.flatMap((value) => {
    const connection = KeptConnection.safeParse(value);
    return connection.success ? [connection.data] : [];
  });
}

/**
 * Connections on disk, one an organisation; where the disk refuses, in `session` (memory that outlives the worker), so
 * that the key has to be given again only after a restart of the browser.
 */
export function createConnections(session: Area): Connections {
  const database = databaseOf(CONNECTIONS_DATABASE);

  async function inSession(): Promise<KeptConnection[]> {
    const values = z.array(z.unknown()).safeParse((await session.get(SESSION_KEY))[SESSION_KEY]);
    return parsed(values.success ? values.data : []);
  }

  async function onDisk(): Promise<KeptConnection[]> {
    try {
      return parsed((await (await database()).getAll('connections')).map((row) => row.connection));
    } catch {
      return [];
    }
  }

  async function setSession(change: (connections: KeptConnection[]) => KeptConnection[]): Promise<void> {
    await session.set({ [SESSION_KEY]: change(await inSession()) });
  }

  const others = (org: OrgRef) => (connections: KeptConnection[]) =>
    connections.filter((connection) => orgKey(connection.org) !== orgKey(org));

  async function all(): Promise<KeptConnection[]> {
    const fromSession = await inSession();
    const taken = new Set(fromSession.map((connection) => orgKey(connection.org)));
    return [...fromSession, ...(await onDisk()).filter((connection) => !taken.has(orgKey(connection.org)))];
  }

  return {
    all,
    of: async (org) => (await all()).find((connection) => orgKey(connection.org) === orgKey(org)) ?? null,
    keep: async (connection) => {
      try {
        await (await database()).put('connections', { key: orgKey(connection.org), connection });
        await setSession(others(connection.org));
      } catch {
        await setSession((connections) => [...others(connection.org)(connections), connection]);
      }
    },
    forget: async (org) => {
      await setSession(others(org));
      const disk = await database().catch(() => null);
      await disk?.delete('connections', orgKey(org));
    },
  };
}

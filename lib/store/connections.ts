import type { DBSchema, IDBPDatabase } from 'idb';
import { z } from 'zod';
import { Gap } from '../record/gap.ts';
import { OrgRef, orgKey } from '../record/ref.ts';
import { Instant } from '../record/time.ts';
import type { Area } from './area.ts';
import { type DatabasePlan, databaseOf } from './database.ts';
import { type Feeds, KeptFeed } from './feeds.ts';
import { createKeepsakes, type Drawer, type Keepsakes } from './keepsakes.ts';

/** What is kept of a connection, its token included: only the background ever reads it. */
export const KeptConnection = z.object({
  org: OrgRef,
  token: z.string().min(1).nullable().describe('Null where the browser’s own session is used, which is never kept'),
  reader: z.string().nullable().default(null).describe('Whom the token reads as; null for keys'),
  session: z
    .string()
    .nullable()
    .default(null)
    .describe('Digest of the browser’s own session that was checked, to know another one by'),
  timeZone: z.string(),
  currency: z.string(),
  uiHost: z.string(),
  scopes: z.array(z.string()).nullable(),
  gaps: z.array(Gap),
  setBy: z.enum(['user', 'policy']),
  checkedAt: Instant,
  state: z
    .enum(['ok', 'signed_out', 'forbidden', 'app_blocked', 'api_access_control', 'api_disabled', 'ip_locked'])
    .describe('What the CRM said of the token the last time'),
  signedIn: z.boolean().default(false).describe('Whether it came of a sign-in: it then ends with the browser'),
});
export type KeptConnection = z.infer<typeof KeptConnection>;

/** Where people sign in to an organisation instead of giving a key. */
export const KeptApp = z.object({
  org: OrgRef,
  clientId: z
    .string()
    .min(1)
    .nullable()
    .describe('Public id of the organisation’s app; null for the browser’s session'),
  browserSession: z.boolean(),
  setBy: z.enum(['user', 'policy']),
  reader: z.string().nullable().default(null).describe('Who was signed in last: what is kept was read as them'),
});
export type KeptApp = z.infer<typeof KeptApp>;

interface ConnectionsSchema extends DBSchema {
  connections: { key: string; value: { key: string; connection: unknown } };
  apps: { key: string; value: { key: string; app: unknown } };
  feeds: { key: string; value: { key: string; feed: unknown } };
}

/** Apart from the cache, so that a broken cache never costs a key. */
export const CONNECTIONS_DATABASE: DatabasePlan<ConnectionsSchema> = {
  name: 'plumbline-connections',
  stores: ['connections', 'apps', 'feeds'],
  migrations: [
    (database) => {
      database.createObjectStore('connections', { keyPath: 'key' });
    },
    (database) => {
      database.createObjectStore('apps', { keyPath: 'key' });
    },
    (database) => {
      database.createObjectStore('feeds', { keyPath: 'key' });
    },
  ],
};

/** Connections, one an organisation: keys on disk, what came of a sign-in only as long as the browser runs. */
export type Connections = Keepsakes<KeptConnection>;

/** Apps to sign in with, one an organisation, on disk. */
export type Apps = Keepsakes<KeptApp>;

type Open = () => Promise<IDBPDatabase<ConnectionsSchema>>;

function connectionDrawer(open: Open): Drawer {
  return {
    values: async () => (await (await open()).getAll('connections')).map((row) => row.connection),
    put: async (key, connection) => void (await (await open()).put('connections', { key, connection })),
    delete: async (key) => (await open()).delete('connections', key),
  };
}

function appDrawer(open: Open): Drawer {
  return {
    values: async () => (await (await open()).getAll('apps')).map((row) => row.app),
    put: async (key, app) => void (await (await open()).put('apps', { key, app })),
    delete: async (key) => (await open()).delete('apps', key),
  };
}

function feedDrawer(open: Open): Drawer {
  return {
    values: async () => (await (await open()).getAll('feeds')).map((row) => row.feed),
    put: async (key, feed) => void (await (await open()).put('feeds', { key, feed })),
    delete: async (key) => (await open()).delete('feeds', key),
  };
}

/** What has keys and tokens, over one database; `session` takes what may not, or cannot, lie on disk. */
export function createConnections(session: Area): { connections: Connections; apps: Apps; feeds: Feeds } {
  const open = databaseOf(CONNECTIONS_DATABASE);
  const byOrg = { idOf: ({ org }: { org: OrgRef }) => org, keyOf: orgKey, session };
  return {
    connections: createKeepsakes({
      ...byOrg,
      schema: KeptConnection,
      drawer: connectionDrawer(open),
      sessionKey: 'connections',
      isShortLived: ({ signedIn }) => signedIn,
    }),
    apps: createKeepsakes({
      ...byOrg,
      schema: KeptApp,
      drawer: appDrawer(open),
      sessionKey: 'apps',
      isShortLived: () => false,
    }),
    feeds: createKeepsakes({
      schema: KeptFeed,
      idOf: ({ url }) => url,
      keyOf: (url: string) => url,
      drawer: feedDrawer(open),
      session,
      sessionKey: 'feeds',
      isShortLived: () => false,
    }),
  };
}

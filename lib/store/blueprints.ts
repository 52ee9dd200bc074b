import type { DBSchema } from 'idb';
import { z } from 'zod';
import { BlueprintOrigin, PublishFailure } from '../publishing.ts';
import { Instant, millis } from '../record/time.ts';
import { report } from '../report.ts';
import type { Area } from './area.ts';
import { type DatabasePlan, databaseOf } from './database.ts';

/** A blueprint that was put in force in this browser. */
export const KeptVersion = z.object({
  id: z.string(),
  digest: z.string().describe('SHA-256 of the text'),
  text: z.string(),
  name: z.string(),
  version: z.string(),
  origin: BlueprintOrigin,
  from: Instant,
  until: Instant.nullable(),
});
export type KeptVersion = z.infer<typeof KeptVersion>;

/** What the person chose, and how asking for it went. */
export const KeptChoice = z.object({
  chosen: BlueprintOrigin.nullable().describe('Null where nobody has chosen yet'),
  current: z.string().nullable().describe('Id of the version in force'),
  asked: z
    .object({
      origin: BlueprintOrigin,
      etag: z.string().nullable(),
      at: Instant.describe('When it was last asked'),
      goodAt: Instant.nullable().describe('When it last answered with what is in force'),
    })
    .nullable()
    .describe('The address that was last asked'),
  failure: z.object({ at: Instant, origin: BlueprintOrigin, failure: PublishFailure }).nullable(),
});
export type KeptChoice = z.infer<typeof KeptChoice>;

/** What is kept where nobody has chosen yet. */
export const NOTHING_CHOSEN: KeptChoice = { chosen: null, current: null, asked: null, failure: null };

type Row = { key: string; value: unknown };

interface BlueprintsSchema extends DBSchema {
  versions: { key: string; value: Row };
  choice: { key: string; value: Row };
}

/** Apart from the cache, so that a broken cache never costs a blueprint. */
export const BLUEPRINTS_DATABASE: DatabasePlan<BlueprintsSchema> = {
  name: 'plumbline-blueprints',
  stores: ['versions', 'choice'],
  migrations: [
    (database) => {
      database.createObjectStore('versions', { keyPath: 'key' });
      database.createObjectStore('choice', { keyPath: 'key' });
    },
  ],
};

/** Blueprints that were in force, and the choice of the one that is. What does not parse was never kept. */
export interface Blueprints {
  /** Null where the disk could not be read, as when it is late at the start of the browser: nobody knows what was chosen. */
  choice(): Promise<KeptChoice | null>;
  /** Keeps a choice, only until the browser ends where the one on the disk could not be read: that is not written over. */
  keepChoice(choice: KeptChoice): Promise<void>;
  version(id: string): Promise<KeptVersion | null>;
  /** All versions, the newest first. */
  versions(): Promise<KeptVersion[]>;
  keepVersion(version: KeptVersion): Promise<void>;
  dropVersion(id: string): Promise<void>;
}

type StoreName = 'versions' | 'choice';
const CHOICE = 'choice';

/** What lies under a key: `unread` where the disk could not be asked. */
type Found = { unread: false; value: unknown } | { unread: true };

/**
 * Rows on disk; those that the disk refuses, and those in whose place there may be others that could not be read, lie in
 * `session`, memory that outlives the worker.
 */
function createRows(session: Area) {
  const open = databaseOf(BLUEPRINTS_DATABASE);
  /** Places that could not be read: asked for once a worker, so that nobody waits for a disk that hangs again and again. */
  const unread = new Set<string>();
  const prefixOf = (store: StoreName) => `blueprints:${store}:`;

  async function inSession(store: StoreName): Promise<Map<string, unknown>> {
    const prefix = prefixOf(store);
    const items = Object.entries(await session.get(null)).filter(([key]) => key.startsWith(prefix));
    return new Map(items.map(([key, value]) => [key.slice(prefix.length), value]));
  }

  async function onDisk(store: StoreName, key: string): Promise<Found> {
    const place = prefixOf(store) + key;
    if (unread.has(place)) return { unread: true };
    try {
      return { unread: false, value: (await (await open()).get(store, key))?.value };
    } catch (error) {
      report('could not read its blueprint', error, 'warn');
      unread.add(place);
      return { unread: true };
    }
  }

  return {
    async get(store: StoreName, key: string): Promise<Found> {
      const place = prefixOf(store) + key;
      const found = await session.get(place);
      return place in found ? { unread: false, value: found[place] } : onDisk(store, key);
    },
    async all(store: StoreName): Promise<unknown[]> {
      const rows = await open().then(
        (database) => database.getAll(store),
        () => [],
      );
      const others = await inSession(store);
      return [...rows.filter(({ key }) => !others.has(key)).map(({ value }) => value), ...others.values()];
    },
    async put(store: StoreName, key: string, value: unknown): Promise<void> {
      const place = prefixOf(store) + key;
      if (unread.has(place)) return session.set({ [place]: value });
      try {
        await (await open()).put(store, { key, value });
        await session.remove(place);
      } catch (error) {
        report('keeps its blueprint only until the browser ends', error, 'warn');
        await session.set({ [place]: value });
      }
    },
    async delete(store: StoreName, key: string): Promise<void> {
      await session.remove(prefixOf(store) + key);
      await open().then(
        (database) => database.delete(store, key),
        () => undefined,
      );
    },
  };
}

/** Blueprints over their own database; `session` takes what cannot lie on disk. */
export function createBlueprints(session: Area): Blueprints {
  const rows = createRows(session);
  return {
    choice: async () => {
      const found = await rows.get('choice', CHOICE);
      if (found.unread) return null;
      const kept = KeptChoice.safeParse(found.value);
      return kept.success ? kept.data : NOTHING_CHOSEN;
    },
    keepChoice: (choice) => rows.put('choice', CHOICE, choice),
    version: async (id) => {
      const found = await rows.get('versions', id);
      const kept = KeptVersion.safeParse(found.unread ? null : found.value);
      return kept.success ? kept.data : null;
    },
    versions: async () => {
      const kept = (await rows.all('versions')).flatMap((value) => {
        const version = KeptVersion.safeParse(value);
        return version.success ? [version.data] : [];
      });
      return kept.toSorted((a, b) => millis(b.from) - millis(a.from));
    },
    keepVersion: (version) => rows.put('versions', version.id, version),
    dropVersion: (id) => rows.delete('versions', id),
  };
}

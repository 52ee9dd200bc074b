import type { DBSchema, IDBPDatabase } from 'idb';
import { type DatabasePlan, databaseOf } from './database.ts';
import { type Row, SHELVES, type ShelfName, type Shelves } from './shelf.ts';

type Shelf = { key: string; value: Row; indexes: { org: string; at: string } };

interface CacheSchema extends DBSchema {
  snapshots: Shelf;
  accounts: Shelf;
  contacts: Shelf;
  metadata: Shelf;
  samples: Shelf;
  benchmarks: Shelf;
}

/** A migration that adds shelves. */
function adds(names: readonly ShelfName[]): (database: IDBPDatabase<CacheSchema>) => void {
  return (database) => {
    for (const name of names) {
      const shelf = database.createObjectStore(name, { keyPath: 'key' });
      shelf.createIndex('org', 'org');
      shelf.createIndex('at', 'at');
    }
  };
}

/** The cache's database: all that is in it can be read anew from the CRM. */
export const CACHE_DATABASE: DatabasePlan<CacheSchema> = {
  name: 'plumbline',
  stores: SHELVES,
  migrations: [adds(['snapshots', 'metadata', 'samples', 'benchmarks']), adds(['accounts', 'contacts'])],
};

/** Shelves in the IndexedDB of the extension's origin. */
export function diskShelves(): Shelves {
  const database = databaseOf(CACHE_DATABASE);

  async function deleteRange(index: 'org' | 'at', range: IDBKeyRange): Promise<void> {
    const transaction = (await database()).transaction(SHELVES, 'readwrite');
    for (const name of SHELVES) {
      const shelf = transaction.objectStore(name);
      for (const key of await shelf.index(index).getAllKeys(range)) await shelf.delete(key);
    }
    await transaction.done;
  }

  return {
    get: async (shelf, key) => (await database()).get(shelf, key),
    keys: async (shelf) => (await database()).getAllKeys(shelf),
    put: async (shelf, row) => {
      await (await database()).put(shelf, row);
    },
    delete: async (shelf, key) => (await database()).delete(shelf, key),
    deleteOrg: (org) => deleteRange('org', IDBKeyRange.only(org)),
    deleteBefore: (moment) => deleteRange('at', IDBKeyRange.upperBound(moment, true)),
    clear: async () => {
      const transaction = (await database()).transaction(SHELVES, 'readwrite');
      await Promise.all([...SHELVES.map((name) => transaction.objectStore(name).clear()), transaction.done]);
    },
  };
}

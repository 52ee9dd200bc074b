import type { DBSchema, IDBPTransaction } from 'idb';
import { type DatabasePlan, databaseOf } from './database.ts';
import {
  SIGNAL_INDEXES,
  SIGNAL_STORES,
  type SignalDrawers,
  type SignalIndex,
  type SignalStoreName,
  type SignalsRow,
} from './signal-drawers.ts';

interface SignalsSchema extends DBSchema {
  signals: { key: string; value: SignalsRow; indexes: Record<SignalIndex | 'at', string> };
  quarantine: { key: string; value: SignalsRow; indexes: { at: string } };
  states: { key: string; value: SignalsRow };
  marks: { key: string; value: SignalsRow; indexes: { at: string } };
}

/** Apart from the cache: signals and the cursors behind them stand or fall together, so that none is lost between. */
const SIGNALS_DATABASE: DatabasePlan<SignalsSchema> = {
  name: 'plumbline-signals',
  stores: SIGNAL_STORES,
  migrations: [
    (database) => {
      const signals = database.createObjectStore('signals', { keyPath: 'key' });
      for (const index of [...SIGNAL_INDEXES, 'at'] as const) signals.createIndex(index, index);
      database.createObjectStore('quarantine', { keyPath: 'key' }).createIndex('at', 'at');
      database.createObjectStore('states', { keyPath: 'key' });
      database.createObjectStore('marks', { keyPath: 'key' }).createIndex('at', 'at');
    },
  ],
};

type Transaction = IDBPTransaction<SignalsSchema, SignalStoreName[], 'readwrite'>;

/** Drawers in the IndexedDB of the extension's origin. */
export function diskSignals(): SignalDrawers {
  const database = databaseOf(SIGNALS_DATABASE);

  /** All of the work is kept, or none of it. */
  async function changing(work: (transaction: Transaction) => Promise<unknown>): Promise<void> {
    const transaction = (await database()).transaction([...SIGNAL_STORES], 'readwrite');
    await Promise.all([work(transaction), transaction.done]);
  }

  return {
    get: async (store, keys) => {
      const reading = (await database()).transaction(store).store;
      return (await Promise.all(keys.map((key) => reading.get(key)))).filter((row) => row !== undefined);
    },
    all: async (store) => (await database()).getAll(store),
    find: async (index, value) => (await database()).getAllFromIndex('signals', index, value),
    counts: async (name) => {
      const index = (await database()).transaction('signals').store.index(name);
      const counts = new Map<string, number>();
      for (let at = await index.openKeyCursor(null, 'nextunique'); at; at = await at.continue()) {
        counts.set(at.key, await index.count(at.key));
      }
      return counts;
    },
    write: (rows) =>
      changing((transaction) => Promise.all(rows.map(({ store, row }) => transaction.objectStore(store).put(row)))),
    delete: (store, keys) =>
      changing((transaction) => Promise.all(keys.map((key) => transaction.objectStore(store).delete(key)))),
    deleteBefore: (moment) =>
      changing(async (transaction) => {
        for (const name of ['signals', 'quarantine', 'marks'] as const) {
          const store = transaction.objectStore(name);
          const keys = await store.index('at').getAllKeys(IDBKeyRange.upperBound(moment, true));
          await Promise.all(keys.map((key) => store.delete(key)));
        }
      }),
    clear: () =>
      changing((transaction) => Promise.all(SIGNAL_STORES.map((name) => transaction.objectStore(name).clear()))),
  };
}

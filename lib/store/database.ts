import { type DBSchema, deleteDB, type IDBPDatabase, openDB, type StoreNames } from 'idb';

/** A database of ours: what it is called, what is in it, and how each version came from the one before. */
export interface DatabasePlan<Schema extends DBSchema> {
  name: string;
  stores: readonly StoreNames<Schema>[];
  /** From version n to n + 1, at place n. One that has been released is never edited: the next is added. */
  migrations: readonly ((database: IDBPDatabase<Schema>) => void)[];
}

/**
 * How long the browser may take to open a database before we go on without it: seconds where it starts beside much else, and
 * what is not kept then cannot be shown when the CRM is out of reach.
 */
const OPEN_WITHIN_MS = 10_000;

function inTime<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = () => reject(new DOMException('the database did not open', 'TimeoutError'));
    const timer = setTimeout(late, OPEN_WITHIN_MS);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

function isTimeout(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'TimeoutError';
}

async function open<Schema extends DBSchema>(
  plan: DatabasePlan<Schema>,
  onLost: () => void,
): Promise<IDBPDatabase<Schema>> {
  return inTime(
    openDB<Schema>(plan.name, plan.migrations.length, {
      upgrade(database, from) {
        for (const migrate of plan.migrations.slice(from)) migrate(database);
      },
      blocking(_current, _blocked, event) {
        if (event.target instanceof IDBDatabase) event.target.close();
        onLost();
      },
      terminated: onLost,
    }),
  );
}

async function openOrMakeAnew<Schema extends DBSchema>(
  plan: DatabasePlan<Schema>,
  onLost: () => void,
): Promise<IDBPDatabase<Schema>> {
  try {
    // A disk may refuse for a moment; only what cannot be opened twice is broken.
    const database = await open(plan, onLost).catch((error: unknown) => {
      if (isTimeout(error)) throw error;
      return open(plan, onLost);
    });
    if (plan.stores.every((store) => database.objectStoreNames.contains(store))) return database;
    database.close();
  } catch (error) {
    if (isTimeout(error)) throw error;
  }
  await inTime(deleteDB(plan.name));
  return open(plan, onLost);
}

/**
 * Gives a database's handle, opened at first use and again after the browser closed it, always at the present version.
 * A database that is broken, or that a newer version of the extension left behind, is deleted and made anew.
 * Rejects with the browser's error where there is no storage to be had.
 */
export function databaseOf<Schema extends DBSchema>(plan: DatabasePlan<Schema>): () => Promise<IDBPDatabase<Schema>> {
  let handle: Promise<IDBPDatabase<Schema>> | null = null;

  function start(): Promise<IDBPDatabase<Schema>> {
    const forget = () => {
      if (handle === opening) handle = null;
    };
    const opening: Promise<IDBPDatabase<Schema>> = openOrMakeAnew(plan, forget);
    opening.catch(forget);
    return opening;
  }

  return () => {
    handle ??= start();
    return handle;
  };
}

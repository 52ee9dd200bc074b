import { z } from 'zod';
import { type Area, removePrefix } from './area.ts';
import { SIGNAL_STORES, type SignalDrawers, SignalRow, type SignalStoreName } from './signal-drawers.ts';

const PREFIX = 'feed:';

const Dated = z.object({ at: z.string() });

function ageOf(row: unknown): string {
  return Dated.safeParse(row).data?.at ?? '';
}

/**
 * Drawers in `storage.session`: memory that outlives the worker, ends with the browser and never reaches the disk. It is
 * small (10 MB): when it is full the older half of the signals makes room.
 */
export function memorySignals(session: Area): SignalDrawers {
  const placeOf = (store: SignalStoreName, key: string) => `${PREFIX}${store}:${key}`;

  async function items(store: SignalStoreName): Promise<[place: string, row: unknown][]> {
    return Object.entries(await session.get(null)).filter(([place]) => place.startsWith(placeOf(store, '')));
  }

  async function signals(): Promise<SignalRow[]> {
    return (await items('signals')).flatMap(([, row]) => {
      const parsed = SignalRow.safeParse(row);
      return parsed.success ? [parsed.data] : [];
    });
  }

  async function makeRoom(): Promise<void> {
    const oldestFirst = (await items('signals')).toSorted(([, a], [, b]) => ageOf(a).localeCompare(ageOf(b)));
    await session.remove(oldestFirst.slice(0, Math.ceil(oldestFirst.length / 2)).map(([place]) => place));
  }

  return {
    get: async (store, keys) => Object.values(await session.get(keys.map((key) => placeOf(store, key)))),
    all: async (store) => (await items(store)).map(([, row]) => row),
    find: async (index, value) => (await signals()).filter((row) => row[index] === value),
    counts: async (index) => {
      const counts = new Map<string, number>();
      for (const row of await signals()) {
        const value = row[index];
        if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
      }
      return counts;
    },
    write: async (rows) => {
      const added = Object.fromEntries(rows.map(({ store, row }) => [placeOf(store, row.key), row]));
      try {
        await session.set(added);
      } catch {
        await makeRoom();
        await session.set(added);
      }
    },
    delete: (store, keys) => session.remove(keys.map((key) => placeOf(store, key))),
    deleteBefore: async (moment) => {
      for (const store of SIGNAL_STORES) {
        if (store === 'states') continue;
        const old = (await items(store)).filter(([, row]) => ageOf(row) < moment);
        await session.remove(old.map(([place]) => place));
      }
    },
    clear: () => removePrefix(session, PREFIX),
  };
}

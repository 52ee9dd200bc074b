import { type Area, removePrefix } from './area.ts';
import { Row, type Shelves } from './shelf.ts';

const PREFIX = 'cache:';

/**
 * Shelves in `storage.session`: memory that outlives the worker, ends with the browser and never reaches the disk.
 * It is small (10 MB): when it is full the older half of the rows makes room.
 */
export function memoryShelves(session: Area): Shelves {
  async function rows(): Promise<Row[]> {
    const items = Object.entries(await session.get(null)).filter(([key]) => key.startsWith(PREFIX));
    return items.flatMap(([key, value]) => {
      const row = Row.safeParse(value);
      return row.success ? [{ ...row.data, key }] : [];
    });
  }

  async function removeWhere(unwanted: (row: Row) => boolean): Promise<void> {
    const keys = (await rows()).filter(unwanted).map((row) => row.key);
    if (keys.length > 0) await session.remove(keys);
  }

  async function makeRoom(): Promise<void> {
    const oldestFirst = (await rows()).sort((a, b) => a.at.localeCompare(b.at));
    await session.remove(oldestFirst.slice(0, Math.ceil(oldestFirst.length / 2)).map((row) => row.key));
  }

  return {
    get: async (shelf, key) => {
      const place = `${PREFIX}${shelf}:${key}`;
      return (await session.get(place))[place];
    },
    keys: async (shelf) => {
      const prefix = `${PREFIX}${shelf}:`;
      const places = Object.keys(await session.get(null)).filter((place) => place.startsWith(prefix));
      return places.map((place) => place.slice(prefix.length));
    },
    put: async (shelf, row) => {
      const item = { [`${PREFIX}${shelf}:${row.key}`]: row };
      try {
        await session.set(item);
      } catch {
        await makeRoom();
        await session.set(item);
      }
    },
    delete: (shelf, key) => session.remove(`${PREFIX}${shelf}:${key}`),
    deleteOrg: (org) => removeWhere((row) => row.org === org),
    deleteBefore: (moment) => removeWhere((row) => row.at < moment),
    clear: () => removePrefix(session, PREFIX),
  };
}

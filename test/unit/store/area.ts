import type { Area } from '../../../lib/store/area.ts';

/** A storage area in memory that refuses what goes beyond `limit` characters of JSON, as the browser's do beyond 10 MB. */
export function areaOf(limit = Number.POSITIVE_INFINITY): Area {
  let items: Record<string, unknown> = {};
  return {
    get: async (keys) => {
      const wanted = keys === null ? Object.keys(items) : [keys].flat();
      return structuredClone(Object.fromEntries(wanted.flatMap((key) => (key in items ? [[key, items[key]]] : []))));
    },
    set: async (added) => {
      const next = { ...items, ...structuredClone(added) };
      if (JSON.stringify(next).length > limit) throw new Error('Session storage quota bytes exceeded.');
      items = next;
    },
    remove: async (keys) => {
      for (const key of [keys].flat()) delete items[key];
    },
  };
}

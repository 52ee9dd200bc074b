import v1 from './v1.json' with { type: 'json' };
import v2 from './v2.json' with { type: 'json' };

/** Rows as each released version of the cache's database stored them; never edited once released. */
export const STORED_BY_VERSION: Record<number, { snapshots: unknown[]; accounts?: unknown[]; contacts?: unknown[] }> = {
  1: v1,
  2: v2,
};

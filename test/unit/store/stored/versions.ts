import v1 from './v1.json' with { type: 'json' };

/** Rows as each released version of the cache's database stored them; never edited once released. */
export const STORED_BY_VERSION: Record<number, { snapshots: unknown[] }> = { 1: v1 };

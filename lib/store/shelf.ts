import { z } from 'zod';
import { Instant } from '../record/time.ts';

/** What the cache keeps, one object store each; `snapshots` are those of deals. */
export const SHELVES = ['snapshots', 'accounts', 'contacts', 'metadata', 'samples', 'benchmarks'] as const;
export type ShelfName = (typeof SHELVES)[number];

/** One thing kept: under which key, for which organisation, since when. What lies in `value` is parsed by who reads it. */
export const Row = z.object({ key: z.string(), org: z.string(), at: Instant, value: z.unknown() });
export type Row = z.infer<typeof Row>;

/** Where rows are kept: on disk, or in memory where there is no disk to be had. */
export interface Shelves {
  /** The row as it was stored, unparsed; undefined when there is none. */
  get(shelf: ShelfName, key: string): Promise<unknown>;
  keys(shelf: ShelfName): Promise<string[]>;
  put(shelf: ShelfName, row: Row): Promise<void>;
  delete(shelf: ShelfName, key: string): Promise<void>;
  deleteOrg(org: string): Promise<void>;
  /** Deletes the rows of every shelf dated before `moment`. */
  deleteBefore(moment: Instant): Promise<void>;
  clear(): Promise<void>;
}

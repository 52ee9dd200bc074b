import { z } from 'zod';
import { AccountSnapshot } from '../record/account-snapshot.ts';
import { Benchmarks } from '../record/benchmarks.ts';
import { ContactSnapshot } from '../record/contact-snapshot.ts';
import { type OrgRef, orgKey, type RecordRef, recordKey } from '../record/ref.ts';
import { DealSample } from '../record/sample.ts';
import { Snapshot } from '../record/snapshot.ts';
import { Instant } from '../record/time.ts';
import { forgetEverywhere } from './forget.ts';
import { Row, type ShelfName, type Shelves } from './shelf.ts';

/** Where what was read is kept: on disk, in memory because the disk refused, or in memory because nobody wants it on disk. */
type CachePlace = 'disk' | 'memory' | 'off';

/** A record as it was last read, with what reading it cost in requests. */
export interface Kept<S> {
  snapshot: S;
  requests: number;
  /** When it was last read in full, where `readAt` is a later look that found nothing changed. */
  inFullAt?: Instant | undefined;
}

/** What every snapshot has, whatever kind of record it is of. */
export interface AnySnapshot {
  ref: RecordRef;
  readAt: Instant;
}

/** The records of one kind, as they were last read. */
export interface KeptRecords<S extends AnySnapshot> {
  of(ref: RecordRef): Promise<Kept<S> | null>;
  /** Every one that is kept, one after the other, so that never more than one is in memory. */
  all(): AsyncIterable<Kept<S>>;
  keep(kept: Kept<S>): Promise<void>;
}

/** Everything that was read and could be read again. What lies there and does not parse is dropped, as if never kept. */
export interface Cache {
  place(): Promise<CachePlace>;
  deals: KeptRecords<Snapshot>;
  accounts: KeptRecords<AccountSnapshot>;
  contacts: KeptRecords<ContactSnapshot>;
  metadata(org: OrgRef, name: string): Promise<{ at: Instant; value: unknown } | null>;
  keepMetadata(org: OrgRef, name: string, at: Instant, value: unknown): Promise<void>;
  sample(org: OrgRef): Promise<DealSample | null>;
  keepSample(sample: DealSample): Promise<void>;
  /** Benchmarks made of the org's sample with one blueprint, named by `blueprint`. */
  benchmarks(org: OrgRef, blueprint: string): Promise<Benchmarks | null>;
  keepBenchmarks(org: OrgRef, blueprint: string, benchmarks: Benchmarks): Promise<void>;
  /** Forgets all that was read of an organisation. Each of these rejects where the disk still gives what it should forget. */
  forgetOrg(org: OrgRef): Promise<void>;
  /** Forgets what is older, and all that lies on a disk where nobody wants it any more. */
  forgetBefore(moment: Instant): Promise<void>;
  forgetAll(): Promise<void>;
}

/**
 * The cache over disk and memory. Where the disk refuses (denied, full, broken beyond repair), memory takes over for the
 * rest of the worker's life and `place` says so; no caller ever fails because something could not be kept,
 * only where it could not be forgotten.
 */
export function createCache(options: { disk: Shelves; memory: Shelves; wantsDisk: () => Promise<boolean> }): Cache {
  const { disk, memory, wantsDisk } = options;
  let diskRefused = false;

  async function place(): Promise<CachePlace> {
    if (!(await wantsDisk())) return 'off';
    return diskRefused ? 'memory' : 'disk';
  }

  function refused(error: unknown): void {
    console.warn('Plumbline goes on without its cache on disk:', error);
    diskRefused = true;
  }

  /** Runs `work` where rows are kept; null when neither disk nor memory would have it. */
  async function kept<T>(work: (shelves: Shelves) => Promise<T>): Promise<T | null> {
    if ((await place()) === 'disk') {
      try {
        return await work(disk);
      } catch (error) {
        refused(error);
      }
    }
    return work(memory).catch(() => null);
  }

  /** Forgetting happens everywhere, whatever the settings say now. */
  function everywhere(work: (shelves: Shelves) => Promise<void>): Promise<void> {
    return forgetEverywhere({ memory, disk, work, gives: () => disk.keys('snapshots'), refused });
  }

  async function find<S extends z.ZodType>(
    shelf: ShelfName,
    key: string,
    schema: S,
  ): Promise<{ at: Instant; value: z.infer<S> } | null> {
    const found = await kept((shelves) => shelves.get(shelf, key));
    if (found === undefined || found === null) return null;
    const row = Row.safeParse(found);
    const value = schema.safeParse(row.data?.value);
    if (row.success && value.success) return { at: row.data.at, value: value.data };
    await kept((shelves) => shelves.delete(shelf, key));
    return null;
  }

  async function keep(shelf: ShelfName, row: Row): Promise<void> {
    await kept((shelves) => shelves.put(shelf, row));
  }

  function records<S extends AnySnapshot>(shelf: ShelfName, snapshots: z.ZodType<S>): KeptRecords<S> {
    const schema = z.object({ snapshot: snapshots, requests: z.int().min(0), inFullAt: Instant.optional() });
    return {
      of: async (ref) => {
        const found = (await find(shelf, recordKey(ref), schema))?.value ?? null;
        return found && recordKey(found.snapshot.ref) === recordKey(ref) ? found : null;
      },
      all: async function* () {
        for (const key of (await kept((shelves) => shelves.keys(shelf))) ?? []) {
          const found = await find(shelf, key, schema);
          if (found) yield found.value;
        }
      },
      keep: (record) =>
        keep(shelf, {
          key: recordKey(record.snapshot.ref),
          org: orgKey(record.snapshot.ref),
          at: record.snapshot.readAt,
          value: record,
        }),
    };
  }

  const metadataKey = (org: OrgRef, name: string) => `${orgKey(org)}:${name}`;
  const benchmarksKey = (org: OrgRef, blueprint: string) => `${orgKey(org)}:${blueprint}`;

  return {
    place,
    deals: records('snapshots', Snapshot),
    accounts: records('accounts', AccountSnapshot),
    contacts: records('contacts', ContactSnapshot),
    metadata: (org, name) => find('metadata', metadataKey(org, name), z.unknown()),
    keepMetadata: (org, name, at, value) =>
      keep('metadata', { key: metadataKey(org, name), org: orgKey(org), at, value }),
    sample: async (org) => (await find('samples', orgKey(org), DealSample))?.value ?? null,
    keepSample: (sample) =>
      keep('samples', { key: orgKey(sample), org: orgKey(sample), at: sample.takenAt, value: sample }),
    benchmarks: async (org, blueprint) =>
      (await find('benchmarks', benchmarksKey(org, blueprint), Benchmarks))?.value ?? null,
    keepBenchmarks: (org, blueprint, benchmarks) =>
      keep('benchmarks', {
        key: benchmarksKey(org, blueprint),
        org: orgKey(org),
        at: benchmarks.computedAt,
        value: benchmarks,
      }),
    forgetOrg: (org) => everywhere((shelves) => shelves.deleteOrg(orgKey(org))),
    forgetBefore: async (moment) => {
      const onDisk = await wantsDisk();
      await everywhere((shelves) => (shelves === disk && !onDisk ? disk.clear() : shelves.deleteBefore(moment)));
    },
    forgetAll: () => everywhere((shelves) => shelves.clear()),
  };
}

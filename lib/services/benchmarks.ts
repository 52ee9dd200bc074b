import { benchmarksOf } from '../assess/benchmarks.ts';
import type { Blueprint } from '../blueprint/blueprint.ts';
import { askedWithClaims } from '../blueprint/claimed.ts';
import type { Connection, Crm, MetadataCache } from '../crm/crm.ts';
import type { Benchmarks } from '../record/benchmarks.ts';
import { type OrgRef, orgKey } from '../record/ref.ts';
import type { DealSample } from '../record/sample.ts';
import { type Instant, isWithin } from '../record/time.ts';
import { type Area, removePrefix } from '../store/area.ts';
import type { Cache } from '../store/cache.ts';
import { createUnderWay } from './under-way.ts';

/** A sample is good for a day; whether it still is, is looked at once an hour, however often records are viewed. */
const SAMPLE_DAYS = 1;
const LOOK_DAYS = 1 / 24;

/** Prefix of the keys in `storage.session` that say when an org's sample was last looked at. */
const LOOKED = 'looked:';

export interface OrgBenchmarks {
  /** Benchmarks of the org's own past with the blueprint in force; null until there is a sample. */
  of(org: OrgRef): Promise<Benchmarks | null>;
  /** Samples the org's deals when the last sample is a day old. Answers whether there are new benchmarks. */
  refresh(connection: Connection, crm: Crm): Promise<boolean>;
  /** Forgets what is held in memory of an org, or of all, and when it was last looked at; a sampling under way is given up. */
  forget(org?: OrgRef): Promise<void>;
}

/** Benchmarks from samples kept in the cache; `session` remembers attempts over the worker's death. */
export function createBenchmarks(options: {
  blueprint: Blueprint;
  /** Names the blueprint's text, so that benchmarks made with another are never taken for its own. */
  blueprintId: string;
  cache: Cache;
  metadata: MetadataCache;
  session: Area;
  now: () => Instant;
}): OrgBenchmarks {
  const { blueprint, blueprintId, cache, metadata, session, now } = options;
  const held = new Map<string, Benchmarks>();
  const sampling = createUnderWay<boolean>();

  /** Also true at most once an hour for each org, worker deaths included. */
  async function mayLook(org: OrgRef): Promise<boolean> {
    const key = LOOKED + orgKey(org);
    const at = (await session.get(key))[key];
    if (typeof at === 'string' && isWithin(LOOK_DAYS, at, now())) return false;
    await session.set({ [key]: now() });
    return true;
  }

  async function compute(sample: DealSample): Promise<Benchmarks> {
    const benchmarks = benchmarksOf(sample, blueprint);
    await cache.keepBenchmarks(sample, blueprintId, benchmarks);
    return benchmarks;
  }

  async function find(org: OrgRef): Promise<Benchmarks | null> {
    const kept = await cache.benchmarks(org, blueprintId);
    if (kept) return kept;
    const sample = await cache.sample(org);
    return sample && compute(sample);
  }

  async function take(connection: Connection, crm: Crm, signal: AbortSignal): Promise<boolean> {
    const { org } = connection;
    if (!(await mayLook(org))) return false;
    const last = await cache.sample(org);
    if (last && isWithin(SAMPLE_DAYS, last.takenAt, now())) return false;
    const sample = await crm.sampleDeals(connection, {
      signal,
      metadata,
      properties: askedWithClaims(blueprint, connection.org.crm),
      now,
    });
    signal.throwIfAborted();
    await cache.keepSample(sample);
    held.set(orgKey(org), await compute(sample));
    return true;
  }

  return {
    of: async (org) => {
      const benchmarks = held.get(orgKey(org)) ?? (await find(org));
      if (benchmarks) held.set(orgKey(org), benchmarks);
      return benchmarks;
    },
    refresh: (connection, crm) => sampling.join(orgKey(connection.org), (signal) => take(connection, crm, signal)),
    forget: async (org) => {
      await sampling.giveUp(org && [orgKey(org)]);
      if (org) held.delete(orgKey(org));
      else held.clear();
      await (org ? session.remove(LOOKED + orgKey(org)) : removePrefix(session, LOOKED));
    },
  };
}

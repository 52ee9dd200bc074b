import { z } from 'zod';
import { benchmarksOf } from '../assess/benchmarks.ts';
import type { Blueprint } from '../blueprint/blueprint.ts';
import { askedWithClaims } from '../blueprint/claimed.ts';
import type { Connection, Crm, MetadataCache } from '../crm/crm.ts';
import type { Benchmarks } from '../record/benchmarks.ts';
import { type OrgRef, orgKey } from '../record/ref.ts';
import type { DealSample } from '../record/sample.ts';
import { Instant, isWithin } from '../record/time.ts';
import { type Area, removePrefix } from '../store/area.ts';
import type { Cache } from '../store/cache.ts';
import type { UnderWay } from './under-way.ts';

/** A sample is good for a day; whether it still is, is looked at once an hour, however often records are viewed. */
const SAMPLE_DAYS = 1;
const LOOK_DAYS = 1 / 24;

/** Where the worker died while it looked, the next may look again so soon; each death in a row makes the pause four times as long. */
const AGAIN_DAYS = 1 / 1440;
const LONGER = 4;

/** Prefix of the keys in `storage.session` that say when an org's sample was last looked at. */
const LOOKED = 'looked:';

const Look = z.object({
  at: Instant.describe('When it began'),
  deaths: z.int().min(0).describe('Looks in a row, this one included, that no worker has lived to end'),
});
type Look = z.infer<typeof Look>;

/** How long after a look began the next may begin, in days. */
function pauseAfter({ deaths }: Look): number {
  return deaths === 0 ? LOOK_DAYS : Math.min(AGAIN_DAYS * LONGER ** (deaths - 1), LOOK_DAYS);
}

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
  /** The samplings under way, by organisation. */
  sampling: UnderWay<boolean>;
  now: () => Instant;
}): OrgBenchmarks {
  const { blueprint, blueprintId, cache, metadata, session, sampling, now } = options;
  const held = new Map<string, Benchmarks>();

  /** Notes that a look begins, as one that the worker has not lived to end; null where it is too soon for another. */
  async function beginLook(org: OrgRef): Promise<Look | null> {
    const key = LOOKED + orgKey(org);
    const { data: last } = Look.safeParse((await session.get(key))[key]);
    if (last && isWithin(pauseAfter(last), last.at, now())) return null;
    const look = { at: now(), deaths: (last?.deaths ?? 0) + 1 };
    await session.set({ [key]: look });
    return look;
  }

  function endLook(org: OrgRef, { at }: Look): Promise<void> {
    return session.set({ [LOOKED + orgKey(org)]: { at, deaths: 0 } });
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

  async function look(connection: Connection, crm: Crm, signal: AbortSignal): Promise<boolean> {
    const { org } = connection;
    const begun = await beginLook(org);
    if (!begun) return false;
    try {
      return await take(connection, crm, signal);
    } finally {
      await endLook(org, begun);
    }
  }

  return {
    of: async (org) => {
      const benchmarks = held.get(orgKey(org)) ?? (await find(org));
      if (benchmarks) held.set(orgKey(org), benchmarks);
      return benchmarks;
    },
    refresh: (connection, crm) => sampling.join(orgKey(connection.org), (signal) => look(connection, crm, signal)),
    forget: async (org) => {
      await sampling.giveUp(org && [orgKey(org)]);
      if (org) held.delete(orgKey(org));
      else held.clear();
      await (org ? session.remove(LOOKED + orgKey(org)) : removePrefix(session, LOOKED));
    },
  };
}

import { benchmarksOf } from '../assess/benchmarks.ts';
import { assess } from '../assess/index.ts';
import type { Assessment } from '../assess/schema/assessment.ts';
import type { Blueprint } from '../blueprint/blueprint.ts';
import { loadBlueprint } from '../blueprint/load.ts';
import type { BriefVerdict, CachedRecord, DryRunAnswer, PreviewAnswer } from '../publishing.ts';
import type { Benchmarks } from '../record/benchmarks.ts';
import { type OrgRef, orgKey, orgOf, type RecordRef } from '../record/ref.ts';
import type { Snapshot } from '../record/snapshot.ts';
import { type Instant, millis } from '../record/time.ts';
import type { Cache } from '../store/cache.ts';
import type { InForce } from './blueprint.ts';
import type { SignalService } from './signals.ts';

/** Tries documents on the records that are kept, without putting them in force. */
export interface Trial {
  dryRun(text: string): Promise<DryRunAnswer>;
  preview(text: string, ref: RecordRef): Promise<PreviewAnswer>;
  records(): Promise<CachedRecord[]>;
}

function briefOf({ health, flags, headline }: Assessment): BriefVerdict {
  return {
    score: health.score === null ? null : Math.round(health.score),
    band: health.band,
    flags: flags.map(({ id }) => id),
    headline,
  };
}

function isSame(a: BriefVerdict, b: BriefVerdict): boolean {
  return a.score === b.score && a.band === b.band && a.flags.join() === b.flags.join();
}

/** Judges with one blueprint at one moment; each organisation's past is computed once. */
function judgeOf(
  blueprint: Blueprint,
  { cache, fill, at }: { cache: Cache; fill: SignalService['fill']; at: Instant },
): (snapshot: Snapshot) => Promise<Assessment> {
  const pasts = new Map<string, Promise<Benchmarks | null>>();
  function pastOf(org: OrgRef): Promise<Benchmarks | null> {
    const past =
      pasts.get(orgKey(org)) ?? cache.sample(org).then((sample) => sample && benchmarksOf(sample, blueprint));
    pasts.set(orgKey(org), past);
    return past;
  }
  return async (snapshot) => assess(await fill(snapshot, blueprint), blueprint, await pastOf(orgOf(snapshot.ref)), at);
}

/** Trials against the blueprint in force, over the cache. */
export function createTrial(options: {
  inForce: () => Promise<InForce>;
  cache: Cache;
  fill: SignalService['fill'];
  now: () => Instant;
}): Trial {
  const { inForce, cache, fill, now } = options;

  async function judges(blueprint: Blueprint) {
    const ground = { cache, fill, at: now() };
    return { before: judgeOf((await inForce()).blueprint, ground), after: judgeOf(blueprint, ground) };
  }

  return {
    dryRun: async (text) => {
      const loaded = loadBlueprint(text);
      if (!loaded.ok) return loaded;
      const judge = await judges(loaded.blueprint);
      const changed: Extract<DryRunAnswer, { ok: true }>['changed'] = [];
      let compared = 0;
      for await (const { snapshot } of cache.deals.all()) {
        const before = briefOf(await judge.before(snapshot));
        const after = briefOf(await judge.after(snapshot));
        compared += 1;
        if (!isSame(before, after)) changed.push({ ref: snapshot.ref, name: snapshot.deal.name, before, after });
      }
      return { ok: true, compared, changed };
    },
    preview: async (text, ref) => {
      const loaded = loadBlueprint(text);
      if (!loaded.ok) return { ok: false, why: 'broken', problems: loaded.problems };
      const kept = await cache.deals.of(ref);
      if (!kept) return { ok: false, why: 'not_kept' };
      const judge = await judges(loaded.blueprint);
      return { ok: true, before: await judge.before(kept.snapshot), after: await judge.after(kept.snapshot) };
    },
    records: async () => {
      const records: CachedRecord[] = [];
      for await (const { snapshot } of cache.deals.all()) {
        records.push({ ref: snapshot.ref, name: snapshot.deal.name, readAt: snapshot.readAt });
      }
      return records.toSorted((a, b) => millis(b.readAt) - millis(a.readAt));
    },
  };
}

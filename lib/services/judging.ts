import { assess } from '../assess/index.ts';
import type { Assessment } from '../assess/schema/assessment.ts';
import type { Blueprint } from '../blueprint/blueprint.ts';
import { loadBlueprint } from '../blueprint/load.ts';
import type { MetadataCache } from '../crm/crm.ts';
import type { Snapshot } from '../record/snapshot.ts';
import type { Instant } from '../record/time.ts';
import type { Area } from '../store/area.ts';
import type { Cache } from '../store/cache.ts';
import { createBenchmarks, type OrgBenchmarks } from './benchmarks.ts';

/** What judging needs, ready; or why there can be none, with the place in the blueprint. */
export type Judging = { ok: true; court: Court } | { ok: false; problem: string };

/** The blueprint in force, the benchmarks made with it, and the judging by both as of now. */
export interface Court {
  blueprint: Blueprint;
  benchmarks: OrgBenchmarks;
  judge(snapshot: Snapshot): Promise<Assessment>;
}

/** Loads the blueprint at first use and then holds it: parsing takes longer than judging. */
export function createJudging(options: {
  blueprintText: string;
  cache: Cache;
  metadata: MetadataCache;
  session: Area;
  now: () => Instant;
}): () => Judging {
  let held: Judging | null = null;

  function load(): Judging {
    const loaded = loadBlueprint(options.blueprintText);
    if (!loaded.ok) {
      const [first] = loaded.problems;
      return { ok: false, problem: first ? `${first.line}: ${first.path}: ${first.message}` : 'empty' };
    }
    const { blueprint } = loaded;
    const benchmarks = createBenchmarks({ ...options, blueprint });
    const judge = async (snapshot: Snapshot) =>
      assess(snapshot, blueprint, await benchmarks.of({ crm: snapshot.ref.crm, org: snapshot.ref.org }), options.now());
    return { ok: true, court: { blueprint, benchmarks, judge } };
  }

  return () => {
    held ??= load();
    return held;
  };
}

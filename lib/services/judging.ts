import { assess } from '../assess/index.ts';
import type { Assessment } from '../assess/schema/assessment.ts';
import type { Blueprint } from '../blueprint/blueprint.ts';
import type { MetadataCache } from '../crm/crm.ts';
import type { Snapshot } from '../record/snapshot.ts';
import type { Instant } from '../record/time.ts';
import type { Area } from '../store/area.ts';
import type { Cache } from '../store/cache.ts';
import { createBenchmarks, type OrgBenchmarks } from './benchmarks.ts';
import type { InForce } from './blueprint.ts';
import type { SignalService } from './signals.ts';

/** The blueprint in force, the benchmarks made with it, and the judging by both as of now. */
export interface Court {
  blueprint: Blueprint;
  benchmarks: OrgBenchmarks;
  judge(snapshot: Snapshot): Promise<Assessment>;
}

/** Gives the court of the blueprint in force; another blueprint is another court. */
export function createJudging(options: {
  inForce: () => Promise<InForce>;
  cache: Cache;
  metadata: MetadataCache;
  session: Area;
  /** Gives the record its signals. */
  fill: SignalService['fill'];
  now: () => Instant;
}): () => Promise<Court> {
  let held: { digest: string; court: Court } | null = null;

  function open({ blueprint, version }: InForce): Court {
    const benchmarks = createBenchmarks({ ...options, blueprint, blueprintId: version.digest });
    const judge = async (snapshot: Snapshot) => {
      const past = await benchmarks.of({ crm: snapshot.ref.crm, org: snapshot.ref.org });
      return assess(await options.fill(snapshot), blueprint, past, options.now());
    };
    return { blueprint, benchmarks, judge };
  }

  return async () => {
    const now = await options.inForce();
    const { digest } = now.version;
    if (held?.digest !== digest) held = { digest, court: open(now) };
    return held.court;
  };
}

import { audit } from '../assess/audit/index.ts';
import { type Observed, observe } from '../assess/audit/observed.ts';
import type { Audit } from '../assess/schema/audit.ts';
import type { Instant } from '../record/time.ts';
import type { Cache } from '../store/cache.ts';
import type { Court } from './judging.ts';

/**
 * Gives the audit of the blueprint in force over everything that is kept, judged now. Records are read one after the other,
 * and only what counts is kept of each.
 */
export function createAudit(options: {
  judging: () => Promise<Court>;
  cache: Cache;
  now: () => Instant;
}): () => Promise<Audit> {
  const { judging, cache, now } = options;
  return async () => {
    const { blueprint, judge } = await judging();
    const observed: Observed[] = [];
    for await (const { snapshot } of cache.deals.all()) {
      observed.push(observe(snapshot, await judge(snapshot), blueprint));
    }
    return audit(blueprint, observed, now());
  };
}

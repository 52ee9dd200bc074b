import { assessAccount } from '../assess/account/index.ts';
import { assessContact } from '../assess/contact.ts';
import { assess } from '../assess/index.ts';
import type { AccountAssessment } from '../assess/schema/account.ts';
import type { Assessment } from '../assess/schema/assessment.ts';
import type { ContactPlaces } from '../assess/schema/contact.ts';
import type { Blueprint } from '../blueprint/blueprint.ts';
import type { MetadataCache } from '../crm/crm.ts';
import type { AccountDeal, AccountSnapshot } from '../record/account-snapshot.ts';
import type { ContactSnapshot } from '../record/contact-snapshot.ts';
import { orgOf, type RecordRef } from '../record/ref.ts';
import type { Snapshot } from '../record/snapshot.ts';
import type { Instant } from '../record/time.ts';
import type { Area } from '../store/area.ts';
import type { Cache } from '../store/cache.ts';
import { createBenchmarks, type OrgBenchmarks } from './benchmarks.ts';
import type { InForce } from './blueprint.ts';
import type { SignalService } from './signals.ts';
import { createUnderWay } from './under-way.ts';

/** The blueprint in force, the benchmarks made with it, and the judging by both as of now. */
export interface Court {
  blueprint: Blueprint;
  benchmarks: OrgBenchmarks;
  judge(snapshot: Snapshot): Promise<Assessment>;
  /** Judges an account, with the health of those of its open deals that are kept. */
  judgeAccount(snapshot: AccountSnapshot): Promise<AccountAssessment>;
  /** Places a contact in the groups of those of their open deals that are kept. */
  judgeContact(snapshot: ContactSnapshot): Promise<ContactPlaces>;
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
  const { cache, fill, now } = options;
  let held: { digest: string; court: Court } | null = null;
  /** Of all courts: whoever forgets an organisation gives up what an earlier one has begun too. */
  const sampling = createUnderWay<boolean>();

  function open({ blueprint, version }: InForce): Court {
    const benchmarks = createBenchmarks({ ...options, sampling, blueprint, blueprintId: version.digest });
    const judge = async (snapshot: Snapshot) => {
      const past = await benchmarks.of(orgOf(snapshot.ref));
      return assess(await fill(snapshot, blueprint), blueprint, past, now());
    };
    /** The verdicts on those of a record's open deals that are kept, by deal id. */
    const keptDeals = async ({ ref, deals }: { ref: RecordRef; deals: readonly AccountDeal[] }) => {
      const verdicts: [string, Assessment][] = [];
      for (const { id, outcome } of deals) {
        const kept = outcome === 'open' ? await cache.deals.of({ ...ref, kind: 'deal', id }) : null;
        if (kept) verdicts.push([id, await judge(kept.snapshot)]);
      }
      return verdicts;
    };
    const judgeAccount = async (snapshot: AccountSnapshot) => {
      const healths = (await keptDeals(snapshot)).map(([id, { health }]) => {
        const { score, band } = health;
        return [id, { score, band }] as const;
      });
      return assessAccount(await fill(snapshot, blueprint), blueprint, now(), Object.fromEntries(healths));
    };
    const judgeContact = async (snapshot: ContactSnapshot) =>
      assessContact(snapshot, blueprint, now(), Object.fromEntries(await keptDeals(snapshot)));
    return { blueprint, benchmarks, judge, judgeAccount, judgeContact };
  }

  return async () => {
    const inForce = await options.inForce();
    const { digest } = inForce.version;
    if (held?.digest !== digest) held = { digest, court: open(inForce) };
    return held.court;
  };
}

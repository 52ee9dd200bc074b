import type { Blueprint } from '../blueprint/blueprint.ts';
import type { AccountSnapshot } from '../record/account-snapshot.ts';
import { type Signal, signalKey } from '../record/signal.ts';
import type { Snapshot } from '../record/snapshot.ts';
import type { Instant } from '../record/time.ts';
import type { SignalsOverview } from '../signal-feeds.ts';
import type { SignalStore } from '../store/signals.ts';
import { belongs, scopeOf, soughtFor } from './attach.ts';
import type { FeedService } from './feeds.ts';

/** The signals of records, as feeds told of them and people saw them. */
export interface SignalService {
  /** The record with its signals; null where no feed was ever read. They are kept apart, so that no record holds a stale one. */
  fill<T extends Snapshot | AccountSnapshot>(snapshot: T): Promise<T>;
  overview(blueprint: Blueprint): Promise<SignalsOverview>;
}

function seenAt(signal: Signal, at: Instant | undefined): Signal {
  if (at === undefined) return signal;
  return { ...signal, hops: [...signal.hops, { step: 'seen', at, by: null, system: null, as: null }] };
}

/** Signals over the store and the feeds. */
export function createSignalService({ store, feeds }: { store: SignalStore; feeds: FeedService }): SignalService {
  async function signalsOf(snapshot: Snapshot | AccountSnapshot): Promise<Signal[]> {
    const scope = scopeOf(snapshot);
    return (await store.about(soughtFor(scope))).filter((signal) => belongs(signal, scope));
  }

  async function marked(signals: readonly Signal[]): Promise<Signal[]> {
    const marks = await store.seen(signals.map(signalKey));
    return signals.map((signal) => seenAt(signal, marks.get(signalKey(signal))));
  }

  return {
    fill: async (snapshot) => {
      if (!(await feeds.isAnyRead())) return { ...snapshot, signals: null };
      return { ...snapshot, signals: await marked(await signalsOf(snapshot)) };
    },
    overview: async ({ document }) => {
      const labels = new Map(document.signals.map(({ type, label }) => [type, label]));
      const counts = [...(await store.counts('type'))].map(([type, count]) => ({
        type,
        label: labels.get(type) ?? null,
        count,
      }));
      return {
        feeds: await feeds.list(),
        types: counts.sort((a, b) => b.count - a.count || (a.type < b.type ? -1 : 1)),
        quarantined: await store.quarantined(),
      };
    },
  };
}

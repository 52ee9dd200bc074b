import { factSignals } from '../assess/signals/from-facts.ts';
import { crmFactsOf } from '../assess/signals/known.ts';
import type { Blueprint } from '../blueprint/blueprint.ts';
import type { AccountSnapshot } from '../record/account-snapshot.ts';
import { type SeenMark, type Signal, signalKey, withSeen } from '../record/signal.ts';
import type { Snapshot } from '../record/snapshot.ts';
import type { Instant } from '../record/time.ts';
import type { SignalsOverview } from '../signal-feeds.ts';
import type { SignalStore } from '../store/signals.ts';
import { belongs, scopeOf, soughtFor } from './attach.ts';
import type { FeedService } from './feeds.ts';

/** The signals of records, as feeds told of them and people saw them. */
export interface SignalService {
  /**
   * The record with the signals of feeds, null where none was ever read, and with when people saw those of its own facts.
   * Both are kept apart from records, so that none holds a stale one.
   */
  fill<T extends Snapshot | AccountSnapshot>(snapshot: T, blueprint: Blueprint): Promise<T>;
  overview(blueprint: Blueprint): Promise<SignalsOverview>;
}

/** Signals over the store and the feeds. */
export function createSignalService(options: {
  store: SignalStore;
  feeds: FeedService;
  now: () => Instant;
}): SignalService {
  const { store, feeds, now } = options;

  async function signalsOf(snapshot: Snapshot | AccountSnapshot): Promise<Signal[]> {
    const scope = scopeOf(snapshot);
    return (await store.about(soughtFor(scope))).filter((signal) => belongs(signal, scope));
  }

  /** When people saw the signals that are read from the record's own facts when it is judged; of the low tier nobody is told. */
  async function seenOf(snapshot: Snapshot | AccountSnapshot, blueprint: Blueprint): Promise<SeenMark[]> {
    const loud = blueprint.document.signals.filter(({ tier }) => tier !== 'low');
    const keys = factSignals(crmFactsOf(snapshot), blueprint, now(), loud).map(signalKey);
    return [...(await store.seen(keys))].map(([key, at]) => ({ key, at }));
  }

  async function marked(signals: readonly Signal[]): Promise<Signal[]> {
    const marks = await store.seen(signals.map(signalKey));
    return signals.map((signal) => withSeen(signal, marks));
  }

  return {
    fill: async (snapshot, blueprint) => {
      const seen = await seenOf(snapshot, blueprint);
      const signals = (await feeds.isAnyRead()) ? await marked(await signalsOf(snapshot)) : null;
      return { ...snapshot, signals, seen };
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

import { assess } from '../../../lib/assess/index.ts';
import type { Assessment } from '../../../lib/assess/schema/assessment.ts';
import { askedOfDeal } from '../../../lib/blueprint/asked.ts';
import { createRegistry } from '../../../lib/crm/registry.ts';
import { readFeed } from '../../../lib/feed/read-feed.ts';
import { mergeSignals } from '../../../lib/record/merge-signals.ts';
import { type Signal, signalKey } from '../../../lib/record/signal.ts';
import type { Snapshot } from '../../../lib/record/snapshot.ts';
import { instant } from '../../../lib/record/time.ts';
import { belongs, scopeOf } from '../../../lib/services/attach.ts';
import { fetchFrom } from '../../crm/http/handler.ts';
import { TOKENS } from '../../crm/hubspot/api/tokens.ts';
import type { StandIns } from '../../crm/server.ts';
import { defaultBlueprint } from '../../fixtures/blueprint.ts';
import { memoryBudgets, memoryMetadata } from '../../unit/crm/support.ts';

const now = () => instant(Date.now());
const common = () => ({ signal: AbortSignal.timeout(30_000), now });

/** Everything that a feed of the stand-in tells, each signal once, and how many events of it are none. */
export async function readWhole({ feed }: StandIns, url: string): Promise<{ signals: Signal[]; broken: number }> {
  let held = new Map<string, Signal>();
  let broken = 0;
  await readFeed({
    ...{ url, token: null, cursor: null, ...common(), fetch: fetchFrom(feed.handler) },
    keep: async ({ signals, quarantined }) => {
      held = mergeSignals(held, signals);
      broken += quarantined.length;
    },
  });
  return { signals: [...held.values()], broken };
}

/** A signal as the extension got it: at its arrival there, and seen when a person saw it there. */
function asArrived(signal: Signal, { signals }: Assessment): Signal {
  const its = signals.list.find(({ key }) => key === signalKey(signal));
  const seen = its?.path.steps.flatMap(({ step, at, by, system, as }) =>
    step === 'seen' ? { step, at, by, system, as } : [],
  );
  return { ...signal, receivedAt: its?.receivedAt ?? signal.receivedAt, hops: [...signal.hops, ...(seen ?? [])] };
}

/** When people saw the signals of the record's own facts, as far as the extension says. */
function seenMarks({ signals }: Assessment): Snapshot['seen'] {
  return signals.list.flatMap(({ key, path }) =>
    path.steps.flatMap(({ step, at }) => (step === 'seen' && at !== null ? [{ key, at }] : [])),
  );
}

/**
 * What the core says at the same moment of the deal of an assessment on HubSpot, read without the extension, with these
 * signals.
 */
export async function byCore(crm: StandIns, told: Assessment, signals: readonly Signal[]): Promise<Assessment> {
  const hubSpot = createRegistry({ budgets: memoryBudgets(), fetch: fetchFrom(crm.handler) })('hubspot');
  if (hubSpot === null) throw new Error('there is no adapter for HubSpot');
  const options = { ...common(), metadata: memoryMetadata(now) };
  const org = { crm: told.ref.crm, org: told.ref.org };
  const connection = await hubSpot.connect(TOKENS.demo, { ...options, org });
  const properties = askedOfDeal(defaultBlueprint, 'hubspot');
  const { snapshot } = await hubSpot.readDeal(connection, told.ref, { ...options, properties, previous: null });
  const scope = scopeOf(snapshot);
  const its = signals.filter((signal) => belongs(signal, scope)).map((signal) => asArrived(signal, told));
  return assess({ ...snapshot, signals: its, seen: seenMarks(told) }, defaultBlueprint, null, told.asOf);
}

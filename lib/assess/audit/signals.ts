import type { Blueprint } from '../../blueprint/blueprint.ts';
import type { Route } from '../../blueprint/schema/routing.ts';
import type { SignalRule } from '../../blueprint/schema/signals.ts';
import { isBy } from '../../record/time.ts';
import type { LastSignal, Measure } from '../schema/audit.ts';
import type { AssessedSignal } from '../schema/signals.ts';
import { type Case, measure, recorded, written } from './count.ts';
import type { Observed } from './observed.ts';

/** Ours: whoever the signal reaches may pass it on once. */
const MOST_HAND_OFFS = 1;

type Seen = AssessedSignal & { record: Observed };

/** Every signal of the records, each once although it stands on several. */
export function seenSignals(records: readonly Observed[]): Seen[] {
  const all = records.flatMap((record) => record.signals.list.map((signal) => ({ ...signal, record })));
  return [...new Map(all.map((signal) => [signal.key, signal])).values()];
}

function takes({ on }: Route, { type, tier, side }: SignalRule): boolean {
  return (on.types?.includes(type) ?? true) && (on.tier ?? tier) === tier && (on.side ?? side) === side;
}

function answers({ to, action, within }: Route): boolean {
  return to !== undefined && action !== 'none' && within !== undefined;
}

/** Whether somebody acted in time; null while it waits, and where nobody has to act. */
function inTime({ status, route, path }: AssessedSignal): boolean | null {
  if (status === 'overdue') return false;
  if (status !== 'acted') return null;
  const acted = path.steps.find(({ step }) => step === 'acted')?.at;
  return route.state !== 'routed' || route.due === null || acted === undefined || isBy(acted, route.due);
}

/** S65: every high signal has a route with a seat, an action and a time; those that came were acted on in time. */
export function actionMeasures(blueprint: Blueprint, records: readonly Observed[]): Measure[] {
  const { signals, routing } = blueprint.document;
  const designed = signals
    .filter(({ tier }) => tier === 'high')
    .map((rule): Case => {
      const routes = routing.filter((route) => takes(route, rule));
      const example = written(blueprint, `signals.${rule.type}`, rule.label);
      return { good: routes.length > 0 && routes.every(answers), example };
    });
  const answered = seenSignals(records)
    .filter(({ tier }) => tier === 'high')
    .map((signal): Case => {
      const good = signal.route.state === 'unrouted' ? false : inTime(signal);
      return { good, example: recorded(signal.record, signal.label, signal.at) };
    });
  return [measure('high_routed', 'design', designed), measure('high_answered', 'practice', answered)];
}

/** The last high signal of all records, as it went; null where none is known. */
export function lastHigh(records: readonly Observed[]): LastSignal | null {
  const high = seenSignals(records).filter(({ tier }) => tier === 'high');
  const last = high.toSorted((a, b) => b.at.localeCompare(a.at) || a.key.localeCompare(b.key))[0];
  if (last === undefined) return null;
  const { label, type, at, record, path } = last;
  const { handOffs, reinterpretations, latency } = path;
  const { name, ref, link } = record;
  return { label: label ?? type, at, record: name, ref, link, handOffs, reinterpretations, latency };
}

/** S111: the last high signal was acted on, and came there straight and as what it was. */
export function traceMeasures(last: LastSignal | null): Measure[] {
  if (last === null) return [measure('trace_acted', 'practice', []), measure('trace_direct', 'practice', [])];
  const { record, ref, link, label, at, handOffs, reinterpretations, latency } = last;
  const example = { label: record, detail: label, at, ref, link, line: null };
  return [
    measure('trace_acted', 'practice', [{ good: latency !== null, example }]),
    measure('trace_direct', 'practice', [{ good: reinterpretations === 0 && handOffs <= MOST_HAND_OFFS, example }]),
  ];
}

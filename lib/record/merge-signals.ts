import { type Signal, type SignalHop, signalKey } from './signal.ts';
import { millis } from './time.ts';

function hopsOf(a: Signal, b: Signal): SignalHop[] {
  const once = new Map([...a.hops, ...b.hops].map((hop) => [JSON.stringify(hop), hop]));
  return [...once]
    .sort(([left, a], [right, b]) => millis(a.at) - millis(b.at) || (left < right ? -1 : 1))
    .map(([, hop]) => hop);
}

/** Which of two deliveries of one signal came first; a total order, so that no order of replay matters. */
function firstOf(a: Signal, b: Signal): Signal {
  const [x, y] = [a, b].map((signal) => JSON.stringify({ ...signal, hops: [] }));
  const earlier = millis(a.receivedAt) - millis(b.receivedAt) || ((x ?? '') < (y ?? '') ? -1 : 1);
  return earlier < 0 ? a : b;
}

/** Two deliveries of the same signal as one: what arrived first, with the steps of both. */
export function merged(a: Signal, b: Signal): Signal {
  return { ...firstOf(a, b), hops: hopsOf(a, b) };
}

/**
 * Adds what arrived to what is held, each signal once by its source and id. Any order and any repetition of the same
 * deliveries ends in the same state.
 */
export function mergeSignals(held: ReadonlyMap<string, Signal>, arrived: readonly Signal[]): Map<string, Signal> {
  const all = new Map(held);
  for (const signal of arrived) {
    const key = signalKey(signal);
    const before = all.get(key);
    all.set(key, merged(before ?? signal, signal));
  }
  return all;
}

import { signalKey } from '../../record/signal.ts';
import type { Snapshot } from '../../record/snapshot.ts';
import type { Evidence } from '../schema/evidence.ts';
import { weightNow } from '../signals/decay.ts';
import { type Typed, whyNoSignals } from '../signals/typed.ts';
import type { Part } from './part.ts';

/** Most signals that are shown as evidence: those that weigh most. */
const SHOWN = 5;

function evidenceOf({ signal, rule }: Typed, weight: number): Evidence {
  const { type, at, link } = signal;
  return { kind: 'signal', id: signalKey(signal), label: rule?.label ?? type, at, value: weight, link };
}

/**
 * What happened outside the record, from 0 to 100: 50 is neutral, and the decayed points of all signals move it towards 100
 * or 0, half of the way at `scale` points and never the whole. Unknown where no feed is read.
 */
export function signalHealth(
  typed: readonly Typed[],
  { signals: fromFeeds }: Pick<Snapshot, 'signals'>,
  atMs: number,
  scale: number,
): Part {
  // What the CRM alone tells would be no more than a part of it, and good news could make the score smaller.
  const unknown = whyNoSignals(fromFeeds);
  if (unknown !== null) return { value: null, inputs: {}, evidence: [], unknown };
  const weighed = typed.flatMap((it) => {
    const weight = weightNow(it, atMs);
    return weight === null ? [] : [{ it, weight }];
  });
  const points = weighed.reduce((sum, { weight }) => sum + weight, 0);
  const shown = weighed.toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight)).slice(0, SHOWN);
  return {
    value: 50 + (50 * points) / (Math.abs(points) + scale),
    inputs: { points, count: weighed.length },
    evidence: shown.map(({ it, weight }) => evidenceOf(it, weight)),
    unknown: null,
  };
}

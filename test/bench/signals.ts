import { factsAt } from '../../lib/assess/facts.ts';
import { assessGroup } from '../../lib/assess/group.ts';
import { withFit } from '../../lib/assess/segment.ts';
import { assessSignals } from '../../lib/assess/signals/index.ts';
import { dealGround } from '../../lib/assess/signals/of-deal.ts';
import { Signal } from '../../lib/record/signal.ts';
import type { Snapshot } from '../../lib/record/snapshot.ts';
import { signalBlueprint } from '../fixtures/signals.ts';
import { ago, anInteraction, aPerson, aSignal, aSnapshot, NOW } from '../fixtures/snapshot.ts';

/**
 * How long judging signals takes as they grow: types, decay, routes by their conditions, ways and tensions of up to 100,000
 * signals over 5,000 accounts in one pass. Beside it, as the peer, what parsing the same signals by their schema takes.
 */

const ACCOUNTS = 5_000;
const SIZES = [1_000, 10_000, 100_000];
const TURNS = 5;
const TYPES = ['web.pricing', 'web.download', 'web.visit', 'product.drop', 'weather.changed'];

/** Accounts with `size` signals shared out among them, each with ten interactions. */
function world(size: number): Snapshot[] {
  const signals = Array.from({ length: size }, (_, n) =>
    aSignal((n * 7) % 90, { id: `${n}`, type: TYPES[n % TYPES.length] ?? 'web.visit' }),
  );
  const perAccount = Math.ceil(size / ACCOUNTS);
  const accounts = Math.min(ACCOUNTS, Math.ceil(size / perAccount));
  return Array.from({ length: accounts }, (_, n) =>
    aSnapshot({
      people: [aPerson('1')],
      interactions: Array.from({ length: 10 }, (_it, day) => anInteraction(day * 9, ['1'])),
      signals: signals.slice(n * perAccount, (n + 1) * perAccount),
    }),
  );
}

function judge(records: readonly Snapshot[]): number {
  let judged = 0;
  for (const record of records) {
    const facts = withFit(factsAt(record, signalBlueprint, null, NOW));
    judged += assessSignals(facts.signals, dealGround(facts, assessGroup(facts, null)), null).list.length;
  }
  return judged;
}

function parse(records: readonly Snapshot[]): number {
  return records.flatMap(({ signals }) => (signals ?? []).map((signal) => Signal.parse(signal))).length;
}

/** The median time of several turns, in milliseconds. */
function timed(work: () => unknown): number {
  const times = Array.from({ length: TURNS }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return times.toSorted((a, b) => a - b)[Math.floor(TURNS / 2)] ?? Number.NaN;
}

console.log(`Judged as of ${ago(0)}, median of ${TURNS} turns.\n`);
console.log('| signals | accounts | judged in | a signal | parsed in (peer) | ratio |');
console.log('| --- | --- | --- | --- | --- | --- |');
judge(world(SIZES[0] ?? 0));
for (const size of SIZES) {
  const records = world(size);
  const [judging, parsing] = [timed(() => judge(records)), timed(() => parse(records))];
  const cells = [
    size.toLocaleString('en'),
    records.length.toLocaleString('en'),
    `${judging.toFixed(0)} ms`,
    `${((judging * 1_000) / size).toFixed(1)} µs`,
    `${parsing.toFixed(0)} ms`,
    (judging / parsing).toFixed(1),
  ];
  console.log(`| ${cells.join(' | ')} |`);
}

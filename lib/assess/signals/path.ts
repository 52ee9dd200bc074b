import type { SignalHop } from '../../record/signal.ts';
import { type Instant, millis } from '../../record/time.ts';
import type { PathStep, SignalPath, SignalRoute } from '../schema/signals.ts';
import { type Action, actionsAt, firstAfter, nameOf } from './action.ts';
import { tellsOf } from './from-facts.ts';
import type { SignalGround } from './ground.ts';
import type { Typed } from './typed.ts';

type Bare = Omit<PathStep, 'took' | 'time'>;

const HUMAN: ReadonlySet<PathStep['step']> = new Set(['handed_off', 'seen', 'acted']);
const ORDER: readonly PathStep['step'][] = ['fired', 'received', 'routed', 'handed_off', 'seen', 'acted'];

function stepOf(step: PathStep['step'], at: Instant, more: Partial<Bare> = {}): Bare {
  return { step, at, by: null, system: null, as: null, evidence: null, ...more };
}

function fromHop({ step, at, by, system, as }: SignalHop, { users }: SignalGround): Bare {
  return stepOf(step, at, { by: nameOf(by, users), system, as });
}

/** The first step of a kind that somebody wrote down. */
function written(hops: readonly SignalHop[], step: SignalHop['step']): SignalHop | undefined {
  return hops.find((hop) => hop.step === step);
}

/** The action that a signal itself tells of: who put a meeting into the calendar has answered already. */
function toldOf(actions: readonly Action[], { signal }: Typed): Action | null {
  return actionsAt(actions, signal.at).find(({ evidence }) => tellsOf(signal, evidence.id)) ?? null;
}

/** The first human action, as somebody wrote it down or as the CRM shows it, whichever came first. */
function actedStep(hops: readonly SignalHop[], actions: readonly Action[], ground: SignalGround, typed: Typed) {
  const hop = written(hops, 'acted');
  const found = toldOf(actions, typed) ?? firstAfter(actions, typed.signal.at);
  if (found === null || (hop && millis(hop.at) <= found.atMs)) return hop ? [fromHop(hop, ground)] : [];
  return [stepOf('acted', found.at, { by: nameOf(found.by, ground.users), evidence: found.evidence })];
}

function inOrder(steps: Bare[]): Bare[] {
  return steps.sort((a, b) => millis(a.at) - millis(b.at) || ORDER.indexOf(a.step) - ORDER.indexOf(b.step));
}

function timed(steps: Bare[]): PathStep[] {
  return steps.map((step, index) => {
    const before = steps[index - 1];
    if (before === undefined) return { ...step, took: null, time: null };
    return { ...step, took: millis(step.at) - millis(before.at), time: HUMAN.has(step.step) ? 'human' : 'system' };
  });
}

/**
 * The way of a signal. Plumbline routes what it receives at once, so that a route of ours is as old as the arrival where no
 * source wrote down an earlier one. Steps that somebody dates before the signal itself are held to it.
 */
export function pathOf(typed: Typed, route: SignalRoute, actions: readonly Action[], ground: SignalGround): SignalPath {
  const { signal } = typed;
  const hops = signal.hops
    .filter(({ at }) => millis(at) <= ground.atMs)
    .map((hop) => (millis(hop.at) < millis(signal.at) ? { ...hop, at: signal.at } : hop));
  const received = written(hops, 'received');
  const routed = written(hops, 'routed');
  const seen = written(hops, 'seen');
  const steps = inOrder([
    stepOf('fired', signal.at),
    received ? fromHop(received, ground) : stepOf('received', signal.receivedAt),
    ...(routed ? [fromHop(routed, ground)] : route.state === 'routed' ? [stepOf('routed', signal.receivedAt)] : []),
    ...hops.filter(({ step }) => step === 'handed_off').map((hop) => fromHop(hop, ground)),
    ...(seen ? [fromHop(seen, ground)] : []),
    ...actedStep(hops, actions, ground, typed),
  ]);
  const at = (step: PathStep['step']) => steps.find((it) => it.step === step)?.at ?? null;
  const between = (from: Instant | null, to: Instant | null) =>
    from === null || to === null ? null : Math.max(0, millis(to) - millis(from));
  return {
    steps: timed(steps),
    handOffs: steps.filter(({ step }) => step === 'handed_off').length,
    reinterpretations: steps.filter(({ as }) => as !== null && as !== signal.type).length,
    latency: between(signal.at, at('acted')),
    systemTime: between(signal.at, at('routed')),
    humanTime: between(at('routed'), at('acted')),
  };
}

import type { Route } from '../../blueprint/schema/routing.ts';
import type { Trigger } from '../../blueprint/schema/signals.ts';
import type { SignalFacts } from '../../blueprint/vocabulary.ts';
import { endOfNextBusinessDay, plusBusinessTime } from '../../record/business-time.ts';
import { known, unknown } from '../../record/fact.ts';
import type { Signal } from '../../record/signal.ts';
import { DAY_MS, type Instant, instant, millis, plusDays } from '../../record/time.ts';
import { ask } from '../answer.ts';
import { playbookOf } from '../playbook.ts';
import type { Unknown } from '../schema/evidence.ts';
import type { SignalRoute } from '../schema/signals.ts';
import { seatHolder } from '../seat.ts';
import type { SignalGround } from './ground.ts';
import type { Typed } from './typed.ts';

/** What expressions may ask of a signal. */
function signalFacts({ signal, rule }: Typed): SignalFacts {
  return {
    type: signal.type,
    tier: rule?.tier ?? null,
    side: rule?.side ?? null,
    source: signal.source,
    subject: signal.subject.ref?.kind ?? null,
    at: signal.at,
    property: (name) =>
      Object.hasOwn(signal.data, name) ? known(signal.data[name] ?? null) : unknown('not_configured'),
  };
}

/** Whether a signal is one of those that a trigger is about. */
export function triggers({ types, tier, side }: Trigger, { signal, rule }: Typed): boolean {
  if (rule === null) return false;
  if (types !== undefined && !types.includes(signal.type)) return false;
  return (tier === undefined || tier === rule.tier) && (side === undefined || side === rule.side);
}

/** What a condition at `path` says of a signal: whether it holds, or what nobody knows. */
export function holds(path: string, typed: Typed, ground: SignalGround): boolean | Unknown {
  return ask(path, ground.blueprint, (notes) => ground.vocabulary(signalFacts(typed), notes)).holds;
}

/** From when somebody could act: when a source sent the signal on to a person, or when it reached us, whichever came first. */
function sentAt({ at, hops, receivedAt }: Signal): Instant {
  const routed = hops.find(({ step }) => step === 'routed');
  if (routed === undefined) return receivedAt;
  return instant(Math.min(Math.max(millis(routed.at), millis(at)), millis(receivedAt)));
}

/**
 * When somebody has to have acted: the route's time from when the signal was sent, in calendar or business time. Without
 * one, what waits for review is due at the end of the next business day (S44), and the rest never.
 */
function dueOf({ within, time, action }: Route, signal: Signal, tier: string, timeZone: string): Instant | null {
  if (action === 'none' || tier === 'low') return null;
  const sent = sentAt(signal);
  if (within !== undefined) {
    return time === 'business' ? plusBusinessTime(sent, within * DAY_MS, timeZone) : plusDays(sent, within);
  }
  return action === 'review' || tier === 'medium' ? endOfNextBusinessDay(sent, timeZone) : null;
}

/** The first route that matches, in the blueprint's order; a condition that cannot be decided does not match. */
export function routeOf(typed: Typed, ground: SignalGround): SignalRoute {
  const { signal, rule } = typed;
  if (rule === null) return { state: 'untyped' };
  const { blueprint } = ground;
  const undecided: Unknown[] = [];
  for (const route of blueprint.document.routing) {
    if (!triggers(route.on, typed)) continue;
    const path = `routing.${route.id}`;
    const answer = route.when === undefined ? true : holds(`${path}.when`, typed, ground);
    if (answer === false) continue;
    if (answer !== true) {
      undecided.push(answer);
      continue;
    }
    return {
      state: 'routed',
      id: route.id,
      label: route.label ?? null,
      because: route.because ?? null,
      to: route.to === undefined ? null : seatHolder(route.to, blueprint, ground.seats),
      action: route.action,
      due: dueOf(route, signal, rule.tier, ground.timeZone),
      playbook: playbookOf(route.playbook, blueprint),
      undecided,
      line: blueprint.place(path),
    };
  }
  return { state: 'unrouted', undecided };
}

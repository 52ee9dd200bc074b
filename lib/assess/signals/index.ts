import { signalKey } from '../../record/signal.ts';
import { millis } from '../../record/time.ts';
import { blindToAnswers } from '../blind.ts';
import type { Unknown } from '../schema/evidence.ts';
import type { AssessedSignal, SignalPath, SignalRoute, Signals } from '../schema/signals.ts';
import { type Action, actionsOf } from './action.ts';
import { weightNow } from './decay.ts';
import type { SignalGround } from './ground.ts';
import { pathOf } from './path.ts';
import { routeOf } from './route.ts';
import { tensionsOf } from './tension.ts';
import type { Typed } from './typed.ts';

const TIERS = ['high', 'medium', 'low', null] as const;

/** Whether somebody has to act on it: routed to a seat, and not of the low tier, which never alerts (S45). */
function statusOf({ signal, rule }: Typed, route: SignalRoute, path: SignalPath, ground: SignalGround) {
  if (route.state !== 'routed' || route.action === 'none' || rule?.tier === 'low') return 'logged';
  if (path.latency !== null) return 'acted';
  if (route.due !== null && millis(route.due) < ground.atMs)
    return blindToAnswers(ground, signal.at) === null ? 'overdue' : 'unknown';
  return path.steps.some(({ step }) => step === 'seen') ? 'seen' : 'waiting';
}

function personOf({ signal }: Typed, { people }: SignalGround): AssessedSignal['person'] {
  const named = signal.subject.person ?? (signal.subject.ref?.kind === 'contact' ? signal.subject.ref.id : null);
  if (named === null) return null;
  const person = people.find(({ id, email }) => id === named || email?.toLowerCase() === named.toLowerCase());
  return person ? { id: person.id, name: person.name } : { id: null, name: named };
}

function assessed(typed: Typed, actions: readonly Action[], ground: SignalGround): AssessedSignal {
  const { signal, rule } = typed;
  const route = routeOf(typed, ground);
  const path = pathOf(typed, route, actions, ground);
  const tier = rule?.tier ?? null;
  return {
    key: signalKey(signal),
    type: signal.type,
    label: rule?.label ?? null,
    source: signal.source,
    at: signal.at,
    receivedAt: signal.receivedAt,
    skewed: signal.skewed,
    tier,
    side: rule?.side ?? null,
    weight: weightNow(typed, ground.atMs),
    person: personOf(typed, ground),
    data: signal.data,
    link: signal.link,
    route,
    status: statusOf(typed, route, path, ground),
    path,
    line: rule === null ? null : ground.blueprint.place(`signals.${signal.type}`),
  };
}

function byTierAndTime(a: AssessedSignal, b: AssessedSignal): number {
  return TIERS.indexOf(a.tier) - TIERS.indexOf(b.tier) || millis(b.at) - millis(a.at) || (a.key < b.key ? -1 : 1);
}

/**
 * Judges the signals of a record: type, tier and decayed weight, the route with its reason, the way it went, and where two
 * facts are at odds. `unknown` says why there may be more that nobody knows of.
 */
export function assessSignals(typed: readonly Typed[], ground: SignalGround, unknown: Unknown | null): Signals {
  const actions = typed.length === 0 ? [] : actionsOf(ground);
  return {
    list: typed.map((it) => assessed(it, actions, ground)).sort(byTierAndTime),
    tensions: tensionsOf(typed, ground),
    unknown,
  };
}

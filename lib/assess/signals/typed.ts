import type { Blueprint } from '../../blueprint/blueprint.ts';
import type { SignalRule } from '../../blueprint/schema/signals.ts';
import type { Signal } from '../../record/signal.ts';
import type { Unknown } from '../schema/evidence.ts';

/** A signal with the blueprint's rule for its type, null where it has none. */
export interface Typed {
  signal: Signal;
  rule: SignalRule | null;
}

/** Signals with their rules. */
export function typedSignals(signals: readonly Signal[], { document }: Blueprint): Typed[] {
  const rules = new Map(document.signals.map((rule) => [rule.type, rule]));
  return signals.map((signal) => ({ signal, rule: rules.get(signal.type) ?? null }));
}

/** Why signals may be missing: no feed is read, and the CRM alone knows little of what happens elsewhere. */
export function whyNoSignals(fromFeeds: readonly Signal[] | null): Unknown | null {
  return fromFeeds === null ? { why: 'not_configured', about: 'signals' } : null;
}

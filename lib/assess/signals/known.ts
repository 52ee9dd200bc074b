import type { Blueprint } from '../../blueprint/blueprint.ts';
import type { AccountSnapshot } from '../../record/account-snapshot.ts';
import { withSeen } from '../../record/signal.ts';
import type { Snapshot } from '../../record/snapshot.ts';
import type { Instant } from '../../record/time.ts';
import { type CrmFacts, countedRules, factSignals } from './from-facts.ts';
import { type Typed, typedSignals } from './typed.ts';

/** What of a deal or an account signals are read from. */
export function crmFactsOf(record: Snapshot | AccountSnapshot): CrmFacts {
  const { ref, link, interactions, people, conversions, changes, account } = record;
  const cases = 'cases' in record ? record.cases : [];
  return { ref, link, interactions, people, conversions, cases, changes, account };
}

/** The signals of a record at a moment that may count for its health: without the facts that its other parts judge. */
export function countedSignals(record: Snapshot | AccountSnapshot, blueprint: Blueprint, at: Instant): Typed[] {
  const fromFacts = factSignals(crmFactsOf(record), blueprint, at, countedRules(blueprint));
  return typedSignals([...(record.signals ?? []), ...fromFacts], blueprint);
}

/** Every signal of a record at a moment, of feeds and of its own facts alike, each with its rule. */
export function knownSignals(record: Snapshot | AccountSnapshot, blueprint: Blueprint, at: Instant): Typed[] {
  const seen = new Map(record.seen.map((mark) => [mark.key, mark.at]));
  const fromFacts = factSignals(crmFactsOf(record), blueprint, at).map((signal) => withSeen(signal, seen));
  return typedSignals([...(record.signals ?? []), ...fromFacts], blueprint);
}

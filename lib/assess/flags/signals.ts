import { daysBetween } from '../../record/time.ts';
import type { AssessedSignal } from '../schema/signals.ts';
import type { Case, Finding, FlagRule } from './finding.ts';

function lateness(signal: AssessedSignal, at: string): number {
  return signal.route.state === 'routed' && signal.route.due !== null ? daysBetween(signal.route.due, at) : 0;
}

/** A routed signal of the rule's tiers whose time has passed without an action; the one that is most overdue is named. */
function signalOverdue({ facts, signals }: Case): Finding | null {
  const tiers = facts.blueprint.document.flags.signal_overdue?.tiers ?? [];
  const overdue = signals.list
    .filter(({ status, tier }) => status === 'overdue' && tier !== null && tiers.includes(tier))
    .toSorted((a, b) => lateness(b, facts.at) - lateness(a, facts.at));
  const [worst] = overdue;
  if (worst?.route.state !== 'routed') return null;
  return {
    params: {
      count: overdue.length,
      signal: worst.label ?? worst.type,
      due: worst.route.due,
      seat: worst.route.to?.label ?? null,
    },
    evidence: overdue.map(({ key, label, type, at, weight, link }) => ({
      kind: 'signal',
      id: key,
      label: label ?? type,
      at,
      value: weight,
      link,
    })),
    playbook: worst.route.playbook?.id,
  };
}

/** Flags about what happened outside the record. */
export const SIGNAL_FLAGS: readonly FlagRule[] = [{ id: 'signal_overdue', about: 'signals', find: signalOverdue }];

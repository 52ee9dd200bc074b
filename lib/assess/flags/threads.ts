import type { z } from 'zod';
import { businessDaysBetween } from '../../record/time.ts';
import { personEvidence } from '../evidence.ts';
import { mayHoldAny } from '../group.ts';
import type { AssessedPerson } from '../schema/group.ts';
import type { Case, Finding, FlagRule } from './finding.ts';

type Person = z.infer<typeof AssessedPerson>;

/** What these flags look at, of deals and customers alike. */
type Voices = Pick<Case, 'group' | 'facts'>;

function peopleOf({ group }: Voices, functionId: string): Person[] {
  return group.people.filter((person) => person.function === functionId);
}

/** At most as many active threads as the rule says. */
export function singleThreaded({ group, facts }: Voices): Finding | null {
  const { threads: most } = facts.blueprint.document.flags.single_threaded;
  if (group.activeThreads === null || group.activeThreads > most) return null;
  const active = group.people.filter(({ engagement }) => engagement === 'active');
  return {
    params: {
      threads: group.activeThreads,
      healthy: group.healthyThreads,
      window_days: group.windowDays,
      name: active[0]?.name ?? null,
      people: group.people.length,
    },
    evidence: active.flatMap(({ lastTwoWay }) => (lastTwoWay === null ? [] : [lastTwoWay])),
  };
}

/** A size rule lets off only deals that are known to be smaller; amounts that are unknown or in another currency say nothing. */
function knownToBeSmaller({ facts }: Case, minAmount: number | undefined): boolean {
  if (minAmount === undefined) return false;
  const { deal, org } = facts.snapshot;
  const { amount } = deal;
  return amount.known && amount.value?.currency === org.currency && amount.value.amount < minAmount;
}

function economicBuyerMissing(record: Case): Finding | null {
  const { group, facts } = record;
  const rule = facts.blueprint.document.flags.economic_buyer_missing;
  const buyer = group.functions.find(({ id }) => id === rule.function);
  if (buyer?.state !== 'missing' || knownToBeSmaller(record, rule.min_amount)) return null;
  return { params: { function: buyer.id, label: buyer.label, people: group.people.length }, evidence: [] };
}

/** Every champion still there has been silent for the business days of the rule or longer (R6). */
function championSilent(record: Case): Finding | null {
  const { facts } = record;
  const rule = facts.blueprint.document.flags.champion_silent;
  const champions = peopleOf(record, rule.function).filter(({ left }) => left === null);
  if (champions.length === 0 || champions.some(({ depth }) => depth === null)) return null;
  if (mayHoldAny(facts, record.group.people)) return null;
  const talks = champions.flatMap(({ lastTwoWay }) => (lastTwoWay?.at == null ? [] : [lastTwoWay]));
  const days = talks.map(({ at }) => businessDaysBetween(at ?? facts.at, facts.at, facts.snapshot.org.timeZone));
  const silent = Math.min(...days);
  if (days.length === 0 || silent < rule.business_days) return null;
  const last = talks[days.indexOf(silent)];
  const name = champions.find(({ lastTwoWay }) => lastTwoWay === last)?.name ?? null;
  return { params: { name, business_days: silent }, evidence: last === undefined ? [] : [last] };
}

/** Somebody was the champion, has left, and nobody else is. */
export function championGone(record: Voices): Finding | null {
  const rule = record.facts.blueprint.document.flags.champion_gone;
  const champions = peopleOf(record, rule.function);
  const [first] = champions;
  if (first === undefined || champions.some(({ left }) => left === null)) return null;
  if (mayHoldAny(record.facts, record.group.people)) return null;
  const gone = record.facts.members.flatMap(({ person }) =>
    champions.some(({ id }) => id === person.id) ? [personEvidence(person)] : [],
  );
  return { params: { name: first.name, left: first.left }, evidence: gone };
}

/** Flags about who is there and who is not. */
export const THREAD_FLAGS: readonly FlagRule[] = [
  { id: 'single_threaded', about: 'multi_threading', find: singleThreaded },
  { id: 'economic_buyer_missing', about: 'multi_threading', find: economicBuyerMissing },
  { id: 'champion_silent', about: 'multi_threading', find: championSilent },
  { id: 'champion_gone', about: 'multi_threading', find: championGone },
];

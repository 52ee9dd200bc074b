import { fieldEvidence } from '../evidence.ts';
import type { Part } from '../health/part.ts';
import { playbookOf } from '../playbook.ts';
import type { Renewal } from '../schema/account.ts';
import type { AssessedFunction, BuyingGroup } from '../schema/group.ts';
import type { AccountFacts } from './facts.ts';

type State = Renewal['functions'][number]['state'];

/** How a function stands to the renewal: in touch, named but silent, nobody, or not to be told. */
function stateOf({ state, mayBeEngaged }: AssessedFunction): State {
  if (state === 'engaged' || state === 'missing') return state;
  return mayBeEngaged ? 'unknown' : 'silent';
}

/** The next renewal; null where the blueprint says nothing of renewals. */
export function assessRenewal(facts: AccountFacts, group: BuyingGroup): Renewal | null {
  const { customer, blueprint } = facts;
  const rule = blueprint.document.customer_health?.renewal;
  if (rule === undefined) return null;
  const { renewalDate, daysToRenewal } = customer;
  const date = renewalDate.known ? renewalDate.value : null;
  const days = daysToRenewal.known ? daysToRenewal.value : null;
  return {
    date,
    days,
    due: days === null ? null : days <= rule.within,
    functions: group.functions
      .filter(({ id }) => rule.required_functions.includes(id))
      .map((one) => ({ id: one.id, label: one.label, state: stateOf(one) })),
    playbook: playbookOf(rule.playbook, blueprint),
    unknown:
      date === null ? { why: renewalDate.known ? 'not_tracked' : renewalDate.why, about: 'account.renewal' } : null,
    line: blueprint.place('customer_health.renewal'),
  };
}

/**
 * How ready the renewal is: nothing is asked for before its time; from then on the share of the functions it needs that
 * are engaged, and nothing at all once the date has passed.
 */
export function renewalPart(renewal: Renewal | null, { snapshot }: AccountFacts): Part {
  if (renewal === null) {
    const unknown = { why: 'not_configured', about: 'customer_health.renewal' } as const;
    return { value: null, inputs: {}, evidence: [], unknown };
  }
  const { date, days, due, functions } = renewal;
  const engaged = functions.filter(({ state }) => state === 'engaged').length;
  const inputs = { renewal_days: days, engaged, required: functions.length };
  if (days === null) return { value: null, inputs, evidence: [], unknown: renewal.unknown };
  const evidence = [fieldEvidence('account.renewal', date, snapshot.link)];
  if (days < 0) return { value: 0, inputs, evidence, unknown: null };
  if (due === false || functions.length === 0) return { value: 100, inputs, evidence, unknown: null };
  if (functions.some(({ state }) => state === 'unknown')) {
    return { value: null, inputs, evidence, unknown: { why: 'hidden', about: 'people' } };
  }
  return { value: (100 * engaged) / functions.length, inputs, evidence, unknown: null };
}

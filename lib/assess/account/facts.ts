import type { Blueprint } from '../../blueprint/blueprint.ts';
import { accountAsOf } from '../../record/account-as-of.ts';
import type { AccountSnapshot } from '../../record/account-snapshot.ts';
import { unknown } from '../../record/fact.ts';
import { SNAPSHOT_VERSION, type Snapshot } from '../../record/snapshot.ts';
import { type Instant, millis } from '../../record/time.ts';
import type { Facts } from '../facts.ts';
import { functionOf } from '../person-function.ts';
import { type Fit, withFit } from '../segment.ts';
import { countedSignals } from '../signals/known.ts';
import { touchesOf } from '../touch.ts';
import { type Customer, customerOf } from './customer.ts';
import { stageOfAccount } from './stage.ts';

/** An account as it was known at a moment. */
export interface AccountFacts extends Facts {
  record: AccountSnapshot;
  customer: Customer;
  fit: Fit;
  standing: ReturnType<typeof stageOfAccount>;
}

/**
 * The account's people and what happened around them in the shape that people and threads are judged on; a deal of its
 * own it has none, so that whatever asks for one hears that nothing is set up.
 */
function withoutDeal(record: AccountSnapshot): Snapshot {
  const none = unknown('not_configured');
  return {
    plumbline: SNAPSHOT_VERSION,
    ref: record.ref,
    link: record.link,
    readAt: record.readAt,
    org: record.org,
    deal: {
      name: record.account.name ?? '',
      stage: 'account',
      outcome: 'open',
      createdAt: record.createdAt,
      closedAt: null,
      closeDate: none,
      amount: none,
      probability: none,
      nextStep: none,
      owner: record.owner,
      crmScore: none,
      properties: {},
    },
    pipeline: { id: 'account', label: '', stages: [] },
    visits: [],
    changes: record.changes,
    account: record.account,
    people: record.people,
    interactions: record.interactions,
    tasks: record.tasks,
    notes: record.notes,
    signals: record.signals,
    conversions: record.conversions,
    seen: record.seen,
    users: record.users,
    gaps: record.gaps,
  };
}

/** The facts of an account, which is in order already (`accountInOrder`), as of a moment. */
export function accountFactsAt(ordered: AccountSnapshot, blueprint: Blueprint, at: Instant): AccountFacts {
  const record = accountAsOf(ordered, at);
  const snapshot = withoutDeal(record);
  const atMs = millis(at);
  const { crm } = record.ref;
  const customer = customerOf(record, blueprint, at);
  const facts: Facts & { customer: Customer } = {
    at,
    atMs,
    snapshot,
    blueprint,
    benchmarks: null,
    stage: null,
    mappedBy: null,
    members: record.people.map((person) => ({ person, function: functionOf(person, crm, blueprint) })),
    touches: touchesOf(snapshot, atMs),
    signals: countedSignals(record, blueprint, at),
    customer,
    fit: null,
  };
  const standing = stageOfAccount(withFit(facts), customer);
  const stands =
    standing.isCustomer === null ? customer.isCustomer : { known: true as const, value: standing.isCustomer };
  return withFit({
    ...{ ...facts, record, standing, stage: standing.stage },
    customer: { ...customer, isCustomer: stands },
  });
}

import type { AccountDeal, AccountSnapshot, SupportCase } from './account-snapshot.ts';
import { asText, before, interactionAt, personAt, propertiesAt, rolledBack, signalsBy, taskAt } from './as-of.ts';
import { type Instant, isBy } from './time.ts';

/** A deal as it stood: what closed later was open, in a stage that nobody wrote down here. */
const dealAt =
  (moment: Instant) =>
  (deal: AccountDeal): AccountDeal =>
    deal.closedAt === null || isBy(deal.closedAt, moment)
      ? deal
      : { ...deal, outcome: 'open', closedAt: null, stageLabel: null };

/** A case as it stood: what was closed later was open, in a state that nobody wrote down. */
const caseAt =
  (moment: Instant) =>
  (one: SupportCase): SupportCase =>
    one.closedAt === null || isBy(one.closedAt, moment) ? one : { ...one, closedAt: null, status: null };

/**
 * The account as it was known at `moment`: later deals, cases, interactions, people and signals are gone, and properties
 * hold what they held then. Facts without a date count as always known.
 */
export function accountAsOf(snapshot: AccountSnapshot, moment: Instant): AccountSnapshot {
  const { changes, account } = snapshot;
  return {
    ...snapshot,
    account: { ...account, properties: propertiesAt(account.properties, changes, moment) },
    owner: rolledBack(snapshot.owner, before(changes, 'owner', moment), asText),
    changes: changes.filter((change) => isBy(change.at, moment)),
    deals: snapshot.deals.filter(({ createdAt }) => isBy(createdAt, moment)).map(dealAt(moment)),
    people: snapshot.people.filter(({ since }) => since === null || isBy(since, moment)).map(personAt(moment)),
    interactions: snapshot.interactions.flatMap(interactionAt(moment)),
    tasks: snapshot.tasks.filter(({ createdAt }) => isBy(createdAt, moment)).map(taskAt(moment)),
    notes: snapshot.notes.filter(({ at }) => isBy(at, moment)),
    cases: snapshot.cases.filter(({ openedAt }) => isBy(openedAt, moment)).map(caseAt(moment)),
    signals: snapshot.signals && signalsBy(snapshot.signals, moment),
    conversions: snapshot.conversions.filter(({ at }) => isBy(at, moment)),
    seen: snapshot.seen.filter(({ at }) => isBy(at, moment)),
  };
}

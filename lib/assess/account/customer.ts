import type { Blueprint } from '../../blueprint/blueprint.ts';
import type { AccountSnapshot } from '../../record/account-snapshot.ts';
import { type Fact, known, unknown } from '../../record/fact.ts';
import { type Day, daysBetween, type Instant, millis } from '../../record/time.ts';
import { accountProperty, numberOf, propertyOf } from './field.ts';
import { daysToRenewal, renewalDateOf } from './renewal-date.ts';
import { usageLevel } from './usage.ts';

/** What can be asked about the customer's side of an account; `lib/blueprint/vocabulary.ts` says what each means. */
export interface Customer {
  isCustomer: Fact<boolean>;
  hasOpenDeal: Fact<boolean>;
  daysSinceWon: Fact<number | null>;
  /** When the first deal that is seen was won; null where none is. */
  firstWon: Instant | null;
  renewalDate: Fact<Day | null>;
  daysToRenewal: Fact<number | null>;
  openCases: Fact<number>;
  usage(metric: string): Fact<number | null>;
}

/** Why a list of the account may lack something; null where it is whole. */
function lacks({ gaps }: AccountSnapshot, about: string) {
  return gaps.find((gap) => gap.about === about)?.why ?? null;
}

function openCasesOf(snapshot: AccountSnapshot, { document }: Blueprint): Fact<number> {
  const field = document.customer_health?.support?.open_cases;
  if (field !== undefined) {
    const count = numberOf(propertyOf(snapshot, accountProperty(field, snapshot.ref.crm)));
    return count.known ? known(count.value ?? 0) : count;
  }
  const hidden = lacks(snapshot, 'cases');
  return hidden === null ? known(snapshot.cases.filter(({ closedAt }) => closedAt === null).length) : unknown(hidden);
}

/** The customer's side of an account that is as of the moment already. */
export function customerOf(snapshot: AccountSnapshot, blueprint: Blueprint, at: Instant): Customer {
  const won = snapshot.deals.flatMap(({ outcome, closedAt }) =>
    outcome === 'won' && closedAt !== null ? [closedAt] : [],
  );
  const first = won.toSorted((a, b) => millis(a) - millis(b))[0];
  const hidden = lacks(snapshot, 'deals');
  /** What is seen among the deals is so; what is not may be hidden. */
  const seen = (is: boolean): Fact<boolean> => (is || hidden === null ? known(is) : unknown(hidden));
  const renewalDate = renewalDateOf(snapshot, blueprint);
  return {
    isCustomer: seen(snapshot.deals.some(({ outcome }) => outcome === 'won')),
    hasOpenDeal: seen(snapshot.deals.some(({ outcome }) => outcome === 'open')),
    firstWon: first ?? null,
    daysSinceWon: hidden === null ? known(first === undefined ? null : daysBetween(first, at)) : unknown(hidden),
    renewalDate,
    daysToRenewal: daysToRenewal(renewalDate, at, snapshot.org.timeZone),
    openCases: openCasesOf(snapshot, blueprint),
    usage: (metric) => {
      const rule = blueprint.document.customer_health?.usage.find(({ id }) => id === metric);
      return rule === undefined ? unknown('not_configured') : usageLevel(rule, snapshot);
    },
  };
}

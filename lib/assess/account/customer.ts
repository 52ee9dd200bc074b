import type { Blueprint } from '../../blueprint/blueprint.ts';
import type { AccountSnapshot } from '../../record/account-snapshot.ts';
import { type Fact, known, unknown } from '../../record/fact.ts';
import { Day, daysBetween, type Instant, localDay, millis } from '../../record/time.ts';
import { accountProperty, numberOf, propertyOf } from './field.ts';
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

function renewalDateOf(snapshot: AccountSnapshot, { document }: Blueprint): Fact<Day | null> {
  const field = document.customer_health?.renewal?.date;
  if (field === undefined) return unknown('not_configured');
  const fact = propertyOf(snapshot, accountProperty(field, snapshot.ref.crm));
  if (!fact.known) return fact;
  if (fact.value === null || fact.value === '') return known(null);
  const day = Day.safeParse(String(fact.value).slice(0, 10));
  return day.success ? known(day.data) : unknown('not_configured');
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
  const today = localDay(at, snapshot.org.timeZone);
  return {
    isCustomer: seen(snapshot.deals.some(({ outcome }) => outcome === 'won')),
    hasOpenDeal: seen(snapshot.deals.some(({ outcome }) => outcome === 'open')),
    firstWon: first ?? null,
    daysSinceWon: hidden === null ? known(first === undefined ? null : daysBetween(first, at)) : unknown(hidden),
    renewalDate,
    daysToRenewal: renewalDate.known
      ? known(renewalDate.value === null ? null : Math.round(daysBetween(today, renewalDate.value)))
      : renewalDate,
    openCases: openCasesOf(snapshot, blueprint),
    usage: (metric) => {
      const rule = blueprint.document.customer_health?.usage.find(({ id }) => id === metric);
      return rule === undefined ? unknown('not_configured') : usageLevel(rule, snapshot);
    },
  };
}

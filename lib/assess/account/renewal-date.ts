import type { Blueprint } from '../../blueprint/blueprint.ts';
import { type Fact, known, unknown } from '../../record/fact.ts';
import type { RecordRef } from '../../record/ref.ts';
import type { Account } from '../../record/snapshot.ts';
import { Day, daysBetween, type Instant, localDay } from '../../record/time.ts';
import { accountProperty, propertyOf } from './field.ts';

/** The day on which an account renews, from the field that the blueprint names; null where that is empty. */
export function renewalDateOf(record: { ref: RecordRef; account: Account }, { document }: Blueprint): Fact<Day | null> {
  const field = document.customer_health?.renewal?.date;
  if (field === undefined) return unknown('not_configured');
  const fact = propertyOf(record, accountProperty(field, record.ref.crm));
  if (!fact.known) return fact;
  if (fact.value === null || fact.value === '') return known(null);
  const day = Day.safeParse(String(fact.value).slice(0, 10));
  return day.success ? known(day.data) : unknown('not_configured');
}

/** Days from a moment, in the organisation's time zone, to the renewal; negative once it has passed. */
export function daysToRenewal(date: Fact<Day | null>, at: Instant, timeZone: string): Fact<number | null> {
  if (!date.known) return date;
  return known(date.value === null ? null : Math.round(daysBetween(localDay(at, timeZone), date.value)));
}

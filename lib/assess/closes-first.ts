import type { AccountDeal } from '../record/account-snapshot.ts';

/** Deals in the order in which they close; those without a date, or whose date is hidden, come last. */
export function closesFirst(a: AccountDeal, b: AccountDeal): number {
  const ends = ({ closeDate }: AccountDeal) => (closeDate.known ? (closeDate.value ?? '9999') : '9999');
  return ends(a) === ends(b) ? (a.id < b.id ? -1 : 1) : ends(a) < ends(b) ? -1 : 1;
}

import type { CrmField } from '../../blueprint/schema/crm-field.ts';
import type { AccountSnapshot } from '../../record/account-snapshot.ts';
import { type Fact, type Scalar, unknown } from '../../record/fact.ts';
import type { CrmId } from '../../record/ref.ts';

const ACCOUNT_OBJECTS = new Set(['company', 'Account']);

/** The name of the account's property that a field of the blueprint stands for in a CRM; null where it stands for none. */
export function accountProperty(field: CrmField, crm: CrmId): string | null {
  const [object = '', property = ''] = field[crm]?.split('.') ?? [];
  return ACCOUNT_OBJECTS.has(object) ? property : null;
}

/** What an account's property holds; `not_configured` where the blueprint or the CRM names none. */
export function propertyOf({ account }: Pick<AccountSnapshot, 'account'>, name: string | null): Fact<Scalar> {
  if (name === null || !Object.hasOwn(account.properties, name)) return unknown('not_configured');
  return account.properties[name] ?? unknown('not_configured');
}

/** The number of a property; null where it is empty, `not_configured` where it holds no number. */
export function numberOf(fact: Fact<Scalar>): Fact<number | null> {
  if (!fact.known) return fact;
  if (fact.value === null || fact.value === '') return { known: true, value: null };
  const value = Number(fact.value);
  return Number.isFinite(value) && typeof fact.value !== 'boolean' ? { known: true, value } : unknown('not_configured');
}

import type { CrmId } from '../record/ref.ts';
import type { Blueprint } from './blueprint.ts';
import { askedWithClaims } from './claimed.ts';
import type { CrmField } from './schema/crm-field.ts';

/** The field in which each CRM keeps who looks after a customer, where a seat `is: account.csm`. */
const CSM: CrmField = { hubspot: 'company.csm', salesforce: 'Account.CSM__c' };
const ACCOUNT_OBJECTS = new Set(['company', 'Account']);

/** The account's fields that the blueprint names outside its expressions. */
function accountFields({ document }: Blueprint): CrmField[] {
  const { customer_health: health, seats } = document;
  const holders = Object.values(seats).flatMap(({ is }): CrmField[] => {
    if (is === 'account.csm') return [CSM];
    return typeof is === 'object' && 'property' in is ? [is.property] : [];
  });
  const usage = (health?.usage ?? []).flatMap(({ value, out_of }): CrmField[] => [
    ...('signal' in value ? [] : [value]),
    ...(out_of === undefined ? [] : [out_of]),
  ]);
  return [...holders, ...usage, health?.renewal?.date, health?.support?.open_cases].filter((it) => it !== undefined);
}

/**
 * The properties that reading an account of a CRM asks for: those of expressions and claims, and those of use, renewal,
 * support and seats.
 */
export function askedOfAccount(blueprint: Blueprint, crm: CrmId): Blueprint['properties'] {
  const fields = accountFields(blueprint).flatMap((field) => {
    const [object = '', property = ''] = field[crm]?.split('.') ?? [];
    return ACCOUNT_OBJECTS.has(object) ? [property] : [];
  });
  const { deal, account } = askedWithClaims(blueprint, crm);
  return { deal, account: [...new Set([...account, ...fields])].toSorted() };
}

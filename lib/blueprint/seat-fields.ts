import type { Blueprint } from './blueprint.ts';
import type { CrmField } from './schema/crm-field.ts';

/** The field in which each CRM keeps who looks after a customer, where a seat `is: account.csm`. */
export const ACCOUNT_CSM = { hubspot: 'company.csm', salesforce: 'Account.CSM__c' } as const;
/** The field in which each CRM keeps who owns an account, where a seat `is: account.owner`. */
export const ACCOUNT_OWNER = { hubspot: 'company.hubspot_owner_id', salesforce: 'Account.OwnerId' } as const;

/** The fields of the CRM that say who holds the blueprint's seats. */
export function seatFields({ document }: Blueprint): CrmField[] {
  return Object.values(document.seats).flatMap(({ is }): CrmField[] => {
    if (is === 'account.csm') return [ACCOUNT_CSM];
    if (is === 'account.owner') return [ACCOUNT_OWNER];
    return typeof is === 'object' && 'property' in is ? [is.property] : [];
  });
}

import { z } from 'zod';
import { Because, Id, Label } from './basics.ts';
import { CrmField } from './crm-field.ts';

const InEachCrm = z
  .strictObject({
    hubspot: z.string().min(1).optional().describe('Id in HubSpot'),
    salesforce: z.string().min(1).optional().describe('Id in Salesforce'),
  })
  .refine(({ hubspot, salesforce }) => hubspot !== undefined || salesforce !== undefined, 'name one in a CRM');

/** Where the user who sits in a seat is found. */
export const Holder = z.union([
  z
    .enum(['record.owner', 'account.owner', 'account.csm', 'unassigned'])
    .describe(
      'The owner of the record or of its account; the user in the account’s field csm (CSM__c in Salesforce); nobody',
    ),
  z.strictObject({ email: z.email().describe('Mail address of a shared mailbox or of the user in the CRM') }),
  z.strictObject({ crm_user: InEachCrm.describe('One user of the CRM, by id') }),
  z.strictObject({ team: InEachCrm.describe('A team (HubSpot) or group (Salesforce), by id') }),
  z.strictObject({ property: CrmField.describe('A field of the record or its account that holds a user') }),
]);
export type Holder = z.infer<typeof Holder>;

/** A role that owns outcomes or decisions, never a person. */
export const Seat = z.strictObject({
  label: Label.describe('The name of the role'),
  is: Holder.describe('How the seat resolves to a user of the CRM'),
  reports_to: Id.optional().describe('The seat that this one reports to'),
  because: Because,
});
export type Seat = z.infer<typeof Seat>;

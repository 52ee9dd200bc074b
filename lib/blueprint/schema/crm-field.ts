import { z } from 'zod';

/** The objects of the CRMs that fields are read from. */
const HUBSPOT = /^(deal|company|contact)\.[a-z][a-z0-9_]{0,99}$/;
const SALESFORCE = /^(Opportunity|Account|Contact)\.[A-Za-z][A-Za-z0-9_]{0,79}$/;

/** A field by its own name in each CRM; at least one CRM is named. */
export const CrmField = z
  .strictObject({
    hubspot: z
      .string()
      .regex(HUBSPOT, 'write a property as company.renewal_date: deal, company or contact, and its internal name')
      .optional()
      .describe('Object and property in HubSpot, as company.renewal_date'),
    salesforce: z
      .string()
      .regex(SALESFORCE, 'write a field as Account.Renewal_Date__c: Opportunity, Account or Contact, and its API name')
      .optional()
      .describe('Object and field in Salesforce, as Account.Renewal_Date__c'),
  })
  .refine(({ hubspot, salesforce }) => hubspot !== undefined || salesforce !== undefined, 'name the field of a CRM');
export type CrmField = z.infer<typeof CrmField>;

import { z } from 'zod';

/** The CRMs that Plumbline reads. */
export const CrmId = z.enum(['hubspot', 'salesforce']);
export type CrmId = z.infer<typeof CrmId>;

/** The kinds of record that Plumbline judges or places in a group. */
export const RecordKind = z.enum(['deal', 'account', 'contact']);
export type RecordKind = z.infer<typeof RecordKind>;

/** Which organisation of a CRM: a HubSpot portal id or a Salesforce org host. */
export const OrgRef = z.strictObject({ crm: CrmId, org: z.string().min(1) });
export type OrgRef = z.infer<typeof OrgRef>;

/** Which record: CRM, organisation, kind and the CRM's own id. */
export const RecordRef = z.strictObject({
  crm: CrmId,
  org: z.string().min(1),
  kind: RecordKind,
  id: z.string().min(1),
});
export type RecordRef = z.infer<typeof RecordRef>;

/** The organisation of a record. */
export function orgOf({ crm, org }: RecordRef): OrgRef {
  return { crm, org };
}

// The keys have a file of their own, so that the page's bootstrap can have them without zod.
export { orgKey, recordKey } from './key.ts';

import { z } from 'zod';
import { CrmId } from './ref.ts';

const Stage = z.strictObject({ id: z.string(), label: z.string() });
const Names = z.array(z.string()).nullable();

/** What an organisation of a CRM has set up: the names that a blueprint can refer to. Null where it could not be read. */
export const OrgMetadata = z.strictObject({
  crm: CrmId,
  pipelines: z
    .array(z.strictObject({ id: z.string(), label: z.string(), stages: z.array(Stage) }))
    .nullable()
    .describe('Deal pipelines, or record types of opportunities, with their stages'),
  properties: z
    .strictObject({ deal: Names, account: Names, contact: Names })
    .nullable()
    .describe('Fields by the CRM’s own names'),
  roles: z.array(z.string()).nullable().describe('Association labels, buying roles or contact roles'),
  users: z
    .array(z.strictObject({ id: z.string(), email: z.string().nullable() }))
    .nullable()
    .describe('Active users'),
  teams: z.array(z.string()).nullable().describe('Ids of teams or groups'),
});
export type OrgMetadata = z.infer<typeof OrgMetadata>;

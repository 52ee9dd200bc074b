import { z } from 'zod';
import { UnknownReason } from './fact.ts';

/** What mends a gap; the interface has the words for each. */
export const Remedy = z.enum([
  'grant_scope',
  'ask_admin',
  'log_activity',
  'fill_field',
  'add_contacts',
  'reload',
  'upgrade_plan',
  'none',
]);

/** Something that could not be read, why, and what would mend it. */
export const Gap = z.strictObject({
  about: z
    .string()
    .min(1)
    .describe('What is missing, as a path into the snapshot: `interactions.email`, `deal.amount`, `deal.properties.x`'),
  label: z.string().optional().describe('What the CRM calls that field, where it tells'),
  why: UnknownReason,
  remedy: Remedy,
  detail: z.string().nullable().describe('The scope, field or setting concerned, as the CRM names it'),
});
export type Gap = z.infer<typeof Gap>;

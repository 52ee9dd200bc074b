import { z } from 'zod';
import { Duration } from '../duration.ts';
import { Because, Id, Label } from './basics.ts';
import { CrmField } from './crm-field.ts';

/** A tool of the company and the part it plays. */
export const System = z.strictObject({
  label: Label.describe('Its name'),
  role: z
    .enum(['crm', 'enrichment', 'orchestration', 'warehouse', 'product', 'support'])
    .describe('What it is for; each system has one role'),
  owner: Id.describe('The seat that answers for it'),
  because: Because,
});

const ByRank = z.strictObject({
  by: z.literal('rank').describe('The first claim from the top wins'),
  fresh_for: Duration.optional().describe('A claim older than this no longer wins over a younger one'),
  tolerance: z.number().min(0).max(1).optional().describe('Numbers that differ by at most this share are no conflict'),
  because: Because,
});
const ByNewest = ByRank.omit({ fresh_for: true }).extend({
  by: z.literal('newest').describe('The claim with the latest date wins'),
});
const ProtectHuman = ByRank.omit({ fresh_for: true }).extend({
  by: z.literal('protect_human').describe('What a person wrote in the CRM wins for a time, then the rank decides'),
  protect_for: Duration.describe('For how long a person’s value is protected'),
});

const FIELD =
  /^(account\.(name|industry|employees|country)|deal\.(name|amount|close_date|next_step)|(account|deal)\.properties\.[A-Za-z][A-Za-z0-9_]*)$/;

/** A field that several systems claim to know, and which of them is believed. */
export const SourceRule = z.strictObject({
  field: z
    .string()
    .regex(FIELD, 'write the field as account.employees, deal.amount or account.properties.NAME')
    .describe('The fact, as expressions name it'),
  claims: z
    .array(
      z.strictObject({
        source: Id.describe('The system that claims it'),
        from: CrmField.describe('Where its value stands in the CRM'),
        at: CrmField.optional().describe('The field that says when the value was set; without it, the field’s history'),
      }),
    )
    .min(1)
    .describe('The values, the most trusted system first'),
  rule: z
    .discriminatedUnion('by', [ByRank, ByNewest, ProtectHuman])
    .optional()
    .describe('Which claim wins; without a rule a conflict is undecided and both are shown'),
});
export type SourceRule = z.infer<typeof SourceRule>;

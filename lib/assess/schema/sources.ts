import { z } from 'zod';
import { Scalar, UnknownReason } from '../../record/fact.ts';
import { Instant } from '../../record/time.ts';
import { BlueprintLine } from './evidence.ts';

/** What one system says of a field. */
export const AssessedClaim = z.strictObject({
  source: z.string().describe('Id of the system in the blueprint'),
  label: z.string(),
  value: Scalar.describe('Null where the system says nothing, or it is not known what it says'),
  valueLabel: z.string().optional().describe('What the CRM calls the value, where its own name for it is another'),
  unknown: UnknownReason.nullable().describe('Why the claim is not known'),
  at: Instant.nullable().describe('When the value was set; null where nobody tells'),
  byPerson: z.boolean().describe('Whether the field’s history says that a person wrote it'),
  stale: z.boolean().describe('Older than the rule calls fresh'),
  field: z.string().describe("The CRM's name of the field it stands in"),
});
export type AssessedClaim = z.infer<typeof AssessedClaim>;

/** A field that several systems claim to know, and which of them is believed. Nothing is ever written back (R78). */
export const AssessedSource = z.strictObject({
  field: z.string().describe('The fact as expressions name it, as account.employees'),
  label: z.string().nullable().describe('What the CRM calls the field, where it is a property and the CRM tells'),
  state: z
    .enum(['agreed', 'decided', 'undecided', 'unknown'])
    .describe(
      'agreed: no two claims differ; decided: they differ and the rule chose; undecided: they differ and nothing chooses; unknown: nobody says anything',
    ),
  claims: z.array(AssessedClaim).describe('The most trusted first, as the blueprint ranks them'),
  winner: z.string().nullable().describe('Id of the system that is believed; null when undecided or unknown'),
  why: z
    .enum(['rank', 'fresher', 'newest', 'human'])
    .nullable()
    .describe(
      'What chose between claims that differ: the rank, a younger claim in place of a stale one, the latest date, a person’s edit (R77)',
    ),
  because: z.string().nullable(),
  line: BlueprintLine,
});
export type AssessedSource = z.infer<typeof AssessedSource>;

import { z } from 'zod';

/** The id of a part of the blueprint, by which other parts refer to it. */
export const Id = z
  .string()
  .regex(/^[a-z][a-z0-9_-]{0,63}$/, 'an id is lower case letters, digits, _ and -, and starts with a letter')
  .refine((id) => !(id in Object.prototype), 'this word is reserved; choose another id');

/** A name for readers. */
export const Label = z.string().min(1);

/** A CEL expression over the vocabulary of docs/blueprint.md. */
export const Expression = z.string().min(1);

export const Because = z.string().optional().describe('Why the rule is there, in a sentence for a colleague');

export const Side = z.enum(['acquisition', 'expansion']);

export const Tier = z.enum(['high', 'medium', 'low']);
export type Tier = z.infer<typeof Tier>;

/** A condition with its id and its evidence. */
export const Criterion = z.strictObject({
  id: Id.describe('Id, once in its list'),
  label: Label.describe('The condition in words, as the panel shows it'),
  when: Expression.describe('The condition as a CEL expression; a value that is missing makes it unknown, never unmet'),
  weight: z.number().positive().default(1).describe('How much it counts among its list'),
  attest: z.string().optional().describe('The CRM field in which a person attests it, as deal.budget_confirmed'),
  because: Because,
});
export type Criterion = z.infer<typeof Criterion>;

import { z } from 'zod';
import { Instant } from '../../record/time.ts';
import { BlueprintLine, Evidence, Unknown } from './evidence.ts';

/** How a person's function was found, in the order of trust. */
export const FunctionBasis = z.enum(['deal_role', 'buying_role', 'title_guess']);

/** A stakeholder as judged. */
export const AssessedPerson = z.strictObject({
  id: z.string(),
  name: z.string().nullable(),
  title: z.string().nullable(),
  hidden: z.boolean(),
  left: Instant.nullable(),
  function: z.string().nullable().describe('Function id of the blueprint, null when unclassified'),
  basis: FunctionBasis.nullable(),
  roleName: z.string().nullable().describe("The CRM's role or label that decided, or the title that was matched"),
  engagement: z
    .enum(['active', 'quiet', 'unanswered', 'untouched', 'unknown'])
    .describe(
      'active: two-way in the window; quiet: two-way before it; unanswered: only we wrote; untouched: no interaction; unknown: interactions could not be read',
    ),
  depth: z.number().min(0).max(100).nullable(),
  lastTwoWay: Evidence.nullable(),
  lastTouch: Evidence.nullable(),
  velocity: z
    .number()
    .min(0)
    .nullable()
    .describe('Two-way interactions of the last 30 days ÷ of the 30 before (R12): 0/0 is 0, n/0 is 2'),
  line: BlueprintLine.nullable().describe('The role mapping or title rule that classified the person'),
  link: z.url().nullable(),
});
export type AssessedPerson = z.infer<typeof AssessedPerson>;

/** One function of the buying group. */
export const AssessedFunction = z.strictObject({
  id: z.string(),
  label: z.string(),
  required: z.boolean(),
  state: z.enum(['engaged', 'identified', 'hidden', 'missing', 'unknown']),
  mayBeEngaged: z
    .boolean()
    .describe('Whether somebody hidden, or interactions that could not be read, may make it engaged all the same'),
  people: z.array(z.string()).describe('Ids of its people, most engaged first'),
  line: BlueprintLine,
});
export type AssessedFunction = z.infer<typeof AssessedFunction>;

/** Who in the buying group is engaged and who is missing. */
export const BuyingGroup = z.strictObject({
  windowDays: z.number(),
  functions: z.array(AssessedFunction).describe('Required ones first, in the blueprint’s order'),
  people: z.array(AssessedPerson).describe('Most engaged first; unclassified people included'),
  required: z.int(),
  engaged: z.int().describe('Required functions with an active thread'),
  identified: z.int().describe('Required functions with a named or hidden person'),
  coverage: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .describe('engaged ÷ required; null when unknown or nothing is required'),
  activeThreads: z.int().nullable().describe('People with a two-way interaction in the window; null when unknown'),
  healthyThreads: z.int().nullable().describe('What the stage calls healthy'),
  undated: z.int().describe('Roles without a date, taken as always known'),
  unknown: Unknown.nullable(),
  line: BlueprintLine,
});
export type BuyingGroup = z.infer<typeof BuyingGroup>;

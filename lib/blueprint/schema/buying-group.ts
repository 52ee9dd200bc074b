import { z } from 'zod';
import { PositiveDuration } from '../duration.ts';
import { Because, Id, Label } from './basics.ts';

const BuyingFunction = z.strictObject({
  id: Id.describe('Id of the function'),
  label: Label.describe('Its name'),
  roles: z
    .strictObject({
      hubspot: z.array(z.string()).default([]).describe('Association labels and buying-role values in HubSpot'),
      salesforce: z.array(z.string()).default([]).describe('Contact roles in Salesforce'),
    })
    .describe('Association labels, contact roles and buying-role values, compared without case'),
  titles: z
    .array(z.string())
    .default([])
    .describe('Regular expressions (RE2) on the job title, without case; first function that matches wins'),
  because: Because,
});

/** Who decides at the buyer, and how it is seen that they take part. */
export const BuyingGroup = z.strictObject({
  window: PositiveDuration.describe('How long after a two-way interaction a thread counts as active'),
  depth: z
    .strictObject({
      half_life: PositiveDuration.describe('After how long an interaction counts half'),
      two_way: z.number().positive().describe('Weight of an interaction that the buyer took part in'),
      outbound: z.number().positive().describe('Weight of one that only we took part in'),
      full: z.number().positive().describe('Decayed weight at which depth reaches 63 of 100'),
    })
    .describe('How deep the contact with one person is'),
  functions: z.array(BuyingFunction).min(1).describe('Where people sit in the decision'),
  titles_without_function: z
    .array(z.string())
    .default([])
    .describe('Regular expressions (RE2) on job titles that no title rule may classify, as assistants of a chief'),
});

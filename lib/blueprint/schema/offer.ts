import { z } from 'zod';
import { Because, Expression, Id, Label } from './basics.ts';

/** Something the company sells. */
export const Offer = z.strictObject({
  id: Id.describe('Id of the offer'),
  label: Label.describe('What it is called'),
  outcome: z.string().min(1).describe('What the buyer has when it worked'),
  segments: z.array(Id).default([]).describe('The segments it is made for; none means all'),
  when: Expression.optional().describe('How it is seen on a deal'),
  because: Because,
});

/** How value is charged for, how work is done, and the limits that no deal crosses without a decision. */
export const CommercialModel = z.strictObject({
  pricing: z
    .array(
      z.strictObject({
        id: Id.describe('Id of the price model'),
        label: Label.describe('Its name'),
        how: z.string().min(1).describe('What is charged for, by which unit, on which terms'),
        offers: z.array(Id).default([]).describe('The offers that it applies to; none means all'),
        because: Because,
      }),
    )
    .default([])
    .describe('How each offer is charged for'),
  engagement: z
    .array(
      z.strictObject({
        id: Id.describe('Id of the way of working'),
        label: Label.describe('Its name'),
        how: z.string().min(1).describe('Who works with the customer, how, and how long'),
        segments: z.array(Id).default([]).describe('The segments that it applies to; none means all'),
        because: Because,
      }),
    )
    .default([])
    .describe('How customers are worked with'),
  guardrails: z
    .array(
      z.strictObject({
        id: Id.describe('Id of the guardrail'),
        label: Label.describe('The limit in words'),
        when: Expression.describe('When a deal has crossed it'),
        decision: Id.describe('The decision it then takes'),
        because: Because,
      }),
    )
    .default([])
    .describe('Limits that a deal crosses only by decision'),
});

import { z } from 'zod';
import { Because, Expression, Id, Label } from './basics.ts';

const Segment = z
  .strictObject({
    id: Id.describe('Id of the segment'),
    label: Label.describe('Its name'),
    when: Expression.optional().describe('Which accounts belong to it; the first segment that matches is theirs'),
    otherwise: z.literal(true).optional().describe('In place of when, for the last segment: all other accounts'),
    because: Because,
  })
  .refine(
    (segment) => (segment.when === undefined) !== (segment.otherwise === undefined),
    'a segment has `when` or `otherwise: true`, not both',
  );

const Assumptions = z.strictObject({
  stage: z.string().min(1).describe('The stage that the company is at, as its revenue and its next ceiling'),
  market: z.string().min(1).describe('What is held true of the market'),
  outcome: z.string().min(1).describe('What the design is to bring about, and by when'),
  because: Because,
});

/** Whom the company sells to. */
export const Market = z.strictObject({
  segments: z.array(Segment).min(1).describe('Kinds of account, from top to bottom; the last is otherwise: true'),
  ideal_customer: z
    .strictObject({ when: Expression.describe('Which accounts are ideal customers'), because: Because })
    .optional()
    .describe('Whom the company sells to best'),
  assumptions: Assumptions.optional().describe(
    'What the design assumes; when one no longer holds, it is due for review',
  ),
});

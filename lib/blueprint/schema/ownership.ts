import { z } from 'zod';
import { Duration } from '../duration.ts';
import { Because, Id, Label } from './basics.ts';

/** Who answers for an outcome, and who has the last word where two do. */
export const Ownership = z.strictObject({
  outcome: Id.describe('The outcome; it may stand here several times with different scopes'),
  label: Label.describe('The outcome in words'),
  primary: Id.describe('The one seat that answers for it'),
  contributing: z.array(Id).default([]).describe('Seats that add to it'),
  motions: z.array(Id).default([]).describe('Only in these motions; none means all'),
  segments: z.array(Id).default([]).describe('Only in these segments; none means all'),
  stages: z.array(Id).default([]).describe('Only on records in these stages; none means all'),
  overlap: z
    .strictObject({
      with: Id.describe('The other seat that may claim it'),
      final: Id.describe('The seat with the last word'),
      because: Because,
    })
    .optional()
    .describe('Where two seats meet, and whose word is final'),
  because: Because,
});
export type Ownership = z.infer<typeof Ownership>;

/** A kind of decision: which seat makes it, where, by when, and the way up. */
export const Decision = z.strictObject({
  id: Id.describe('Id of the decision'),
  label: Label.describe('What is decided'),
  kind: z
    .enum(['funding', 'timing', 'tradeoff', 'priority', 'design', 'governance'])
    .describe('Money, time, one good against another, order, the design itself, or what people and agents may do'),
  seat: Id.describe('The seat that decides'),
  forum: z.string().min(1).describe('Where it is decided'),
  inputs: z.array(z.string().min(1)).default([]).describe('What has to be on the table'),
  within: Duration.describe('How long it may take'),
  escalates_to: Id.optional().describe('The seat that decides when that time is over'),
  because: Because,
});
export type Decision = z.infer<typeof Decision>;

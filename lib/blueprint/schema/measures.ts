import { z } from 'zod';
import { Day } from '../../record/time.ts';
import { Duration } from '../duration.ts';
import { Because, Id, Label } from './basics.ts';

/** A figure that the company goes by, defined once. */
export const Metric = z.strictObject({
  label: Label.describe('Its name'),
  definition: z.string().min(1).describe('What it counts, in words; the one definition for everybody'),
  owner: Id.describe('The seat that answers for the definition'),
  formula: z
    .enum([
      'deal_velocity',
      'stage_conversion',
      'time_in_stage',
      'signal_latency',
      'expansion_ratio',
      'net_revenue_retention',
    ])
    .optional()
    .describe('The formula by which Plumbline computes it, where it can'),
  because: Because,
});

/** A part of the design that is looked at again and again. */
export const Review = z.strictObject({
  id: Id.describe('Id of the review'),
  label: Label.describe('What is reviewed'),
  every: Duration.describe('How often'),
  last: Day.describe('When it was done last'),
  seat: Id.describe('The seat that sees to it'),
  forum: z.string().min(1).optional().describe('Where it is done'),
  because: Because,
});

/** A piece of work that turns one thing into another, again and again. */
export const Process = z.strictObject({
  id: Id.describe('Id of the process'),
  label: Label.describe('Its name'),
  owner: Id.describe('The seat that answers for it'),
  inputs: z.array(z.string().min(1)).min(1).describe('What it starts from'),
  outputs: z.array(z.string().min(1)).min(1).describe('What it leaves behind'),
  success: z.array(z.string().min(1)).min(1).describe('How it is seen that it worked'),
  stages: z.array(Id).default([]).describe('The stages of the lifecycle that it takes place in'),
  because: Because,
});

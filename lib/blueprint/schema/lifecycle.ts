import { z } from 'zod';
import { PositiveDuration } from '../duration.ts';
import { Because, Criterion, Expression, Id, Label } from './basics.ts';

const HubSpotStage = z.strictObject({
  pipeline: z.string().describe('Id of the pipeline'),
  stage: z.string().describe('Id of the stage'),
});
const SalesforceStage = z.strictObject({
  stage: z.string().describe('Name of the stage'),
  record_type: z.string().optional().describe('Record type that this holds for; without it, every one'),
});

/** A step of the lifecycle: what the buyer has decided, what it takes to move on, and how long that takes. */
export const Stage = z.strictObject({
  id: Id.describe('Id of the stage'),
  label: Label.describe('Its name'),
  side: z.enum(['acquisition', 'knot', 'expansion']).describe('Before the won deal, the won deal itself, or after it'),
  means: z.string().min(1).describe('What the buyer has decided when the record is here'),
  inputs: z.array(z.string().min(1)).default([]).describe('What the work of this stage starts from'),
  outputs: z.array(z.string().min(1)).default([]).describe('What it leaves behind for the next one'),
  crm: z
    .strictObject({
      hubspot: z.array(HubSpotStage).default([]).describe('Pipeline stages of HubSpot'),
      salesforce: z.array(SalesforceStage).default([]).describe('Opportunity stages of Salesforce'),
    })
    .default({ hubspot: [], salesforce: [] })
    .describe('The stages of the CRMs that stand for this one, for deals'),
  account_when: Expression.optional().describe(
    'For stages after the knot: when an account stands here. Of those that hold, the last stage is the account’s',
  ),
  probability: z
    .strictObject({
      from: z.number().min(0).max(1).describe('From this probability on'),
      to: z.number().min(0).max(1).describe('Below this probability'),
    })
    .optional()
    .describe('Stages of unknown pipelines with from ≤ probability < to stand here'),
  owner: Id.describe('The seat that answers for it'),
  entry: z.array(Criterion).default([]).describe('What has to be true when a record enters'),
  exit: z.array(Criterion).default([]).describe('What has to be true before it moves on: the stage gate'),
  handoff: z.array(Criterion).default([]).describe('On the knot: what those who take over must have been given'),
  milestones: z
    .array(Criterion)
    .default([])
    .describe('After the knot: the outcomes by which the customer sees that it works'),
  required_functions: z.array(Id).default([]).describe('Functions of the buying group that have to be engaged here'),
  required_by_segment: z
    .record(Id, z.array(Id))
    .optional()
    .describe('By segment id, in place of `required_functions` for accounts of that segment'),
  window: PositiveDuration.optional().describe('Another window for active threads in this stage'),
  healthy: z
    .strictObject({
      score: z.number().min(0).max(100).describe('Health from which a record is healthy here'),
      threads: z.int().min(0).describe('Active threads that are healthy here'),
      momentum: z.number().positive().describe('Decayed two-way weight in 30 days that counts as 100'),
    })
    .describe('What healthy means here'),
  benchmark: z
    .strictObject({ default: PositiveDuration.describe('Time in stage where no segment is named') })
    .catchall(PositiveDuration)
    .optional()
    .describe('Time in stage by segment id, `default` for the others'),
  stuck: z
    .strictObject({
      ratio: z.number().positive().describe('Stuck is strictly longer than this many times the benchmark'),
      basis: z.enum(['average', 'median', 'p75']).describe('Which figure of the closed deals is the benchmark'),
      playbook: Id.optional().describe('What to do then'),
      because: Because,
    })
    .describe('When a record is stuck here'),
  playbook: Id.optional().describe('What to do here while all is well'),
  because: Because,
});
export type Stage = z.infer<typeof Stage>;

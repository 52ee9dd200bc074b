import { z } from 'zod';
import { Instant } from '../../record/time.ts';
import { Unknown } from './evidence.ts';
import { AssessedFunction, BuyingGroup } from './group.ts';

/** The functions that a stage called for, as they stood at the last moment of a stay in it. */
export const EngagementThen = BuyingGroup.pick({
  windowDays: true,
  required: true,
  engaged: true,
  coverage: true,
  unknown: true,
  line: true,
}).extend({
  functions: z
    .array(AssessedFunction.pick({ id: true, label: true, state: true, mayBeEngaged: true }))
    .describe('Those that the stage called for, in the blueprint’s order'),
});
export type EngagementThen = z.infer<typeof EngagementThen>;

/** One stay in a stage, and how engaged the buying group was when it ended. */
export const StayEngagement = z.strictObject({
  stage: z.string().nullable().describe('Blueprint stage id; null where the CRM stage stands for none'),
  label: z.string().nullable().describe('What the blueprint, or else the CRM, calls it; null where neither tells'),
  enteredAt: Instant.nullable().describe('Null where the CRM does not tell'),
  leftAt: Instant.nullable().describe('Null while the deal is there, and where the CRM does not tell'),
  engagement: EngagementThen.nullable().describe(
    'At the last moment of the stay, or now; null for one of less than a day, which says nothing of people, and where nobody knows when it ended',
  ),
});
export type StayEngagement = z.infer<typeof StayEngagement>;

/** How engaged the buying group was at each stage of the deal so far. */
export const GroupByStage = z.strictObject({
  stays: z
    .array(StayEngagement)
    .describe('Oldest first, those in closed stages left out; the last one says the same as `group`'),
  noLonger: z
    .array(z.string())
    .describe(
      'Ids of functions called for now that were engaged when an earlier stay ended and are known not to be now',
    ),
  unknown: Unknown.nullable().describe('Why earlier stays may be missing; null where all are known'),
});
export type GroupByStage = z.infer<typeof GroupByStage>;

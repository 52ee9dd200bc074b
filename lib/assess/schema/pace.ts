import { z } from 'zod';
import { Instant } from '../../record/time.ts';
import { BlueprintLine, Evidence, Unknown } from './evidence.ts';

/** How many closed deals would have been the benchmark, had they been enough. */
const DealsHere = z
  .int()
  .nullable()
  .describe('Closed deals here that passed the stage; null where they were not read, or their segment is not known');

/** What the time in the stage is held against. */
export const Benchmark = z.discriminatedUnion('source', [
  z.strictObject({
    source: z.literal('org'),
    days: z.number(),
    basis: z.enum(['average', 'median', 'p75']),
    deals: z.int(),
    visits: z.int(),
    segment: z.string().nullable().describe('Null when all segments had to be taken together'),
    computedAt: Instant,
  }),
  z.strictObject({
    source: z.literal('blueprint'),
    days: z.number(),
    deals: DealsHere,
    line: BlueprintLine,
  }),
  z.strictObject({ source: z.literal('insufficient_history'), deals: DealsHere, needed: z.int() }),
]);
export type Benchmark = z.infer<typeof Benchmark>;

/** Time in the present stage against the benchmark of stage and segment. */
export const Pace = z.strictObject({
  days: z
    .number()
    .nullable()
    .describe('In the current visit of what the benchmark is of: the CRM stage, or the lifecycle stage'),
  totalDays: z.number().nullable().describe('In all visits of it; null where earlier ones are not tracked'),
  visits: z.int(),
  entered: Evidence.nullable(),
  benchmark: Benchmark,
  ratio: z.number().nullable(),
  stuckRatio: z.number().describe('Stuck when the ratio is strictly above it'),
  stuck: z.boolean().nullable(),
  odds: z
    .strictObject({ share: z.number().min(0).max(1), atRisk: z.int() })
    .nullable()
    .describe('Of the deals still in this stage after as many days, the share that later moved on'),
  unknown: Unknown.nullable(),
  line: BlueprintLine,
});
export type Pace = z.infer<typeof Pace>;

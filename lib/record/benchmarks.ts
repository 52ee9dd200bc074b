import { z } from 'zod';
import { Instant } from './time.ts';

/** Share of deals that later moved on, by days already spent in the stage (Kaplan-Meier, open deals censored). */
export const AdvancePoint = z.strictObject({
  day: z.number().min(0),
  atRisk: z.int().min(0).describe('Deals still in the stage after that many days'),
  stillHere: z.number().min(0).max(1).describe('Kaplan-Meier estimate of not yet having left'),
  advanced: z.int().min(0).describe('Of those at risk, how many later moved on to a later stage or to won'),
  odds: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .describe(
      'Estimated share of those at risk that will move on, deals that are still open counted as censored; null where all of them are',
    ),
});

/** How long deals of one segment stay in one stage of one pipeline. */
export const StageBenchmark = z.strictObject({
  pipeline: z.string().min(1),
  stage: z.string().min(1).describe("The CRM's stage id"),
  segment: z.string().nullable().describe('Segment id of the blueprint, null for all segments together'),
  visits: z.int().min(0).describe('Completed visits it rests on'),
  deals: z.int().min(0).describe('Closed deals it rests on'),
  average: z.number().min(0).describe('Days'),
  median: z.number().min(0).describe('Days'),
  p75: z.number().min(0).describe('Days'),
  curve: z.array(AdvancePoint),
});
export type StageBenchmark = z.infer<typeof StageBenchmark>;

/** The benchmarks document: computed from the org's own deals, or published by its warehouse. */
export const Benchmarks = z.strictObject({
  plumbline: z.literal(1),
  computedAt: Instant,
  from: z.enum(['sample', 'document']),
  deals: z.int().min(0),
  of: z.int().min(0).describe('Deals in the period; larger than `deals` where only a sample was read'),
  stages: z.array(StageBenchmark),
});
export type Benchmarks = z.infer<typeof Benchmarks>;

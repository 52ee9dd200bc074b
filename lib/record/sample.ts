import { z } from 'zod';
import { factOf, Properties } from './fact.ts';
import { CrmId } from './ref.ts';
import { StageVisit } from './stages.ts';
import { Instant } from './time.ts';

/** One deal of the organisation's past, as far as benchmarks need it. */
export const SampledDeal = z.strictObject({
  id: z.string().min(1),
  pipeline: z.string().min(1),
  outcome: z.enum(['open', 'won', 'lost']),
  visits: z.array(StageVisit),
  account: z.strictObject({
    industry: factOf(z.string().nullable()),
    employees: factOf(z.number().nullable()),
    country: factOf(z.string().nullable()),
    properties: Properties,
  }),
});
export type SampledDeal = z.infer<typeof SampledDeal>;

/** A sample of an organisation's deals that fits a browser, with how whole it is. */
export const DealSample = z.strictObject({
  crm: CrmId,
  org: z.string().min(1),
  takenAt: Instant,
  total: z.int().describe('How many deals the CRM said there are in the sampled period'),
  deals: z.array(SampledDeal),
});
export type DealSample = z.infer<typeof DealSample>;

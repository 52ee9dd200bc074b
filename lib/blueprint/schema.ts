import { z } from 'zod';
import { Day } from '../record/time.ts';
import { Duration } from './duration.ts';
import { Acquisition, Motion } from './schema/acquisition.ts';
import { Id, Label } from './schema/basics.ts';
import { BuyingGroup } from './schema/buying-group.ts';
import { CustomerHealth } from './schema/customer-health.ts';
import { Flags } from './schema/flags.ts';
import { BenchmarkRule, DealHealth, Plan } from './schema/health.ts';
import { Stage } from './schema/lifecycle.ts';
import { Market } from './schema/market.ts';
import { Metric, Process, Review } from './schema/measures.ts';
import { CommercialModel, Offer } from './schema/offer.ts';
import { Decision, Ownership } from './schema/ownership.ts';
import { Playbook } from './schema/playbooks.ts';
import { Route } from './schema/routing.ts';
import { Seat } from './schema/seats.ts';
import { SignalRule, Tension } from './schema/signals.ts';
import { SourceRule, System } from './schema/sources.ts';

export { Criterion } from './schema/basics.ts';
export { Stage } from './schema/lifecycle.ts';

/**
 * The whole blueprint: the written revenue architecture of a company. What it leaves out is not designed: that part
 * judges nothing and says so.
 */
export const BlueprintDocument = z.strictObject({
  plumbline: z.literal(1).describe('The format, 1'),
  name: Label.describe('The name that verdicts show'),
  version: z.union([z.string(), z.number()]).transform(String).describe('The version that verdicts show'),
  owner: z
    .strictObject({
      seat: Id.describe('The seat that answers for whether the design holds'),
      maintainer: Id.describe('The seat that keeps this file'),
    })
    .describe('Who answers for the blueprint'),
  review: z
    .strictObject({
      every: Duration.describe('How often the whole is looked at again'),
      last: Day.describe('When that was done last'),
    })
    .describe('When the blueprint is looked at again; an overdue review is drift'),
  seats: z.record(Id, Seat).describe('Roles that own outcomes and decisions, never names of people'),
  market: Market.describe('Whom the company sells to'),
  offers: z.array(Offer).default([]).describe('What is sold, to whom, for which outcome'),
  commercial_model: CommercialModel.default({ pricing: [], engagement: [], guardrails: [] }).describe(
    'How it is charged for, how customers are worked with, and the limits that no deal crosses without a decision',
  ),
  acquisition: Acquisition.default({ mechanisms: [] }).describe('The ways in which deals come to be'),
  motions: z.array(Motion).default([]).describe('Ways of selling that several functions carry together'),
  processes: z.array(Process).default([]).describe('The work behind the stages, with what goes in and comes out'),
  buying_group: BuyingGroup.describe('Who decides at the buyer'),
  lifecycle: z.array(Stage).min(1).describe('The stages of the bowtie in order: acquisition, one knot, expansion'),
  benchmarks: BenchmarkRule.describe('When the company’s own closed deals say how long a stage takes'),
  plan: Plan.describe('What a sound next step and close date are'),
  health: DealHealth.describe('The health of a deal'),
  customer_health: CustomerHealth.optional().describe('The health of a customer after the knot'),
  flags: Flags.describe('The threshold, severity and playbook of each flag'),
  systems: z.record(Id, System).default({}).describe('The tools of the company, each with its one role'),
  sources: z.array(SourceRule).default([]).describe('Which system is believed, field by field'),
  signals: z.array(SignalRule).default([]).describe('What may happen and matter'),
  tensions: z.array(Tension).default([]).describe('Facts that point to different acts, and what is then done'),
  routing: z.array(Route).default([]).describe('Where signals go; the first route that matches, from top to bottom'),
  playbooks: z.record(Id, Playbook).describe('The steps that flags, stages and routes propose'),
  ownership: z.array(Ownership).default([]).describe('Which seat answers for which outcome'),
  decisions: z.array(Decision).default([]).describe('Which seat decides what, where, by when, and the way up'),
  metrics: z.record(Id, Metric).default({}).describe('The figures that the company goes by, each defined once'),
  reviews: z.array(Review).default([]).describe('What is looked at again, how often, by which seat'),
  glossary: z
    .record(z.string().min(1), z.string().min(1))
    .default({})
    .describe('Words of the company and their meaning'),
});
export type BlueprintDocument = z.infer<typeof BlueprintDocument>;

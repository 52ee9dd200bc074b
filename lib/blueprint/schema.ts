import { z } from 'zod';
import { Day } from '../record/time.ts';
import { Duration } from './duration.ts';

const Id = z
  .string()
  .regex(/^[a-z][a-z0-9_-]{0,63}$/, 'an id is lower case letters, digits, _ and -, and starts with a letter')
  .refine((id) => !(id in Object.prototype), 'this word is reserved; choose another id');
const Expression = z.string().min(1).describe('A CEL expression over the vocabulary of docs/blueprint.md');
const Because = z.string().optional().describe('Why the rule is there, in a sentence for a colleague');
const Label = z.string().min(1);

/** A role that owns outcomes or decisions, never a person. */
const Seat = z.strictObject({
  label: Label,
  is: z.union([z.string(), z.strictObject({ email: z.email() })]),
  reports_to: Id.optional(),
});

const Segment = z
  .strictObject({
    id: Id,
    label: Label,
    when: Expression.optional(),
    otherwise: z.literal(true).optional(),
    because: Because,
  })
  .refine(
    (segment) => (segment.when === undefined) !== (segment.otherwise === undefined),
    'a segment has `when` or `otherwise: true`, not both',
  );

const BuyingFunction = z.strictObject({
  id: Id,
  label: Label,
  roles: z
    .strictObject({ hubspot: z.array(z.string()).default([]), salesforce: z.array(z.string()).default([]) })
    .describe('Association labels, contact roles and buying-role values, compared without case'),
  titles: z
    .array(z.string())
    .default([])
    .describe('Regular expressions (RE2) on the job title, without case; first function that matches wins'),
  because: Because,
});

export const Criterion = z.strictObject({
  id: Id,
  label: Label,
  when: Expression,
  weight: z.number().positive().default(1),
  attest: z.string().optional(),
  because: Because,
});
export type Criterion = z.infer<typeof Criterion>;

const HubSpotStage = z.strictObject({ pipeline: z.string(), stage: z.string() });
const SalesforceStage = z.strictObject({ stage: z.string(), record_type: z.string().optional() });

export const Stage = z.strictObject({
  id: Id,
  label: Label,
  side: z.enum(['acquisition', 'knot', 'expansion']),
  means: z.string().min(1).describe('What the buyer has decided when the record is here'),
  crm: z
    .strictObject({ hubspot: z.array(HubSpotStage).default([]), salesforce: z.array(SalesforceStage).default([]) })
    .default({ hubspot: [], salesforce: [] }),
  probability: z
    .strictObject({ from: z.number().min(0).max(1), to: z.number().min(0).max(1) })
    .optional()
    .describe('Stages of unknown pipelines with from ≤ probability < to stand here'),
  owner: Id,
  entry: z.array(Criterion).default([]),
  exit: z.array(Criterion).default([]),
  required_functions: z.array(Id).default([]),
  required_by_segment: z
    .record(Id, z.array(Id))
    .optional()
    .describe('By segment id, in place of `required_functions` for accounts of that segment'),
  window: Duration.optional(),
  healthy: z.strictObject({
    score: z.number().min(0).max(100),
    threads: z.int().min(0),
    momentum: z.number().positive().describe('Decayed two-way weight in 30 days that counts as 100'),
  }),
  benchmark: z
    .strictObject({ default: Duration })
    .catchall(Duration)
    .optional()
    .describe('Time in stage by segment id, `default` for the others'),
  stuck: z.strictObject({
    ratio: z.number().positive(),
    basis: z.enum(['average', 'median', 'p75']),
    playbook: Id.optional(),
    because: Because,
  }),
  because: Because,
});
export type Stage = z.infer<typeof Stage>;

const FlagRule = z.strictObject({
  severity: z.enum(['act', 'watch']),
  from_stage: Id.optional().describe('Fires from this stage on'),
  playbook: Id.optional(),
  because: Because,
});

/** Every threshold that a flag rests on; the numbers are documented beside their rule in the default blueprint. */
const Flags = z.strictObject({
  single_threaded: FlagRule.extend({ threads: z.int().min(0) }),
  economic_buyer_missing: FlagRule.extend({ function: Id, min_amount: z.number().min(0).optional() }),
  stuck: FlagRule,
  structurally_weak: FlagRule.extend({ advanced_within: Duration, probability: z.number().min(0).max(1) }),
  ghosted: FlagRule.extend({ after: Duration }),
  going_dark: FlagRule.extend({ velocity: z.number().positive() }),
  champion_silent: FlagRule.extend({ function: Id, business_days: z.int().positive() }),
  champion_gone: FlagRule.extend({ function: Id }),
  no_next_step: FlagRule,
  close_date_past: FlagRule,
  pushed: FlagRule.extend({ more_than: z.int().min(0) }),
  entered_unmet: FlagRule,
  skipped_stage: FlagRule,
  moved_back: FlagRule,
  off_architecture: FlagRule,
});

export const BlueprintDocument = z.strictObject({
  plumbline: z.literal(1),
  name: Label,
  version: z.union([z.string(), z.number()]).transform(String),
  owner: z.strictObject({ seat: Id, maintainer: Id }),
  review: z.strictObject({ every: Duration, last: Day }),
  seats: z.record(Id, Seat),
  market: z.strictObject({
    segments: z.array(Segment).min(1),
    ideal_customer: z.strictObject({ when: Expression, because: Because }).optional(),
  }),
  buying_group: z.strictObject({
    window: Duration,
    depth: z.strictObject({
      half_life: Duration,
      two_way: z.number().positive(),
      outbound: z.number().positive(),
      full: z.number().positive().describe('Decayed weight at which depth reaches 63 of 100'),
    }),
    functions: z.array(BuyingFunction).min(1),
    titles_without_function: z
      .array(z.string())
      .default([])
      .describe('Regular expressions (RE2) on job titles that no title rule may classify, as assistants of a chief'),
  }),
  lifecycle: z.array(Stage).min(1),
  benchmarks: z.strictObject({ min_visits: z.int().positive(), min_at_risk: z.int().positive() }),
  plan: z.strictObject({
    next_step_within: Duration,
    max_pushes: z.int().min(0),
    future_meeting_counts: z.boolean(),
    because: Because,
  }),
  health: z.strictObject({
    weights: z.strictObject({
      multi_threading: z.number().min(0),
      momentum: z.number().min(0),
      stage_gate: z.number().min(0),
      pace: z.number().min(0),
      plan: z.number().min(0),
      signals: z.number().min(0),
    }),
    min_confidence: z.number().min(0).max(1),
    because: Because,
  }),
  flags: Flags,
  playbooks: z.record(Id, z.strictObject({ label: Label, steps: z.array(z.string()).min(1) })),
});
export type BlueprintDocument = z.infer<typeof BlueprintDocument>;

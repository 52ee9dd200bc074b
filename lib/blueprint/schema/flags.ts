import { z } from 'zod';
import { Duration } from '../duration.ts';
import { Because, Id, Tier } from './basics.ts';

const FlagRule = z.strictObject({
  severity: z.enum(['act', 'watch']).describe('Whether somebody should act now or know of it'),
  from_stage: Id.optional().describe('Fires from this stage on'),
  playbook: Id.optional().describe('What to do about it'),
  because: Because,
});

/** Every threshold that a flag rests on; the numbers are documented beside their rule in the default blueprint. */
export const Flags = z.strictObject({
  single_threaded: FlagRule.extend({
    threads: z.int().min(0).describe('At most this many active threads'),
  }).describe('One voice speaks for the whole group'),
  economic_buyer_missing: FlagRule.extend({
    function: Id.describe('The function that holds the money'),
    min_amount: z.number().min(0).optional().describe('For deals of at least this amount'),
  }).describe('Whoever pays is not in touch'),
  stuck: FlagRule.describe('Longer in the stage than its own rule allows'),
  structurally_weak: FlagRule.extend({
    advanced_within: Duration.describe('The stage moved on within this time'),
    probability: z.number().min(0).max(1).describe('Or the CRM gives at least this probability'),
  }).describe('Advancing on paper while below what is healthy here'),
  ghosted: FlagRule.extend({ after: Duration.describe('We wrote and nobody answered for this long') }).describe(
    'Nobody answers',
  ),
  going_dark: FlagRule.extend({
    velocity: z.number().positive().describe('Below this ratio of the last 30 days to the 30 before'),
  }).describe('Contact is fading'),
  champion_silent: FlagRule.extend({
    function: Id.describe('The function of the champion'),
    business_days: z.int().positive().describe('Silent for this many business days'),
  }).describe('The champion no longer answers'),
  champion_gone: FlagRule.extend({ function: Id.describe('The function of the champion') }).describe(
    'The champion left',
  ),
  no_next_step: FlagRule.describe('Nothing is agreed'),
  close_date_past: FlagRule.describe('The close date has passed'),
  pushed: FlagRule.extend({
    more_than: z.int().min(0).describe('The close date moved out more often than this'),
  }).describe('The close date keeps moving'),
  entered_unmet: FlagRule.describe('The stage was entered without its entry criteria'),
  skipped_stage: FlagRule.describe('A stage was left out'),
  moved_back: FlagRule.describe('The record went back'),
  off_architecture: FlagRule.describe('Segment, offer, terms or decision outside the blueprint'),
  source_conflict: FlagRule.optional().describe('Two systems differ on a value that a verdict rests on'),
  signal_overdue: FlagRule.extend({
    tiers: z.array(Tier).min(1).describe('For signals of these tiers'),
  })
    .optional()
    .describe('A routed signal was not acted on in time'),
  renewal_at_risk: FlagRule.extend({
    within: Duration.describe('The renewal is at most this far away'),
    below: z
      .number()
      .min(0)
      .max(100)
      .describe('And the customer’s health is below this, or a required function is silent'),
  })
    .optional()
    .describe('The renewal comes up and the customer is not ready'),
  churn_risk: FlagRule.extend({
    below: z.number().min(0).max(100).describe('Health below this, or usage below a metric’s churn_below'),
  })
    .optional()
    .describe('The customer may leave'),
  expansion_ready: FlagRule.extend({
    min_score: z.number().min(0).max(100).describe('Usage at a metric’s expansion_above, and health at least this'),
  })
    .optional()
    .describe('The customer may want more'),
});

import { z } from 'zod';
import { Duration } from '../duration.ts';
import { Because } from './basics.ts';

const Points = z.number().min(0);

/** When the company's own closed deals say how long a stage takes. */
export const BenchmarkRule = z.strictObject({
  min_visits: z.int().positive().describe('Completed visits of a stage from which the org’s own figures are used'),
  min_at_risk: z.int().positive().describe('Deals still in the stage from which odds of advancing are shown'),
});

/** What a sound plan is. */
export const Plan = z.strictObject({
  next_step_within: Duration.describe('A next step is due within this time'),
  max_pushes: z.int().min(0).describe('How often the close date may move out'),
  future_meeting_counts: z.boolean().describe('Whether a meeting ahead counts as a next step'),
  because: Because,
});

/** The health of a deal, 0 to 100. */
export const DealHealth = z.strictObject({
  weights: z
    .strictObject({
      multi_threading: Points.describe('How much of the buying group takes part'),
      momentum: Points.describe('How recent and how mutual the contact is'),
      stage_gate: Points.describe('Exit criteria that are met'),
      pace: Points.describe('Time in stage against the benchmark'),
      plan: Points.describe('Next step and close date'),
      signals: Points.describe('What else happened'),
    })
    .describe('Points of 100'),
  signal_scale: z
    .number()
    .positive()
    .default(10)
    .describe('Points of decayed signals that move their component half of the way from 50 to 0 or 100'),
  min_confidence: z.number().min(0).max(1).describe('Share of the weight that must be known for there to be a score'),
  because: Because,
});

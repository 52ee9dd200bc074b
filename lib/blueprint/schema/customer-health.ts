import { z } from 'zod';
import { Duration } from '../duration.ts';
import { Because, Id, Label } from './basics.ts';
import { CrmField } from './crm-field.ts';
import { SignalType } from './signals.ts';

const Points = z.number().min(0);

const Weights = z.strictObject({
  adoption: Points.describe('Usage against its thresholds'),
  engagement: Points.describe('How much of the customer’s group takes part'),
  outcomes: Points.describe('Milestones of the stage that are met'),
  support: Points.describe('How many cases are open'),
  renewal: Points.describe('Whether the renewal is planned and its group is engaged'),
  signals: Points.describe('What else happened'),
});

const FromSignal = z.strictObject({
  signal: SignalType.describe('A signal type of this blueprint that carries the value'),
  property: z.string().min(1).describe('The property of the signal’s data that holds it'),
});

/** A measure of use, with the level that is healthy and those below and above which somebody acts. */
const UsageMetric = z
  .strictObject({
    id: Id.describe('Id of the metric, as account.usage names it'),
    label: Label.describe('Its name'),
    value: z
      .union([CrmField, FromSignal])
      .describe('Where the value is read: a field of the CRM, or the newest signal'),
    out_of: CrmField.optional().describe('The field to divide by, as licences; the metric is then a share of 1'),
    healthy: z.number().describe('From this level on it counts as 100'),
    churn_below: z.number().optional().describe('Below this level the customer may leave'),
    expansion_above: z.number().optional().describe('From this level on the customer may want more'),
    held_for: Duration.optional().describe('How long a level must hold before it counts; without it, at once'),
    because: Because,
  })
  .refine(
    ({ churn_below, healthy, expansion_above }) =>
      (churn_below ?? healthy) <= healthy && healthy <= (expansion_above ?? healthy),
    'the levels are in order: churn_below, healthy, expansion_above',
  );

const Renewal = z.strictObject({
  date: CrmField.describe('The field that holds the renewal date'),
  within: Duration.describe('How long before that date the renewal is worked on'),
  required_functions: z
    .array(Id)
    .default([])
    .describe('Functions of the customer’s group that must be engaged by then'),
  playbook: Id.optional().describe('How a renewal is prepared'),
  because: Because,
});

const Support = z
  .strictObject({
    open_cases: CrmField.optional().describe('The field that counts open cases; without it, the CRM’s own open cases'),
    calm: z.int().min(0).describe('Up to this many open cases count as 100'),
    heavy: z.int().positive().describe('From this many open cases on it counts as 0'),
    because: Because,
  })
  .refine(({ calm, heavy }) => calm < heavy, '`heavy` is above `calm`');

/** The health of a customer after the knot, 0 to 100. */
export const CustomerHealth = z.strictObject({
  weights: Weights.describe('Points of 100'),
  signal_scale: z
    .number()
    .positive()
    .default(10)
    .describe('Points of decayed signals that move their component half of the way from 50 to 0 or 100'),
  min_confidence: z.number().min(0).max(1).describe('Share of the weight that must be known for there to be a score'),
  bands: z
    .strictObject({
      healthy: z.number().min(0).max(100).describe('From this score on the customer is healthy'),
      at_risk: z.number().min(0).max(100).describe('Below this score the customer is at risk'),
    })
    .refine(({ at_risk, healthy }) => at_risk <= healthy, '`at_risk` is not above `healthy`')
    .describe('Where healthy begins and where risk begins'),
  usage: z.array(UsageMetric).default([]).describe('How it is seen that the customer uses what was bought'),
  renewal: Renewal.optional().describe('How a renewal comes up'),
  support: Support.optional().describe('When support load is a sign'),
  because: Because,
});
export type CustomerHealth = z.infer<typeof CustomerHealth>;

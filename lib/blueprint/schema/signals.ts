import { z } from 'zod';
import { Duration, PositiveDuration } from '../duration.ts';
import { Because, Expression, Id, Label, Side, Tier } from './basics.ts';
import { CrmField } from './crm-field.ts';

/** The type of a signal, as a feed names it in CloudEvents: words joined by dots. */
export const SignalType = z
  .string()
  .max(128)
  .regex(
    /^[a-z][a-z0-9_-]*(\.[a-z0-9_-]+)*$/,
    'a signal type is lower case words joined by dots, as web.pricing_page_visited',
  )
  .refine((type) => !(type in Object.prototype), 'this word is reserved; choose another type');

const Crossing = z
  .strictObject({
    field: CrmField.describe('The field that is watched'),
    below: z.number().optional().describe('Fires when the value falls below this'),
    above: z.number().optional().describe('Fires when the value rises above this'),
    of: z
      .union([
        z.literal('value').describe('The limit is a value of the field'),
        z
          .strictObject({ average: PositiveDuration.describe('Over this time') })
          .describe('A share of the field’s own average'),
      ])
      .default('value')
      .describe('What the limit is measured in'),
    rearm: z
      .number()
      .optional()
      .describe('The value must come back to this before it can fire again, so that it never flaps; default the limit'),
  })
  .refine(({ below, above }) => (below === undefined) !== (above === undefined), 'write `below` or `above`, not both')
  .refine(
    ({ below, above, rearm }) =>
      rearm === undefined || (below !== undefined ? rearm >= below : above !== undefined && rearm <= above),
    '`rearm` is on the calm side of the limit',
  );
export type Crossing = z.infer<typeof Crossing>;

const CrmEvent = z.strictObject({
  event: z
    .enum([
      'email_inbound',
      'meeting_booked',
      'form_submission',
      'campaign_response',
      'case_opened',
      'renewal_due',
      'stakeholder_left',
    ])
    .describe('What happened in the CRM'),
  named: z
    .string()
    .min(1)
    .optional()
    .describe('Only where the subject, form, campaign or case matches this regular expression (RE2, without case)'),
  before: Duration.optional().describe('For renewal_due: this long before the date of customer_health.renewal'),
});

/** Something that may happen and matter: how much, for how long, and how it is noticed. */
export const SignalRule = z
  .strictObject({
    type: SignalType.describe('Its type, as feeds and routes name it'),
    label: Label.describe('Its name'),
    tier: Tier.describe(
      'high is routed at once, medium the next business day, low is kept for patterns and never alerts',
    ),
    side: Side.describe('Whether it speaks of winning or of keeping and growing a customer'),
    weight: z.number().min(-100).max(100).describe('Points for health; negative where it bodes ill'),
    half_life: PositiveDuration.describe('After how long it counts half'),
    source: Id.optional().describe('The system that sends it to the feed'),
    from: z
      .union([Crossing, CrmEvent])
      .optional()
      .describe('How it is read from the CRM: a field that crosses a limit, or something that happened'),
    because: Because,
  })
  .refine(
    ({ source, from }) => source !== undefined || from !== undefined,
    'say where it comes from: `source` or `from`',
  )
  .refine(
    ({ from }) =>
      from === undefined || !('event' in from) || (from.event === 'renewal_due') === (from.before !== undefined),
    '`before` belongs to renewal_due, and only to it',
  );
export type SignalRule = z.infer<typeof SignalRule>;

/** Which signals something is about; an empty trigger is about all. */
export const Trigger = z.strictObject({
  types: z.array(SignalType).min(1).optional().describe('Signals of one of these types'),
  tier: Tier.optional().describe('Signals of this tier'),
  side: Side.optional().describe('Signals of this side'),
});
export type Trigger = z.infer<typeof Trigger>;

const Pole = Trigger.extend({
  label: Label.describe('This side of the tension in words'),
  when: Expression.optional().describe('A condition on signal, deal or account that must hold as well'),
});

/** Two facts that point to different acts, and what the company then does. */
export const Tension = z.strictObject({
  id: Id.describe('Id of the tension'),
  label: Label.describe('What is at odds'),
  between: z.array(Pole).length(2).describe('The two facts'),
  within: Duration.describe('Both are younger than this'),
  ruling: z.string().min(1).optional().describe('What is done; without a ruling the tension is shown as undecided'),
  owner: Id.describe('The seat that rules, and acts on it'),
  playbook: Id.optional().describe('The steps'),
  because: Because,
});
export type Tension = z.infer<typeof Tension>;

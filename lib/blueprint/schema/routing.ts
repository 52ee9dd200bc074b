import { z } from 'zod';
import { Duration } from '../duration.ts';
import { Because, Expression, Id, Label } from './basics.ts';
import { Trigger } from './signals.ts';

/** If this signal, on such an account, then this seat, this action, within this time, with this playbook. */
export const Route = z
  .strictObject({
    id: Id.describe('Id of the route'),
    label: Label.optional().describe('The route in words'),
    on: Trigger.describe('The signals it is about'),
    when: Expression.optional().describe('A condition on signal, account or deal that must hold as well'),
    to: Id.optional().describe('The seat that it goes to'),
    action: z
      .enum(['task', 'notify', 'review', 'none'])
      .describe('A task to do, a note to read, a place in the review queue, or nothing but the record of it'),
    within: Duration.optional().describe('The time until the first human action'),
    time: z
      .enum(['calendar', 'business'])
      .default('calendar')
      .describe('Whether that time runs always, or Monday to Friday in the org’s time zone only'),
    playbook: Id.optional().describe('What to do first'),
    depends_on: z.array(Id).default([]).describe('The systems that have to work for it to fire'),
    because: Because,
  })
  .refine(({ to, action }) => to !== undefined || action === 'none', 'say which seat it goes `to`');
export type Route = z.infer<typeof Route>;

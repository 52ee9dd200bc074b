import { z } from 'zod';
import { Instant } from './time.ts';

export const InteractionKind = z.enum(['email', 'call', 'meeting', 'message', 'event']);
export const Direction = z.enum(['inbound', 'outbound', 'mutual', 'internal', 'unknown']);
/** What became of it. `unrecorded`: the CRM holds no outcome, as for most HubSpot meetings. */
export const Outcome = z.enum([
  'held',
  'connected',
  'missed',
  'planned',
  'cancelled',
  'no_show',
  'sent',
  'bounced',
  'unrecorded',
]);

/** A dated email, call, meeting, message or event between us and named people. */
export const Interaction = z.strictObject({
  id: z.string().min(1),
  at: Instant.describe('When it took or takes place'),
  loggedAt: Instant.nullable().describe('When the CRM learned of it, null where it does not say'),
  kind: InteractionKind,
  direction: Direction,
  outcome: Outcome,
  people: z.array(z.string()).describe('Ids of people on the buyer’s side'),
  users: z.array(z.string()).describe('Ids of our users'),
  subject: z.string().nullable(),
  link: z.url().nullable(),
});
export type Interaction = z.infer<typeof Interaction>;

/** A task or note about the record: work of ours, never an interaction with the buyer. */
export const Task = z.strictObject({
  id: z.string().min(1),
  subject: z.string().nullable(),
  createdAt: Instant,
  dueAt: Instant.nullable(),
  doneAt: Instant.nullable(),
  done: z.boolean(),
  owner: z.string().nullable(),
  link: z.url().nullable(),
});
export type Task = z.infer<typeof Task>;

export const Note = z.strictObject({
  id: z.string().min(1),
  at: Instant,
  author: z.string().nullable(),
  text: z.string().nullable(),
  link: z.url().nullable(),
});
export type Note = z.infer<typeof Note>;

import { z } from 'zod';
import { Scalar } from '../../record/fact.ts';
import { Instant } from '../../record/time.ts';
import { BlueprintLine, Evidence, Unknown } from './evidence.ts';
import { SeatHolder } from './seats.ts';

/** The steps to take, with their name. */
export const Playbook = z.strictObject({ id: z.string(), label: z.string(), steps: z.array(z.string()) });

/** Why a signal went where it went: the first route that matches, in the blueprint's order. */
export const SignalRoute = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('routed'),
    id: z.string(),
    label: z.string().nullable(),
    because: z.string().nullable(),
    to: SeatHolder.nullable().describe('Null where the route asks for no action'),
    action: z.enum(['task', 'notify', 'review', 'none']),
    due: Instant.nullable(),
    playbook: Playbook.nullable(),
    undecided: z.array(Unknown).describe('What earlier routes asked for and nobody knows; they did not match'),
    line: BlueprintLine,
  }),
  z.strictObject({
    state: z.literal('unrouted'),
    undecided: z.array(Unknown).describe('What routes asked for and nobody knows; they did not match'),
  }),
  z.strictObject({ state: z.literal('untyped') }),
]);
export type SignalRoute = z.infer<typeof SignalRoute>;

/** One step of a signal's way, and how long it took to get there from the step before. */
export const PathStep = z.strictObject({
  step: z.enum(['fired', 'received', 'routed', 'handed_off', 'seen', 'acted']),
  at: Instant,
  took: z.number().min(0).nullable().describe('Milliseconds since the step before, null for the first'),
  time: z.enum(['system', 'human']).nullable().describe('Whose time it was: of systems up to routing, of people after'),
  by: z.string().nullable().describe('Name, mail address or id of the person'),
  system: z.string().nullable(),
  as: z.string().nullable().describe('What the signal was taken for, where that is not its type'),
  evidence: Evidence.nullable().describe('What counted as the action'),
});
export type PathStep = z.infer<typeof PathStep>;

/** The way of a signal from happening to being acted on (S108, S111). */
export const SignalPath = z.strictObject({
  steps: z.array(PathStep),
  handOffs: z.int().min(0),
  reinterpretations: z.int().min(0).describe('How often it was taken for something else on its way'),
  latency: z.number().min(0).nullable().describe('Milliseconds from happening to the first human action'),
  systemTime: z.number().min(0).nullable().describe('Milliseconds from happening to being routed'),
  humanTime: z.number().min(0).nullable().describe('Milliseconds from being routed to the first human action'),
});
export type SignalPath = z.infer<typeof SignalPath>;

export const AssessedSignal = z.strictObject({
  key: z.string().describe('Names the signal once for all'),
  type: z.string(),
  label: z.string().nullable().describe("The blueprint's name for the type, null where it has none"),
  source: z.string(),
  at: Instant,
  receivedAt: Instant,
  skewed: z.boolean(),
  tier: z.enum(['high', 'medium', 'low']).nullable(),
  side: z.enum(['acquisition', 'expansion']).nullable(),
  weight: z
    .number()
    .nullable()
    .describe(
      'Points it counts for now, decayed; null where it has no type, and where other parts of health judge the fact it tells of',
    ),
  person: z.strictObject({ id: z.string().nullable(), name: z.string().nullable() }).nullable(),
  data: z.record(z.string(), Scalar),
  link: z.url().nullable(),
  route: SignalRoute,
  status: z
    .enum(['waiting', 'seen', 'overdue', 'acted', 'unknown', 'logged'])
    .describe(
      'logged: nobody has to act on it; low signals never alert. unknown: its time has passed, and mails, calls, meetings, tasks or changes since may be hidden',
    ),
  path: SignalPath,
  line: BlueprintLine.nullable(),
});
export type AssessedSignal = z.infer<typeof AssessedSignal>;

/** Two facts that point to different acts, with the blueprint's ruling (S29). */
export const AssessedTension = z.strictObject({
  id: z.string(),
  label: z.string(),
  between: z
    .array(z.strictObject({ label: z.string(), signals: z.array(z.string()).describe('Keys of the signals') }))
    .describe('The two facts'),
  ruling: z.string().nullable().describe('Null: undecided, since the blueprint rules nothing'),
  owner: SeatHolder,
  playbook: Playbook.nullable(),
  line: BlueprintLine,
});
export type AssessedTension = z.infer<typeof AssessedTension>;

/** Everything that is said of a record's signals. */
export const Signals = z.strictObject({
  list: z.array(AssessedSignal).describe('High tier first, then by time, latest first'),
  tensions: z.array(AssessedTension),
  unknown: Unknown.nullable().describe('Why there may be signals that nobody knows of; null where a source is read'),
});
export type Signals = z.infer<typeof Signals>;

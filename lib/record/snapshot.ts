import { z } from 'zod';
import { Conversion } from './conversion.ts';
import { factOf, Money, Properties } from './fact.ts';
import { FieldLabels } from './field-labels.ts';
import { Gap } from './gap.ts';
import { Interaction, Note, Task } from './interaction.ts';
import { Person, User } from './people.ts';
import { CrmId, RecordRef } from './ref.ts';
import { SeenMark, Signal } from './signal.ts';
import { FieldChange, Pipeline, StageVisit } from './stages.ts';
import { Day, Instant } from './time.ts';
import { ValueLabels } from './value-labels.ts';

/** The organisation a record belongs to, as far as judging needs it. */
export const Org = z.strictObject({
  crm: CrmId,
  id: z.string().min(1),
  timeZone: z.string().describe('IANA time zone of the organisation'),
  currency: z.string().length(3),
});
export type Org = z.infer<typeof Org>;

/** The deal or opportunity itself. */
export const Deal = z.strictObject({
  name: z.string(),
  stage: z.string().describe('Id of the current stage in `pipeline`'),
  outcome: z.enum(['open', 'won', 'lost']),
  createdAt: Instant,
  closedAt: Instant.nullable(),
  closeDate: factOf(Day.nullable()).describe('The day the CRM expects, or saw, the close'),
  amount: factOf(Money.nullable()),
  probability: factOf(z.number().min(0).max(1).nullable()),
  nextStep: factOf(z.string().nullable()).describe('The next step written by a person'),
  owner: factOf(z.string().nullable()).describe('User id'),
  crmScore: factOf(z.number().nullable()).describe("The CRM's own score of the deal, shown beside ours"),
  properties: Properties,
  labels: FieldLabels.optional(),
  valueLabels: ValueLabels.optional(),
});
export type Deal = z.infer<typeof Deal>;

/** The company or account the deal is with. */
export const Account = z.strictObject({
  id: z.string().min(1),
  name: z.string().nullable(),
  domain: z.string().nullable(),
  industry: factOf(z.string().nullable()),
  employees: factOf(z.number().nullable()),
  country: factOf(z.string().nullable()),
  properties: Properties,
  labels: FieldLabels.optional(),
  valueLabels: ValueLabels.optional(),
  link: z.url().nullable(),
});
export type Account = z.infer<typeof Account>;

/** Version of the snapshot's shape; a change of shape is a new number and a migration in `lib/store`. */
export const SNAPSHOT_VERSION = 1;

/** Everything Plumbline read about one deal, CRM-neutral, at one time. */
export const Snapshot = z.strictObject({
  plumbline: z.literal(SNAPSHOT_VERSION),
  ref: RecordRef,
  link: z.url(),
  readAt: Instant,
  org: Org,
  deal: Deal,
  pipeline: Pipeline,
  visits: z.array(StageVisit).describe('Stage visits, oldest first'),
  changes: z.array(FieldChange),
  account: Account.nullable(),
  people: z.array(Person),
  interactions: z.array(Interaction),
  tasks: z.array(Task),
  notes: z.array(Note),
  signals: z
    .array(Signal)
    .nullable()
    .default(null)
    .describe('Signals of this deal, its people and its account from feeds; null where no feed is read'),
  conversions: z.array(Conversion).default([]).describe('Forms filled in and campaigns answered by its people'),
  seen: z
    .array(SeenMark)
    .default([])
    .describe('When people saw signals that are read from the facts here; those of feeds bear it themselves'),
  users: z.array(User).describe('The users that the record names'),
  gaps: z.array(Gap),
});
export type Snapshot = z.infer<typeof Snapshot>;

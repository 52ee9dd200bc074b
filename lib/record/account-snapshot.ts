import { z } from 'zod';
import { Conversion } from './conversion.ts';
import { factOf, Money } from './fact.ts';
import { Gap } from './gap.ts';
import { Interaction, Note, Task } from './interaction.ts';
import { Person, User } from './people.ts';
import { RecordRef } from './ref.ts';
import { SeenMark, Signal } from './signal.ts';
import { Account, Org } from './snapshot.ts';
import { FieldChange } from './stages.ts';
import { Day, Instant } from './time.ts';

/** A deal of an account, as far as the account's page speaks of it. */
export const AccountDeal = z.strictObject({
  id: z.string().min(1),
  name: z.string(),
  pipeline: z.string().min(1),
  stage: z.string(),
  stageLabel: z.string().nullable(),
  outcome: z.enum(['open', 'won', 'lost']),
  createdAt: Instant,
  closedAt: Instant.nullable(),
  closeDate: factOf(Day.nullable()),
  amount: factOf(Money.nullable()),
  owner: factOf(z.string().nullable()).describe('User id'),
  link: z.url().nullable(),
});
export type AccountDeal = z.infer<typeof AccountDeal>;

/** A ticket or case: the customer asks for help. */
export const SupportCase = z.strictObject({
  id: z.string().min(1),
  subject: z.string().nullable(),
  openedAt: Instant,
  closedAt: Instant.nullable(),
  status: z.string().nullable().describe("The CRM's own word"),
  priority: z.string().nullable().describe("The CRM's own word"),
  link: z.url().nullable(),
});
export type SupportCase = z.infer<typeof SupportCase>;

/** Version of the shape; a change of shape is a new number and a migration in `lib/store`. */
export const ACCOUNT_SNAPSHOT_VERSION = 1;

/** Everything Plumbline read about one company or account, CRM-neutral, at one time. */
export const AccountSnapshot = z.strictObject({
  plumbline: z.literal(ACCOUNT_SNAPSHOT_VERSION),
  ref: RecordRef,
  link: z.url(),
  readAt: Instant,
  org: Org,
  account: Account,
  createdAt: Instant,
  owner: factOf(z.string().nullable()).describe('User id'),
  changes: z.array(FieldChange).describe('Dated changes of the account’s properties, as `properties.<name>`'),
  deals: z.array(AccountDeal),
  people: z.array(Person),
  interactions: z.array(Interaction),
  tasks: z.array(Task),
  notes: z.array(Note),
  cases: z.array(SupportCase),
  signals: z
    .array(Signal)
    .nullable()
    .default(null)
    .describe('Signals of this account, its people and its deals from feeds; null where no feed is read'),
  conversions: z.array(Conversion).default([]).describe('Forms filled in and campaigns answered by its people'),
  seen: z
    .array(SeenMark)
    .default([])
    .describe('When people saw signals that are read from the facts here; those of feeds bear it themselves'),
  users: z.array(User).describe('The users that the record names'),
  gaps: z.array(Gap),
});
export type AccountSnapshot = z.infer<typeof AccountSnapshot>;

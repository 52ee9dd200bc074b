import { z } from 'zod';
import { factOf, Money } from '../../record/fact.ts';
import { Gap } from '../../record/gap.ts';
import { RecordRef } from '../../record/ref.ts';
import { Day, Instant } from '../../record/time.ts';
import { BlueprintLine } from './evidence.ts';
import { FlagId } from './flags.ts';
import { AssessedFunction, AssessedPerson, FunctionBasis } from './group.ts';
import { Health } from './health.ts';

export const CONTACT_PLACES_VERSION = 1;

/** A contact in the buying group of one deal, as the deal's own assessment judges them. */
const PlaceInGroup = z.strictObject({
  state: z.literal('placed'),
  readAt: Instant.describe('When the deal was read'),
  person: AssessedPerson,
  functionLabel: z.string().nullable(),
  windowDays: z.number().describe('Length of the window in which a two-way contact keeps a thread active there'),
  required: z.boolean().describe('Whether the stage calls for the function of the contact'),
  onlyThread: z.boolean().describe('Whether the contact is the only active thread of the deal'),
  health: Health.pick({ score: true, band: true }),
  headline: FlagId.nullable().describe('The headline flag of the deal'),
  lacks: z
    .array(AssessedFunction.pick({ id: true, label: true, state: true }))
    .describe('Functions that the stage calls for and that are not engaged'),
});

/** An open deal that a contact is on, and their place in its group. */
export const PlaceOnDeal = z.strictObject({
  id: z.string(),
  name: z.string(),
  stage: z.string().nullable().describe("The CRM's label of the stage"),
  amount: factOf(Money.nullable()),
  closeDate: factOf(Day.nullable()),
  roles: z.array(z.string()).describe('Roles that the CRM gives the contact on the deal, as far as the contact tells'),
  link: z.url().nullable(),
  place: z
    .discriminatedUnion('state', [
      PlaceInGroup,
      z.strictObject({
        state: z.literal('not_there').describe('When the deal was read last, the contact was not on it'),
        readAt: Instant,
      }),
      z.strictObject({ state: z.literal('not_read') }),
    ])
    .describe('Known of deals that have been read'),
});
export type PlaceOnDeal = z.infer<typeof PlaceOnDeal>;

/** Who a contact is, and their place in the groups of the open deals they are on. */
export const ContactPlaces = z.strictObject({
  plumbline: z.literal(CONTACT_PLACES_VERSION),
  ref: RecordRef,
  asOf: Instant,
  readAt: Instant,
  blueprint: z.strictObject({ name: z.string(), version: z.string() }),
  subject: z.strictObject({
    name: z.string(),
    title: z.string().nullable(),
    accountName: z.string().nullable(),
    link: z.url(),
  }),
  function: z
    .strictObject({
      id: z.string(),
      label: z.string(),
      basis: FunctionBasis,
      roleName: z.string(),
      line: BlueprintLine,
    })
    .nullable()
    .describe('By buying role or title, whatever the deals say; null when unclassified'),
  left: Instant.nullable().describe('When the contact is known to have left'),
  deals: z.array(PlaceOnDeal).describe('Open deals, those that close first at the top'),
  closed: z.int().min(0).describe('How many closed deals the contact is on'),
  gaps: z.array(Gap),
});
export type ContactPlaces = z.infer<typeof ContactPlaces>;

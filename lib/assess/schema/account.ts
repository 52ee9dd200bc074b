import { z } from 'zod';
import { factOf, Money } from '../../record/fact.ts';
import { Gap } from '../../record/gap.ts';
import { RecordRef } from '../../record/ref.ts';
import { Day, Instant } from '../../record/time.ts';
import { Segment, TrackStage } from './assessment.ts';
import { BlueprintLine, Evidence, Params, Unknown } from './evidence.ts';
import { Flag } from './flags.ts';
import { AssessedCriterion } from './gate.ts';
import { BuyingGroup } from './group.ts';
import { Band, TrendPoint } from './health.ts';
import { OwnedOutcome } from './ownership.ts';
import { SeatHolder } from './seats.ts';
import { Playbook, Signals } from './signals.ts';
import { AssessedSource } from './sources.ts';

export const ACCOUNT_ASSESSMENT_VERSION = 1;

export const AccountSubject = z.strictObject({
  name: z.string(),
  domain: z.string().nullable(),
  ownerName: z.string().nullable(),
  customer: z.boolean().nullable().describe('Whether it is a customer now; null where nobody can tell'),
  since: Instant.nullable().describe('When its first deal was won; null where none is seen'),
  link: z.url(),
});

/** Where the customer stands after the knot. */
export const AccountPosition = z.strictObject({
  track: z.array(TrackStage).describe('The knot and the stages after it'),
  stage: z.string().nullable().describe('Null where no stage holds, as for prospects and former customers'),
  mappedBy: z
    .enum(['blueprint', 'time'])
    .nullable()
    .describe('time: no condition could be decided, and the days since the first won deal stand in'),
  means: z.string().nullable(),
  owner: SeatHolder.nullable().describe('Who holds the seat that owns the stage'),
  playbook: Playbook.nullable().describe('The playbook of the stage'),
  unknown: Unknown.nullable(),
});

export const CustomerComponentId = z.enum(['adoption', 'engagement', 'outcomes', 'support', 'renewal', 'signals']);
export type CustomerComponentId = z.infer<typeof CustomerComponentId>;

export const CustomerComponent = z.strictObject({
  id: CustomerComponentId,
  weight: z.number().describe('Points of 100 that the blueprint gives it'),
  value: z.number().min(0).max(100).nullable().describe('Null when unknown'),
  share: z.number().nullable().describe('Points it contributes to the score, of `weight` rescaled to the known weight'),
  inputs: Params,
  evidence: z.array(Evidence),
  unknown: Unknown.nullable(),
  line: BlueprintLine,
});
export type CustomerComponent = z.infer<typeof CustomerComponent>;

/** One feasible change and how many points it would gain. */
export const CustomerRaise = z.strictObject({
  change: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('reach_usage'),
      metric: z.string(),
      label: z.string(),
      level: z.number(),
      share: z.boolean(),
    }),
    z.strictObject({ kind: z.literal('engage_function'), function: z.string(), label: z.string() }),
    z.strictObject({ kind: z.literal('meet_criterion'), criterion: z.string(), label: z.string() }),
    z.strictObject({ kind: z.literal('close_cases'), to: z.int() }),
  ]),
  gain: z.number().positive(),
  score: z.number().min(0).max(100),
});
export type CustomerRaise = z.infer<typeof CustomerRaise>;

/** Composite health of a customer. */
export const CustomerHealth = z.strictObject({
  score: z.number().min(0).max(100).nullable().describe('Null when less is known than the blueprint asks for'),
  confidence: z.number().min(0).max(1),
  band: Band.describe('sound: healthy by the blueprint; act: at risk; watch: between'),
  healthy: z.number().nullable(),
  components: z.array(CustomerComponent),
  raise: z.array(CustomerRaise).max(3),
  trend: z.array(TrendPoint).describe('Twelve weeks back to asOf, oldest first'),
  line: BlueprintLine,
});
export type CustomerHealth = z.infer<typeof CustomerHealth>;

/** A measure of use now and over the last year, with the levels that the blueprint sets for it. */
export const Usage = z.strictObject({
  id: z.string(),
  label: z.string(),
  share: z.boolean().describe('True where levels are shares of 1'),
  level: z.number().nullable().describe('Null when unknown or empty'),
  series: z
    .array(z.strictObject({ at: Instant, level: z.number() }))
    .describe('Levels from when they held, oldest first'),
  healthy: z.number(),
  churnBelow: z.number().nullable(),
  expansionAbove: z.number().nullable(),
  zone: z.enum(['churn', 'low', 'healthy', 'expansion']).nullable().describe('Where the level lies; null when unknown'),
  since: Instant.nullable().describe('Since when it has been in that zone, null where no history tells'),
  held: z.boolean().nullable().describe('Whether it has lain there for as long as the blueprint asks'),
  heldFor: z.number().min(0).describe('How many days the blueprint asks for before the zone counts'),
  unknown: Unknown.nullable(),
  line: BlueprintLine,
});
export type Usage = z.infer<typeof Usage>;

/** The next renewal and who of the customer's group is with it. */
export const Renewal = z.strictObject({
  date: Day.nullable(),
  days: z.int().nullable().describe('Until the date, negative when it has passed'),
  due: z.boolean().nullable().describe('Whether it is near enough to be worked on'),
  functions: z.array(
    z.strictObject({ id: z.string(), label: z.string(), state: z.enum(['engaged', 'silent', 'missing', 'unknown']) }),
  ),
  playbook: Playbook.nullable(),
  unknown: Unknown.nullable(),
  line: BlueprintLine,
});
export type Renewal = z.infer<typeof Renewal>;

/** The named conditions of a customer that deserve a person's attention. */
export const AccountFlagId = z.enum([
  'churn_risk',
  'renewal_at_risk',
  'signal_overdue',
  'champion_gone',
  'single_threaded',
  'expansion_ready',
]);
export type AccountFlagId = z.infer<typeof AccountFlagId>;

export const AccountFlag = Flag.omit({ id: true, folds: true }).extend({ id: AccountFlagId });
export type AccountFlag = z.infer<typeof AccountFlag>;

/** An open deal of the account, with its health where the deal itself has been read. */
export const OpenDeal = z.strictObject({
  id: z.string(),
  name: z.string(),
  stage: z.string().nullable().describe("The CRM's label"),
  amount: factOf(Money.nullable()),
  closeDate: factOf(Day.nullable()),
  ownerName: z.string().nullable(),
  health: z
    .strictObject({ score: z.number().nullable(), band: Band })
    .nullable()
    .describe('Null where it was not read yet'),
  link: z.url().nullable(),
});
export type OpenDeal = z.infer<typeof OpenDeal>;

/** What the customer asks for help with. */
export const Cases = z.strictObject({
  open: z.int().nullable().describe('How many are open; null when unknown'),
  list: z.array(Evidence).describe('Open cases that were read, latest first; their values are priorities'),
  unknown: Unknown.nullable(),
});
export type Cases = z.infer<typeof Cases>;

/** Everything Plumbline says of one company or account as of one moment, with its evidence. */
export const AccountAssessment = z.strictObject({
  plumbline: z.literal(ACCOUNT_ASSESSMENT_VERSION),
  ref: RecordRef,
  asOf: Instant,
  readAt: Instant,
  blueprint: z.strictObject({ name: z.string(), version: z.string() }),
  subject: AccountSubject,
  segment: Segment,
  position: AccountPosition,
  health: CustomerHealth.nullable().describe('Null where the blueprint says nothing of customers, or it is none'),
  milestones: z.array(AssessedCriterion).describe('Outcomes of the stage'),
  usage: z.array(Usage),
  renewal: Renewal.nullable().describe('Null where the blueprint says nothing of renewals, or it is no customer'),
  group: BuyingGroup,
  signals: Signals,
  deals: z.array(OpenDeal).describe('Open ones, the soonest close date first'),
  cases: Cases,
  sources: z
    .array(AssessedSource)
    .describe('Fields of the account that several systems claim to know, and which is believed'),
  ownership: z
    .array(OwnedOutcome)
    .describe('Who answers for the outcomes of the account; empty where the blueprint designs none here'),
  flags: z.array(AccountFlag).describe('Those to act on first'),
  headline: AccountFlagId.nullable(),
  gaps: z.array(Gap),
});
export type AccountAssessment = z.infer<typeof AccountAssessment>;

import { z } from 'zod';
import { factOf, Money } from '../../record/fact.ts';
import { Gap } from '../../record/gap.ts';
import { RecordRef } from '../../record/ref.ts';
import { Day, Instant } from '../../record/time.ts';
import { Decisions } from './decisions.ts';
import { BlueprintLine, Unknown } from './evidence.ts';
import { Flag } from './flags.ts';
import { StageGate } from './gate.ts';
import { BuyingGroup } from './group.ts';
import { GroupByStage } from './group-by-stage.ts';
import { Handoff } from './handoff.ts';
import { Health } from './health.ts';
import { OwnedOutcome } from './ownership.ts';
import { Pace } from './pace.ts';
import { Signals } from './signals.ts';
import { AssessedSource } from './sources.ts';

export const ASSESSMENT_VERSION = 1;

/** The record as the panel's head shows it. */
export const Subject = z.strictObject({
  name: z.string(),
  accountName: z.string().nullable(),
  ownerName: z.string().nullable(),
  amount: factOf(Money.nullable()),
  closeDate: factOf(Day.nullable()),
  outcome: z.enum(['open', 'won', 'lost']),
  closedAt: Instant.nullable().describe('When it was won or lost; null while open, and where the CRM does not tell'),
  crmStage: z.string().describe("The CRM's label of the stage"),
  crmProbability: z.number().min(0).max(1).nullable(),
  crmScore: z.number().nullable(),
  link: z.url(),
});

/** A stage of the bowtie as the track draws it. */
export const TrackStage = z.strictObject({
  id: z.string(),
  label: z.string(),
  side: z.enum(['acquisition', 'knot', 'expansion']),
  state: z.enum(['past', 'skipped', 'current', 'ahead']),
  line: BlueprintLine,
});

/** Where the record stands in the lifecycle, and how that was found. */
export const Position = z.strictObject({
  track: z.array(TrackStage),
  stage: z.string().nullable().describe('Blueprint stage id; null when the CRM stage maps to none, and for lost deals'),
  mappedBy: z.enum(['blueprint', 'probability', 'outcome']).nullable(),
  means: z.string().nullable(),
  owner: z.string().nullable().describe('Label of the seat that owns the stage'),
  unknown: Unknown.nullable(),
});

export const Segment = z.strictObject({
  id: z.string().nullable(),
  label: z.string().nullable(),
  ideal: z.boolean().nullable().describe('Whether the account fits the ideal customer; null when unknown'),
  unknown: Unknown.nullable(),
  line: BlueprintLine.nullable(),
});

/** Everything Plumbline says of one deal as of one moment, with its evidence. */
export const Assessment = z.strictObject({
  plumbline: z.literal(ASSESSMENT_VERSION),
  ref: RecordRef,
  asOf: Instant,
  readAt: Instant,
  blueprint: z.strictObject({ name: z.string(), version: z.string() }),
  subject: Subject,
  segment: Segment,
  position: Position,
  group: BuyingGroup,
  groupByStage: GroupByStage,
  pace: Pace,
  gate: StageGate,
  health: Health,
  signals: Signals,
  sources: z.array(AssessedSource).describe('Fields that several systems claim to know, and which is believed'),
  ownership: z
    .array(OwnedOutcome)
    .describe('Who answers for the outcomes of the record; empty where the blueprint designs none here'),
  decisions: Decisions,
  handoff: Handoff.nullable().describe('Null for deals that are not won, and where the blueprint asks nothing of one'),
  flags: z.array(Flag).describe('Most at stake first; empty for closed deals'),
  headline: z.string().nullable().describe('Id of the headline flag, always the first of `flags`'),
  gaps: z.array(Gap),
});
export type Assessment = z.infer<typeof Assessment>;

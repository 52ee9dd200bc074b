import { z } from 'zod';
import { RecordRef } from '../../record/ref.ts';
import { Instant } from '../../record/time.ts';
import { BlueprintLine } from './evidence.ts';

export const AUDIT_VERSION = 1;

/** How a question is answered: `unknown` where nothing that would answer it could be counted. */
export const Answer = z.enum(['yes', 'partly', 'no', 'unknown']);
export type Answer = z.infer<typeof Answer>;

/** The five questions (S64–S68), then the five tests (S96, S101, S106, S111, S117), in their order. */
export const QuestionId = z.enum([
  'criteria',
  'signal_action',
  'transition_time',
  'after_sale',
  'newcomer',
  'expansion_owner',
  'stalled_decision',
  'tradeoff',
  'signal_trace',
  'architecture_owner',
]);
export type QuestionId = z.infer<typeof QuestionId>;

/** What is counted to answer a question. */
export const MeasureId = z.enum([
  'transition_criteria',
  'criteria_decided',
  'high_routed',
  'high_answered',
  'stage_benchmark',
  'stage_own_time',
  'after_criteria',
  'after_benchmark',
  'after_functions',
  'customer_health',
  'rules_explained',
  'act_playbooks',
  'expansion_one_seat',
  'expansion_seat_held',
  'decisions_escalate',
  'stalled_authority',
  'kinds_decided',
  'tensions_ruled',
  'tensions_met_ruled',
  'trace_acted',
  'trace_direct',
  'owner_held',
  'review_held',
]);
export type MeasureId = z.infer<typeof MeasureId>;

/** The ways in which practice leaves the blueprint (M35, S113). */
export const DriftId = z.enum([
  'entered_unmet',
  'skipped_stage',
  'stage_unmapped',
  'route_never',
  'type_never',
  'type_unknown',
  'seat_empty',
  'review_overdue',
  'field_missing',
]);
export type DriftId = z.infer<typeof DriftId>;

/** One case that counts against: a record, a place of the blueprint, or both. */
export const Example = z.strictObject({
  label: z.string().describe('Name of the record, stage, seat, rule or field'),
  detail: z.string().nullable().describe('What exactly, in the words of blueprint or CRM'),
  at: Instant.nullable(),
  ref: RecordRef.nullable(),
  link: z.url().nullable(),
  line: BlueprintLine.nullable(),
});
export type Example = z.infer<typeof Example>;

const Examples = z.array(Example).max(5).describe('The first that count against');

/** Something counted: `has` of `of`. What could not be counted is in `unknown`, never in `of`. */
export const Measure = z.strictObject({
  id: MeasureId,
  basis: z.enum(['design', 'practice']).describe('Whether the blueprint or the records were counted'),
  has: z.int().min(0),
  of: z.int().min(0).describe('0 where nothing could be counted'),
  unknown: z.int().min(0).describe('How many cases nobody knows about'),
  examples: Examples,
});
export type Measure = z.infer<typeof Measure>;

export const Question = z.strictObject({
  id: QuestionId,
  kind: z.enum(['question', 'test']),
  answer: Answer,
  measures: z.array(Measure).min(1),
  better: z.array(MeasureId).describe('The measures that keep it from a plain yes'),
});
export type Question = z.infer<typeof Question>;

/** One way of drift: how often, over how many, and since when. */
export const Drift = z.strictObject({
  id: DriftId,
  count: z.int().min(0),
  of: z.int().min(0).describe('0 where nothing could be counted: then nobody knows'),
  unknown: z.int().min(0),
  since: Instant.nullable().describe('The earliest case that can be dated'),
  examples: Examples,
});
export type Drift = z.infer<typeof Drift>;

/** The four layers in their order: a gap in one is a gap in all above it (S25). */
export const LayerId = z.enum(['data', 'lifecycle', 'routing', 'measurement']);

export const Layer = z.strictObject({
  id: LayerId,
  state: z.enum(['holds', 'broken', 'unknown']),
  because: z.array(z.union([MeasureId, DriftId])).describe('What breaks it'),
});
export type Layer = z.infer<typeof Layer>;

/** One of the five results that an architecture brings about (S118), and the questions that answer it. */
export const Result = z.strictObject({
  id: z.enum(['decide_fast', 'launch_whole', 'signal_to_action', 'compound', 'outcomes']),
  answer: Answer,
  from: z.array(QuestionId),
});

/** The last high signal, as it went (S111). */
export const LastSignal = z.strictObject({
  label: z.string(),
  at: Instant,
  record: z.string(),
  ref: RecordRef,
  link: z.url(),
  handOffs: z.int().min(0),
  reinterpretations: z.int().min(0),
  latency: z.number().min(0).nullable().describe('Milliseconds to the first human action; null where there was none'),
});
export type LastSignal = z.infer<typeof LastSignal>;

/** The audit of a revenue architecture: by its blueprint and by the records that were read in this browser. */
export const Audit = z.strictObject({
  plumbline: z.literal(AUDIT_VERSION),
  at: Instant,
  blueprint: z.strictObject({ name: z.string(), version: z.string() }),
  records: z
    .strictObject({
      deals: z.int().min(0),
      open: z.int().min(0),
      organisations: z.int().min(0),
      since: Instant.nullable().describe('When the oldest of them was made'),
    })
    .describe('What was counted over'),
  questions: z.array(Question),
  results: z.array(Result),
  layers: z.array(Layer),
  lowest: LayerId.nullable().describe('The lowest broken layer; null where none is known to be broken'),
  drift: z.array(Drift),
  lastSignal: LastSignal.nullable(),
  segments: z
    .array(z.strictObject({ label: z.string(), open: z.int().min(1) }))
    .describe('Open deals by segment, most first: where the company would meet its ceiling (S86)'),
  steps: z
    .array(
      z.strictObject({
        step: z.enum(['diagnose', 'validate', 'invest']),
        todo: z.array(z.union([MeasureId, DriftId])),
      }),
    )
    .describe('What to do next, always in this order (S87): find out, hold practice to the design, mend the design'),
});
export type Audit = z.infer<typeof Audit>;

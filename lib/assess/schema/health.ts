import { z } from 'zod';
import { Instant } from '../../record/time.ts';
import { BlueprintLine, Evidence, Params, Unknown } from './evidence.ts';

export const ComponentId = z.enum(['multi_threading', 'momentum', 'stage_gate', 'pace', 'plan', 'signals']);
export type ComponentId = z.infer<typeof ComponentId>;

/** sound: at or above what the stage calls healthy; act: below half of it; watch: between. */
export const Band = z.enum(['sound', 'watch', 'act', 'not_enough_known']);
export type Band = z.infer<typeof Band>;

export const HealthComponent = z.strictObject({
  id: ComponentId,
  weight: z.number().describe('Points of 100 that the blueprint gives it'),
  value: z.number().min(0).max(100).nullable().describe('Null when unknown'),
  share: z.number().nullable().describe('Points it contributes to the score, of `weight` rescaled to the known weight'),
  inputs: Params.describe('The numbers that went in, by name'),
  evidence: z.array(Evidence),
  unknown: Unknown.nullable(),
  line: BlueprintLine,
});
export type HealthComponent = z.infer<typeof HealthComponent>;

/** One feasible change and how many points it would gain. */
export const Raise = z.strictObject({
  change: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('engage_function'), function: z.string(), label: z.string() }),
    z.strictObject({
      kind: z.literal('revive_person'),
      person: z.string(),
      name: z.string().nullable(),
      function: z.string().nullable(),
    }),
    z.strictObject({ kind: z.literal('meet_criterion'), criterion: z.string(), label: z.string() }),
    z.strictObject({ kind: z.literal('set_next_step'), withinDays: z.number() }),
    z.strictObject({ kind: z.literal('mend_close_date') }),
  ]),
  gain: z.number().positive(),
  score: z.number().min(0).max(100),
});
export type Raise = z.infer<typeof Raise>;

export const TrendPoint = z.strictObject({
  at: Instant,
  score: z.number().min(0).max(100).nullable(),
  confidence: z.number().min(0).max(1),
});

/** What changed most since a moment of the trend, as a code with parameters. */
export const TrendChange = z.strictObject({
  since: Instant,
  by: z.number().describe('Points, negative when it fell'),
  component: ComponentId.nullable().describe('The component that moved the score most'),
  code: z.enum([
    'person_fell_silent',
    'person_answered',
    'stage_changed',
    'criterion_met',
    'criterion_lost',
    'close_date_moved',
    'time_passed',
    'component_moved',
  ]),
  params: Params,
});
export type TrendChange = z.infer<typeof TrendChange>;

/** Composite deal health with its shares, what would raise it, and its history. */
export const Health = z.strictObject({
  score: z.number().min(0).max(100).nullable().describe('Null when less than half of the weight is known'),
  confidence: z.number().min(0).max(1),
  band: Band,
  healthy: z.number().nullable().describe('What the stage calls healthy'),
  components: z.array(HealthComponent),
  raise: z.array(Raise).max(3),
  trend: z.array(TrendPoint).describe('Twelve weeks back to asOf, oldest first'),
  changed: TrendChange.nullable(),
  line: BlueprintLine,
});
export type Health = z.infer<typeof Health>;

import { z } from 'zod';
import { Instant } from '../../record/time.ts';
import { BlueprintLine, Evidence, Unknown } from './evidence.ts';
import { SeatHolder } from './seats.ts';

/** Who decides: which seat, where, by when, and the way up. */
export const DecisionRight = z.strictObject({
  id: z.string(),
  label: z.string(),
  kind: z.enum(['funding', 'timing', 'tradeoff', 'priority', 'design', 'governance']),
  seat: SeatHolder,
  forum: z.string(),
  inputs: z.array(z.string()).describe('What has to be on the table'),
  within: z.number().describe('Days it may take'),
  due: Instant.nullable().describe('By when; null where nobody knows since when the limit is crossed'),
  escalatesTo: SeatHolder.nullable(),
  because: z.string().nullable(),
  line: BlueprintLine,
});
export type DecisionRight = z.infer<typeof DecisionRight>;

/** A limit of the blueprint that the record has crossed. */
export const Crossing = z.strictObject({
  what: z.enum(['guardrail', 'offer', 'segment']),
  id: z.string().nullable().describe('Id of the guardrail or offer'),
  label: z.string().nullable().describe('The limit, offer or segment in the blueprint’s words'),
  because: z.string().nullable(),
  evidence: z.array(Evidence),
  decision: DecisionRight.nullable().describe('Null: undesigned here, the blueprint says nobody who decides'),
  line: BlueprintLine,
});
export type Crossing = z.infer<typeof Crossing>;

/** The limits that the record has crossed, and those of which nobody knows. */
export const Decisions = z.strictObject({
  crossed: z.array(Crossing).describe('Guardrails in the blueprint’s order, then the offer, then the segment'),
  unknown: z.array(z.strictObject({ id: z.string(), label: z.string(), unknown: Unknown, line: BlueprintLine })),
});
export type Decisions = z.infer<typeof Decisions>;

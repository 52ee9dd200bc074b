import { z } from 'zod';
import { BlueprintLine, Evidence, Unknown } from './evidence.ts';

/** One criterion judged: met, unmet or unknown, on what evidence. */
export const AssessedCriterion = z.strictObject({
  id: z.string(),
  label: z.string(),
  because: z.string().nullable(),
  state: z.enum(['met', 'unmet', 'unknown']),
  weight: z.number(),
  when: z.string().describe('The expression as written'),
  evidence: z.array(Evidence),
  unknown: Unknown.nullable(),
  progress: z
    .strictObject({ has: z.number(), of: z.number() })
    .nullable()
    .describe('For collective criteria: how many of how many, as 1 of 3 functions'),
  line: BlueprintLine,
});
export type AssessedCriterion = z.infer<typeof AssessedCriterion>;

/** The exit criteria of the current stage taken together, and what held at entry. */
export const StageGate = z.strictObject({
  exit: z.array(AssessedCriterion),
  met: z.int(),
  known: z.int(),
  share: z.number().min(0).max(1).nullable().describe('Weight met ÷ weight known'),
  entry: z.array(AssessedCriterion).describe('Entry criteria as of the moment the stage was entered'),
  line: BlueprintLine.nullable(),
});
export type StageGate = z.infer<typeof StageGate>;

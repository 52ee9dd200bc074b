import { z } from 'zod';
import { BlueprintLine, Evidence, Params } from './evidence.ts';

/** The named conditions that deserve a person's attention (assessment.md, "Flags"). */
export const FlagId = z.enum([
  'single_threaded',
  'economic_buyer_missing',
  'stuck',
  'structurally_weak',
  'ghosted',
  'going_dark',
  'champion_silent',
  'champion_gone',
  'no_next_step',
  'close_date_past',
  'pushed',
  'entered_unmet',
  'skipped_stage',
  'moved_back',
  'off_architecture',
  'source_conflict',
  'signal_overdue',
]);
export type FlagId = z.infer<typeof FlagId>;

export const Flag = z.strictObject({
  id: FlagId,
  severity: z.enum(['act', 'watch']),
  params: Params.describe('Numbers and names for the words of the interface'),
  evidence: z.array(Evidence),
  playbook: z.strictObject({ id: z.string(), label: z.string(), steps: z.array(z.string()) }).nullable(),
  folds: z.array(FlagId).describe('Flags of the same cause that this one stands for'),
  line: BlueprintLine,
});
export type Flag = z.infer<typeof Flag>;

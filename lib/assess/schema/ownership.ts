import { z } from 'zod';
import { BlueprintLine, Unknown } from './evidence.ts';
import { SeatHolder } from './seats.ts';

/** An outcome of the record, the one seat that answers for it, and those that add to it (S92). */
export const OwnedOutcome = z.strictObject({
  outcome: z.string(),
  label: z.string(),
  primary: SeatHolder,
  contributing: z.array(SeatHolder),
  overlap: z
    .strictObject({ with: SeatHolder, final: SeatHolder, because: z.string().nullable() })
    .nullable()
    .describe('Where two seats meet, and whose word is final (S102)'),
  because: z.string().nullable(),
  unknown: Unknown.nullable().describe('What would have to be known to say whether the rule applies to this record'),
  line: BlueprintLine,
});
export type OwnedOutcome = z.infer<typeof OwnedOutcome>;

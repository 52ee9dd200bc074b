import { z } from 'zod';
import { BlueprintLine } from './evidence.ts';

/** Who sits in a seat: the seat comes first, its holder second (S103). */
export const SeatHolder = z.strictObject({
  seat: z.string().describe('Id of the seat in the blueprint'),
  label: z.string(),
  user: z
    .strictObject({ id: z.string().nullable(), name: z.string().nullable(), email: z.string().nullable() })
    .nullable()
    .describe('Whoever holds the seat on this record; null where nobody is found'),
  unresolved: z
    .enum(['unassigned', 'team', 'empty', 'unknown', 'inactive'])
    .nullable()
    .describe(
      'Why there is no single user: the blueprint names nobody, a whole team, an empty field, one that cannot be read, or a user who has left',
    ),
  line: BlueprintLine,
});
export type SeatHolder = z.infer<typeof SeatHolder>;

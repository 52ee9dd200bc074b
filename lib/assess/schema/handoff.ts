import { z } from 'zod';
import { Instant } from '../../record/time.ts';
import { BlueprintLine, Evidence } from './evidence.ts';
import { AssessedCriterion } from './gate.ts';
import { AssessedPerson } from './group.ts';
import { SeatHolder } from './seats.ts';
import { Playbook } from './signals.ts';

/** What a won deal owes to those who take over: what was promised, to whom, and what they have not been given. */
export const Handoff = z.strictObject({
  from: SeatHolder.describe('The seat that owns the won deal'),
  to: SeatHolder.nullable().describe('The seat that owns the stage after it; null where the blueprint ends there'),
  stage: z.string().nullable().describe('Label of the stage after it'),
  since: Instant.nullable().describe(
    'When the deal was won, from when on the hand-off is due; null where nobody knows',
  ),
  offers: z
    .array(z.strictObject({ id: z.string(), label: z.string(), outcome: z.string(), line: BlueprintLine }))
    .describe('Offers that are recognised on the deal, with the outcome each promises'),
  promised: z
    .array(z.strictObject({ label: z.string(), fact: Evidence }))
    .describe('Fields that the criteria of the hand-off ask for and that are filled in, by the words of the criterion'),
  notes: z.array(Evidence).describe('The latest three notes, latest first'),
  people: z
    .array(
      AssessedPerson.pick({ id: true, name: true, title: true, roleName: true, engagement: true, link: true }).extend({
        function: z.string().nullable().describe('Label of the function, null when unclassified'),
        last: Evidence.nullable().describe('The last interaction with the person'),
      }),
    )
    .describe('To whom it was promised, most engaged first; without those who may not be read or have left'),
  criteria: z.array(AssessedCriterion).describe('What those who take over must have been given, judged now'),
  met: z.int().min(0),
  known: z.int().min(0),
  playbook: Playbook.nullable(),
  line: BlueprintLine,
});
export type Handoff = z.infer<typeof Handoff>;

import { z } from 'zod';
import { Scalar } from './fact.ts';
import { Instant } from './time.ts';

/** One stay in a stage; a stage left and entered again is a new visit. */
export const StageVisit = z.strictObject({
  stage: z.string().min(1),
  enteredAt: Instant,
  leftAt: Instant.nullable(),
  by: z.string().nullable().describe('User id of who moved the record there'),
});
export type StageVisit = z.infer<typeof StageVisit>;

export const PipelineStage = z.strictObject({
  id: z.string().min(1),
  label: z.string(),
  order: z.int(),
  probability: z.number().min(0).max(1).nullable(),
  closes: z.enum(['won', 'lost']).nullable(),
});
export type PipelineStage = z.infer<typeof PipelineStage>;

/** The CRM's own definition of the pipeline the record is in, its stages in order. */
export const Pipeline = z.strictObject({ id: z.string().min(1), label: z.string(), stages: z.array(PipelineStage) });
export type Pipeline = z.infer<typeof Pipeline>;

/** How a change came about, as far as the CRM says. HubSpot's default close date (R37) is `default`. */
export const ChangeCause = z.enum(['person', 'automation', 'import', 'default', 'unknown']);

const DEAL_FIELDS = z.enum(['closeDate', 'amount', 'nextStep', 'owner', 'stage', 'probability']);

/** One dated change of a field of the deal, in the field's CRM-neutral name. */
export const FieldChange = z.strictObject({
  field: DEAL_FIELDS.or(
    z.string().regex(/^properties\../, `Write one of ${DEAL_FIELDS.options.join(', ')}, or properties.<name>`),
  ),
  at: Instant,
  from: Scalar,
  to: Scalar,
  by: z.string().nullable(),
  cause: ChangeCause,
});
export type FieldChange = z.infer<typeof FieldChange>;

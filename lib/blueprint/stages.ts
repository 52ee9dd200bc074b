import type { CrmId } from '../record/ref.ts';
import type { Pipeline, PipelineStage } from '../record/stages.ts';
import type { BlueprintDocument, Stage } from './schema.ts';

type Found = { stage: Stage; by: 'blueprint' | 'probability' | 'outcome' } | null;

/**
 * The lifecycle stage of a CRM stage. A lost stage has none; a stage that the blueprint maps stands there; a won stage
 * stands at the knot; any other stands by its probability and its order in the pipeline.
 */
export function stageFor({ lifecycle }: BlueprintDocument, crm: CrmId, pipeline: Pipeline, stageId: string): Found {
  const crmStage = pipeline.stages.find(({ id }) => id === stageId);
  if (crmStage?.closes === 'lost') return null;
  const mapped = lifecycle.find((stage) => maps(stage, crm, pipeline, stageId, crmStage));
  if (mapped) return { stage: mapped, by: 'blueprint' };
  if (crmStage?.closes === 'won') {
    const knot = lifecycle.find(({ side }) => side === 'knot');
    return knot ? { stage: knot, by: 'outcome' } : null;
  }
  const stage = crmStage && byProbability(lifecycle, pipeline, crmStage);
  return stage ? { stage, by: 'probability' } : null;
}

function maps(stage: Stage, crm: CrmId, pipeline: Pipeline, stageId: string, crmStage: PipelineStage | undefined) {
  if (crm === 'hubspot') return stage.crm.hubspot.some((one) => one.pipeline === pipeline.id && one.stage === stageId);
  return stage.crm.salesforce.some(
    (one) =>
      (one.stage === stageId || one.stage === crmStage?.label) &&
      (one.record_type === undefined || one.record_type === pipeline.id || one.record_type === pipeline.label),
  );
}

/**
 * The stage whose band holds the probability. A later stage of a pipeline never stands before an earlier one, so a
 * probability counts as no lower than those before it; a pipeline without probabilities is divided evenly by order.
 */
function byProbability(lifecycle: Stage[], pipeline: Pipeline, crmStage: PipelineStage): Stage | undefined {
  const open = pipeline.stages.filter(({ closes }) => closes === null).toSorted((a, b) => a.order - b.order);
  const position = open.indexOf(crmStage);
  const upToHere = open
    .slice(0, position + 1)
    .flatMap(({ probability }) => (probability === null ? [] : [probability]));
  const told = open.some(({ probability }) => probability !== null && probability > 0);
  const probability = told ? Math.max(0, ...upToHere) : position / open.length;
  const banded = lifecycle.filter((stage) => stage.probability !== undefined);
  return banded.find((stage) => stage.probability && probability < stage.probability.to) ?? banded.at(-1);
}

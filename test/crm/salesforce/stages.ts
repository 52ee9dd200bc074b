import type { Deal, Pipeline, PipelineStage, World } from '../world/model.ts';
import { DEFAULT_PIPELINE } from '../world/organisation.ts';

/** What Salesforce's own default stages call the stages of the world's default pipeline; others keep their label. */
const STANDARD_NAMES: Record<string, string> = {
  appointmentscheduled: 'Prospecting',
  qualifiedtobuy: 'Needs Analysis',
  presentationscheduled: 'Perception Analysis',
  decisionmakerboughtin: 'Negotiation/Review',
  closedwon: 'Closed Won',
  closedlost: 'Closed Lost',
};

/** Default stages that the organisation switched off. */
export const INACTIVE_STAGES = ['Qualification', 'Value Proposition', 'Id. Decision Makers', 'Proposal/Price Quote'];

/** The StageName of a stage of the world. */
export function stageName({ id, label }: Pick<PipelineStage, 'id' | 'label'>): string {
  return STANDARD_NAMES[id] ?? label;
}

/** The StageName of a stage id of a deal's pipeline. */
export function stageNameOf(world: World, deal: Pick<Deal, 'pipeline'>, stageId: string): string {
  return stageName(stageOf(world, deal, stageId));
}

/** The world's definition of a stage of a deal's pipeline. */
export function stageOf(world: World, deal: Pick<Deal, 'pipeline'>, stageId: string): PipelineStage {
  const stage = pipelineOf(world, deal).stages.find(({ id }) => id === stageId);
  if (!stage) throw new RangeError(`pipeline ${deal.pipeline} has no stage ${stageId}`);
  return stage;
}

function pipelineOf(world: World, deal: Pick<Deal, 'pipeline'>): Pipeline {
  const pipeline = world.pipelines.find(({ id }) => id === deal.pipeline);
  if (!pipeline) throw new RangeError(`the world has no pipeline ${deal.pipeline}`);
  return pipeline;
}

/** The number that a pipeline's record type is made from. */
export function recordTypeNumber(pipeline: string): number {
  return pipeline === DEFAULT_PIPELINE ? 1 : Number(pipeline);
}

/** The two spellings of the forecast category that a stage has. */
export function forecastOf({ closes, probability }: PipelineStage): { category: string; name: string } {
  if (closes === 'lost') return { category: 'Omitted', name: 'Omitted' };
  if (closes === 'won') return { category: 'Closed', name: 'Closed' };
  if (probability >= 0.85) return { category: 'Forecast', name: 'Commit' };
  return probability >= 0.6 ? { category: 'BestCase', name: 'Best Case' } : { category: 'Pipeline', name: 'Pipeline' };
}

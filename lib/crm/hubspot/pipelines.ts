import type { Gap } from '../../record/gap.ts';
import type { Pipeline, PipelineStage } from '../../record/stages.ts';
import { number, truth } from '../values.ts';
import { type Access, scopeGap } from './access.ts';
import type { Pipelines } from './answers.ts';

type Stage = Pipelines['results'][number]['stages'][number];

/** A closing stage is won at probability 1 and lost at 0. `isClosed` is not in every answer; open stages start at 0.1. */
function closes(stage: Stage, probability: number | null): 'won' | 'lost' | null {
  if (truth(stage.metadata?.isClosed) === false) return null;
  return probability === 1 ? 'won' : probability === 0 ? 'lost' : null;
}

function stageOf(stage: Stage): PipelineStage {
  const stated = number(stage.metadata?.probability);
  const probability = stated !== null && stated >= 0 && stated <= 1 ? stated : null;
  return {
    id: stage.id,
    label: stage.label,
    order: stage.displayOrder,
    probability,
    closes: closes(stage, probability),
  };
}

/** The portal's deal pipelines with their live stages in order. */
export function pipelinesOf(answer: Pipelines): Pipeline[] {
  return answer.results.map(({ id, label, stages }) => ({
    id,
    label,
    stages: stages
      .filter((stage) => stage.archived !== true)
      .map(stageOf)
      .sort((a, b) => a.order - b.order),
  }));
}

/** Whether the pipelines know the stage, so that they are not older than the deal. */
export function knowsStage(pipelines: Access<Pipeline[]>, pipeline: string, stage: string): boolean {
  if (!pipelines.granted) return true;
  const found = pipelines.value.find(({ id }) => id === pipeline);
  return found?.stages.some(({ id }) => id === stage) ?? false;
}

/** The deal's pipeline; one without stages, and the gap, where the portal does not show it. */
export function pipelineOf(pipelines: Access<Pipeline[]>, id: string): { pipeline: Pipeline; gaps: Gap[] } {
  const placeholder: Pipeline = { id, label: id, stages: [] };
  if (!pipelines.granted) return { pipeline: placeholder, gaps: [scopeGap('pipeline', pipelines.scopes, null)] };
  const pipeline = pipelines.value.find((candidate) => candidate.id === id);
  if (pipeline !== undefined) return { pipeline, gaps: [] };
  return {
    pipeline: placeholder,
    gaps: [{ about: 'pipeline', why: 'not_configured', remedy: 'ask_admin', detail: id }],
  };
}

import type { Snapshot } from '../record/snapshot.ts';
import type { PipelineStage, StageVisit } from '../record/stages.ts';

/** A move of the record from one open stage of its pipeline to another. */
export interface Move {
  from: PipelineStage;
  to: PipelineStage;
  visit: StageVisit;
}

/** The moves of the record between open stages of its pipeline, oldest first. */
export function movesOf({ visits, pipeline }: Snapshot): Move[] {
  const stages = new Map(pipeline.stages.map((stage) => [stage.id, stage]));
  return visits.flatMap((visit, index) => {
    const from = stages.get(visits[index - 1]?.stage ?? '');
    const to = stages.get(visit.stage);
    if (from === undefined || to === undefined || from.id === to.id) return [];
    return from.closes === null && to.closes === null ? [{ from, to, visit }] : [];
  });
}

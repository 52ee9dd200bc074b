import type { Pipeline, PipelineStage } from '../../record/stages.ts';
import { number, text, truth } from '../values.ts';
import { type Row, valueAt } from './answers.ts';

/** An organisation without record types has one sales process for all its opportunities. */
const ONLY_PROCESS = { id: 'default', label: 'Opportunity' };

/** A probability as a share; Salesforce keeps it in percent. Null where there is none or it is no percentage. */
export function share(percent: number | null): number | null {
  return percent !== null && percent >= 0 && percent <= 100 ? percent / 100 : null;
}

/** The stages of the organisation in their order. */
export function stagesFrom(rows: readonly Row[]): PipelineStage[] {
  const stages = rows.flatMap((row): PipelineStage[] => {
    const id = text(valueAt(row, 'ApiName')) ?? text(valueAt(row, 'MasterLabel'));
    if (id === null) return [];
    const isClosed = truth(valueAt(row, 'IsClosed')) === true;
    return [
      {
        id,
        label: text(valueAt(row, 'MasterLabel')) ?? id,
        order: Math.trunc(number(valueAt(row, 'SortOrder')) ?? 0),
        probability: share(number(valueAt(row, 'DefaultProbability'))),
        closes: isClosed ? (truth(valueAt(row, 'IsWon')) === true ? 'won' : 'lost') : null,
      },
    ];
  });
  return [...new Map(stages.map((stage) => [stage.id, stage])).values()].sort((a, b) => a.order - b.order);
}

/**
 * The record types as pipelines by their ids. Salesforce keeps one list of stages for all of them; `offered` names those
 * of a record type's sales process, and a record type that is not in it has them all.
 */
export function pipelinesFrom(
  rows: readonly Row[],
  stages: readonly PipelineStage[],
  offered: ReadonlyMap<string, readonly string[]>,
): Record<string, Pipeline> {
  const pipelines = rows.flatMap((row): [string, Pipeline][] => {
    const recordType = text(valueAt(row, 'Id'));
    const id = text(valueAt(row, 'DeveloperName')) ?? recordType;
    if (recordType === null || id === null) return [];
    const names = offered.get(recordType);
    const own = stages.filter((stage) => names === undefined || names.includes(stage.id));
    return [[recordType, { id, label: text(valueAt(row, 'Name')) ?? id, stages: own }]];
  });
  return Object.fromEntries(pipelines);
}

/** The pipeline of an opportunity with that record type. */
export function pipelineOf(
  recordType: string | null,
  { pipelines, stages }: { pipelines: Record<string, Pipeline>; stages: PipelineStage[] },
): Pipeline {
  return (recordType === null ? undefined : pipelines[recordType]) ?? { ...ONLY_PROCESS, stages };
}

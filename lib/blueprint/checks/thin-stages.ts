import type { Finding } from '../problem.ts';
import type { BlueprintDocument, Stage } from '../schema.ts';

/** A warning for every stage but the knot that lacks something; the won deal is a moment and asks for less. */
function stagesThatLack(what: string, remedy: string, lacks: (stage: Stage) => boolean) {
  return ({ lifecycle }: BlueprintDocument): Finding[] =>
    lifecycle.flatMap((stage, index): Finding[] => {
      if (stage.side === 'knot' || !lacks(stage)) return [];
      return [{ path: ['lifecycle', index], message: `${stage.label} has no ${what}`, remedy }];
    });
}

/** Stages that no buyer's decision ends. */
export const withoutExit = stagesThatLack(
  'exit criteria',
  'Say what the buyer has decided when it is left.',
  ({ exit }) => exit.length === 0,
);

/** Stages in which nothing can be called slow. */
export const withoutBenchmark = stagesThatLack(
  'benchmark',
  'Say how long it takes when nothing is wrong.',
  ({ benchmark }) => benchmark === undefined,
);

/** Stages that anybody may decide alone. */
export const withoutFunctions = stagesThatLack(
  'required functions',
  'Name who must take part.',
  ({ required_functions }) => required_functions.length === 0,
);

/** A lifecycle in which pipelines that no stage maps cannot be placed. */
export function withoutProbability({ lifecycle }: BlueprintDocument): Finding[] {
  if (lifecycle.some(({ probability }) => probability !== undefined)) return [];
  const message = 'pipelines that no stage maps cannot be placed';
  return [{ path: ['lifecycle'], message, remedy: 'Give the acquisition stages a `probability` band.' }];
}

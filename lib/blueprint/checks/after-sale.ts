import type { Finding } from '../problem.ts';
import type { BlueprintDocument, Stage } from '../schema.ts';

/** Below this share of what stands before the knot, the side after it is thin. Ours. */
const THIN = 0.5;
/** More stages than these before and at the knot are steps of work and not decisions of a buyer (R28: 5 to 7). */
const MOST_STAGES = 7;

function perStage(stages: readonly Stage[], count: (stage: Stage) => number): number {
  return stages.reduce((sum, stage) => sum + count(stage), 0) / stages.length;
}

const MEASURES: [what: string, count: (stage: Stage) => number][] = [
  ['criteria', ({ entry, exit, milestones }) => entry.length + exit.length + milestones.length],
  ['benchmarks', ({ benchmark }) => (benchmark === undefined ? 0 : 1)],
  ['required functions', ({ required_functions }) => required_functions.length],
];

/** A side after the knot that is written with less care than the one before it (S62). */
export function thinAfterSale({ lifecycle }: BlueprintDocument): Finding[] {
  const before = lifecycle.filter(({ side }) => side === 'acquisition');
  const after = lifecycle.filter(({ side }) => side === 'expansion');
  const remedy = 'Give what follows the sale the same criteria, benchmarks and people as what comes before it.';
  if (before.length === 0) return [];
  if (after.length === 0) return [{ path: ['lifecycle'], message: 'nothing is designed after the sale', remedy }];
  const first = lifecycle.findIndex(({ side }) => side === 'expansion');
  return MEASURES.flatMap(([what, count]) => {
    const [left, right] = [perStage(before, count), perStage(after, count)];
    if (right >= left * THIN) return [];
    const round = (value: number) => Math.round(value * 10) / 10;
    const message = `the stages after the sale have ${round(right)} ${what} each, those before it ${round(left)}`;
    return [{ path: ['lifecycle', first], message, remedy }];
  });
}

/** A sale cut into more stages than a buyer makes decisions. */
export function tooManyStages({ lifecycle }: BlueprintDocument): Finding[] {
  const count = lifecycle.filter(({ side }) => side !== 'expansion').length;
  if (count <= MOST_STAGES) return [];
  const message = `${count} stages up to the sale are more than a buyer makes decisions`;
  return [{ path: ['lifecycle'], message, remedy: `Join stages until there are ${MOST_STAGES} or fewer.` }];
}

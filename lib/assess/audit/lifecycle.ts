import type { Blueprint } from '../../blueprint/blueprint.ts';
import type { Stage } from '../../blueprint/schema.ts';
import type { Measure } from '../schema/audit.ts';
import { type Case, measure, recorded, written } from './count.ts';
import type { Observed } from './observed.ts';

function stageCase(blueprint: Blueprint, { id, label }: Stage, good: boolean, detail: string | null = null): Case {
  return { good, example: written(blueprint, `lifecycle.${id}`, label, detail) };
}

/** S64: every step from one stage to the next has criteria, and the criteria of open deals can be judged. */
export function criteriaMeasures(blueprint: Blueprint, records: readonly Observed[]): Measure[] {
  const { lifecycle } = blueprint.document;
  const transitions = lifecycle.slice(0, -1).map((stage, index) => {
    const next = lifecycle[index + 1];
    const criteria = stage.exit.length + (next?.entry.length ?? 0);
    return stageCase(blueprint, stage, criteria > 0, next?.label ?? null);
  });
  const decided = records
    .filter(({ open }) => open)
    .flatMap((record) =>
      record.exit.map(
        ({ label, state }): Case => ({
          good: state !== 'unknown',
          example: recorded(record, label, record.enteredAt),
        }),
      ),
    );
  return [measure('transition_criteria', 'design', transitions), measure('criteria_decided', 'practice', decided)];
}

/** S66: how long each stage takes is written down, and known from the organisation's own deals. */
export function timeMeasures(blueprint: Blueprint, records: readonly Observed[]): Measure[] {
  const stages = blueprint.document.lifecycle.filter(({ side }) => side !== 'knot');
  const own = stages.flatMap((stage) => {
    const there = records.filter(({ open, stage: id }) => open && id === stage.id);
    if (there.length === 0) return [];
    return stageCase(
      blueprint,
      stage,
      there.some(({ ownTime }) => ownTime === true),
    );
  });
  return [
    measure(
      'stage_benchmark',
      'design',
      stages.map((stage) => stageCase(blueprint, stage, stage.benchmark !== undefined)),
    ),
    measure('stage_own_time', 'practice', own),
  ];
}

const RIGOUR = [
  ['after_criteria', ({ entry, exit, milestones }: Stage) => entry.length + exit.length + milestones.length],
  ['after_benchmark', ({ benchmark }: Stage) => (benchmark === undefined ? 0 : 1)],
  ['after_functions', ({ required_functions }: Stage) => required_functions.length],
] as const;

/** S67: no stage after the sale is written with less than the leanest stage before it has. */
export function afterSaleMeasures(blueprint: Blueprint): Measure[] {
  const { lifecycle, customer_health } = blueprint.document;
  const before = lifecycle.filter(({ side }) => side === 'acquisition');
  const after = lifecycle.filter(({ side }) => side === 'expansion');
  const rigour = RIGOUR.map(([id, count]) => {
    const least = Math.max(1, Math.min(...before.map(count)));
    return measure(
      id,
      'design',
      after.map((stage) => stageCase(blueprint, stage, count(stage) >= least)),
    );
  });
  const health: Case = {
    good: customer_health !== undefined,
    example: written(blueprint, 'customer_health', blueprint.document.name),
  };
  return [...rigour, measure('customer_health', 'design', [health])];
}

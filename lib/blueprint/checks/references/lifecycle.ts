import type { Finding } from '../../problem.ts';
import type { BlueprintDocument, Stage } from '../../schema.ts';
import { type Kinds, referEach } from './kinds.ts';

/** References of the lifecycle and of the flags. */
export function lifecycleReferences({ lifecycle, flags }: BlueprintDocument, kinds: Kinds): Finding[] {
  return [
    ...lifecycle.flatMap((stage, index) => inStage(stage, ['lifecycle', index], kinds)),
    ...Object.entries(flags).flatMap(([id, rule]) =>
      rule === undefined
        ? []
        : [
            ...kinds.stage(['flags', id, 'from_stage'], rule.from_stage),
            ...kinds.playbook(['flags', id, 'playbook'], rule.playbook),
            ...kinds.function(['flags', id, 'function'], 'function' in rule ? rule.function : undefined),
          ],
    ),
  ];
}

function inStage(stage: Stage, at: Finding['path'], kinds: Kinds): Finding[] {
  const bySegment = Object.entries(stage.required_by_segment ?? {});
  const timed = Object.keys(stage.benchmark ?? {}).filter((id) => id !== 'default');
  return [
    ...kinds.seat([...at, 'owner'], stage.owner),
    ...kinds.playbook([...at, 'playbook'], stage.playbook),
    ...kinds.playbook([...at, 'stuck', 'playbook'], stage.stuck.playbook),
    ...referEach(kinds.function, [...at, 'required_functions'], stage.required_functions),
    ...bySegment.flatMap(([segment, ids]) => [
      ...referEach(kinds.function, [...at, 'required_by_segment', segment], ids),
      ...kinds.segment([...at, 'required_by_segment', segment], segment),
    ]),
    ...timed.flatMap((id) => kinds.segment([...at, 'benchmark', id], id)),
  ];
}

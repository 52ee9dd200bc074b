import type { Finding } from '../problem.ts';
import type { BlueprintDocument } from '../schema.ts';

const ORDER = { acquisition: 0, knot: 1, expansion: 2 } as const;

/** A lifecycle that is no bowtie: not exactly one knot, or sides out of order. */
export function brokenLifecycle({ lifecycle }: BlueprintDocument): Finding[] {
  const knots = lifecycle.flatMap(({ side }, index) => (side === 'knot' ? [index] : []));
  const findings: Finding[] = [];
  if (knots.length !== 1) {
    const message = `the lifecycle has ${knots.length} knots, not one`;
    findings.push({
      path: ['lifecycle', ...knots.slice(1, 2)],
      message,
      remedy: 'Give one stage, the won deal, `side: knot`.',
    });
  }
  for (const [index, { side }] of lifecycle.entries()) {
    const before = lifecycle[index - 1]?.side;
    if (before && ORDER[side] < ORDER[before]) {
      const message = `a stage of ${side} comes after one of ${before}`;
      const remedy = 'Order the stages as acquisition, the knot, expansion.';
      findings.push({ path: ['lifecycle', index, 'side'], message, remedy });
    }
  }
  return [...findings, ...misplaced(lifecycle)];
}

/** Parts that have a meaning on one side only, written on another. */
function misplaced(lifecycle: BlueprintDocument['lifecycle']): Finding[] {
  return lifecycle.flatMap((stage, index) => {
    const only = (key: 'handoff' | 'milestones' | 'account_when', written: boolean, where: string): Finding[] =>
      written
        ? [{ path: ['lifecycle', index, key], message: `\`${key}\` belongs to ${where}`, remedy: 'Move it there.' }]
        : [];
    return [
      ...only('handoff', stage.side !== 'knot' && stage.handoff.length > 0, 'the knot'),
      ...only('milestones', stage.side !== 'expansion' && stage.milestones.length > 0, 'a stage after the knot'),
      ...only('account_when', stage.side !== 'expansion' && stage.account_when !== undefined, 'a stage after the knot'),
    ];
  });
}

import type { Finding } from '../problem.ts';
import type { BlueprintDocument } from '../schema.ts';

/** Warnings: stages that nothing can be held against, and pipelines that cannot be placed. */
export function thinStages({ lifecycle }: BlueprintDocument): Finding[] {
  const findings = lifecycle.flatMap((stage, index): Finding[] => {
    if (stage.side === 'knot') return [];
    const path = ['lifecycle', index];
    const lacks = (what: string, remedy: string) => ({ path, message: `${stage.label} has no ${what}`, remedy });
    return [
      ...(stage.exit.length === 0 ? [lacks('exit criteria', 'Say what the buyer has decided when it is left.')] : []),
      ...(stage.benchmark === undefined ? [lacks('benchmark', 'Say how long it takes when nothing is wrong.')] : []),
      ...(stage.required_functions.length === 0 ? [lacks('required functions', 'Name who must take part.')] : []),
    ];
  });
  if (lifecycle.every(({ probability }) => probability === undefined)) {
    const message = 'pipelines that no stage maps cannot be placed';
    findings.push({ path: ['lifecycle'], message, remedy: 'Give the acquisition stages a `probability` band.' });
  }
  return findings;
}

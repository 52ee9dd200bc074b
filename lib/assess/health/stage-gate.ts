import type { StageGate } from '../schema/gate.ts';
import type { Part } from './part.ts';

/** Weight of the exit criteria that are met, of those known. */
export function stageGate(gate: StageGate): Part {
  const inputs = { met: gate.met, known: gate.known, criteria: gate.exit.length };
  const evidence = gate.exit.flatMap((criterion) => (criterion.state === 'met' ? criterion.evidence : []));
  if (gate.share !== null) return { value: 100 * gate.share, inputs, evidence, unknown: null };
  const first = gate.exit.find(({ unknown }) => unknown !== null)?.unknown;
  return { value: null, inputs, evidence, unknown: first ?? { why: 'not_configured', about: 'lifecycle.exit' } };
}

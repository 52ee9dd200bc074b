import type { Finding } from '../problem.ts';
import type { Ownership } from '../schema/ownership.ts';
import type { BlueprintDocument } from '../schema.ts';

/** Two lists of ids meet where they share one, and where one is empty and so means all. */
function meet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === 0 || b.length === 0 || a.some((id) => b.includes(id));
}

function sameRecords(a: Ownership, b: Ownership): boolean {
  return meet(a.motions, b.motions) && meet(a.segments, b.segments) && meet(a.stages, b.stages);
}

function settled(a: Ownership, b: Ownership): boolean {
  return a.overlap?.with === b.primary || b.overlap?.with === a.primary;
}

/** Outcomes that two seats own on the same records, and no word on whose is final (S104). */
export function twoPrimaries({ ownership }: BlueprintDocument): Finding[] {
  return ownership.flatMap((later, index) =>
    ownership.slice(0, index).flatMap((earlier, before): Finding[] => {
      if (earlier.outcome !== later.outcome || earlier.primary === later.primary) return [];
      if (!sameRecords(earlier, later) || settled(earlier, later)) return [];
      const message = `\`${later.outcome}\` has two primary seats, \`${earlier.primary}\` (line {line}) and \`${later.primary}\``;
      const remedy = 'Give each its own motions, segments or stages, or say in `overlap` whose word is final.';
      return [{ path: ['ownership', index], other: ['ownership', before], message, remedy }];
    }),
  );
}

/** Overlaps that are settled by a seat which is not among those that overlap. */
export function strangersWithFinalWord({ ownership }: BlueprintDocument): Finding[] {
  return ownership.flatMap(({ primary, overlap }, index): Finding[] => {
    if (overlap === undefined || overlap.final === primary || overlap.final === overlap.with) return [];
    const message = `\`${overlap.final}\` has the last word between \`${primary}\` and \`${overlap.with}\` and is neither`;
    const remedy = 'Let one of the two have it; the way up belongs in `decisions`.';
    return [{ path: ['ownership', index, 'overlap', 'final'], message, remedy }];
  });
}

const KINDS = ['funding', 'timing', 'tradeoff', 'priority', 'design', 'governance'] as const;

/** Kinds of decision that no seat makes (S97, S99). */
export function undecidedKinds({ decisions }: BlueprintDocument): Finding[] {
  const missing = KINDS.filter((kind) => decisions.every((decision) => decision.kind !== kind));
  if (missing.length === 0) return [];
  const message = `no seat decides questions of ${missing.join(', ')}`;
  return [{ path: ['decisions'], message, remedy: 'Declare a decision of each kind with its seat, forum and time.' }];
}

const PROCESSES = [
  'qualification',
  'opportunity',
  'pricing',
  'negotiation',
  'handoff',
  'expansion',
  'renewal',
] as const;

/** The processes that a revenue architecture has, where some are written down and others are not (S2). */
export function missingProcesses({ processes }: BlueprintDocument): Finding[] {
  if (processes.length === 0) return [];
  const missing = PROCESSES.filter((id) => processes.every((process) => process.id !== id));
  if (missing.length === 0) return [];
  const message = `no process is called ${missing.map((id) => `\`${id}\``).join(', ')}`;
  return [{ path: ['processes'], message, remedy: 'Write down who does it, from what to what, and when it worked.' }];
}

import type { Blueprint } from '../blueprint/blueprint.ts';
import type { Ownership } from '../blueprint/schema/ownership.ts';
import type { Unknown } from './schema/evidence.ts';
import type { OwnedOutcome } from './schema/ownership.ts';
import { type SeatGround, seatHolder } from './seat.ts';

/** What the owners of a record's outcomes are found by. */
export interface OwnershipGround {
  blueprint: Blueprint;
  seats: SeatGround;
  /** Lifecycle stage of the record, null where it stands in none. */
  stage: string | null;
  segment: { id: string | null; unknown: Unknown | null };
  /** Whether a motion of the blueprint moves the record, or what nobody knows. */
  inMotion(id: string): boolean | Unknown;
}

/** Whether any of the motions moves the record; a motion that nobody can decide on leaves it open. */
function moved(motions: readonly string[], { inMotion }: OwnershipGround): boolean | Unknown {
  const answers = motions.map(inMotion);
  if (answers.length === 0 || answers.includes(true)) return true;
  return answers.find((answer) => typeof answer !== 'boolean') ?? false;
}

function ofSegment(segments: readonly string[], { segment }: OwnershipGround): boolean | Unknown {
  if (segments.length === 0) return true;
  return segment.unknown ?? (segment.id !== null && segments.includes(segment.id));
}

/** Whether a rule is about this record: one condition that does not hold is enough to say no. */
function applies(rule: Ownership, ground: OwnershipGround): boolean | Unknown {
  const { stage } = ground;
  if (rule.stages.length > 0 && (stage === null || !rule.stages.includes(stage))) return false;
  const answers = [ofSegment(rule.segments, ground), moved(rule.motions, ground)];
  if (answers.includes(false)) return false;
  return answers.find((answer) => answer !== true) ?? true;
}

/**
 * Who answers for the outcomes of a record (S91, S92, S102), in the blueprint's order: the seat first, its holder second.
 * Rules of which nobody knows whether they apply carry what is missing. An empty list: undesigned here.
 */
export function assessOwnership(ground: OwnershipGround): OwnedOutcome[] {
  const { blueprint, seats } = ground;
  const seat = (id: string) => seatHolder(id, blueprint, seats);
  return blueprint.document.ownership.flatMap((rule, index): OwnedOutcome[] => {
    const answer = applies(rule, ground);
    if (answer === false) return [];
    const { outcome, label, overlap } = rule;
    return [
      {
        outcome,
        label,
        primary: seat(rule.primary),
        contributing: rule.contributing.map(seat),
        overlap: overlap
          ? { with: seat(overlap.with), final: seat(overlap.final), because: overlap.because ?? null }
          : null,
        because: rule.because ?? null,
        unknown: answer === true ? null : answer,
        line: blueprint.place(`ownership.${index}`),
      },
    ];
  });
}

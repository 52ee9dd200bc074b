import type { Blueprint } from '../blueprint/blueprint.ts';
import { type Instant, millis, plusDays } from '../record/time.ts';
import type { Answer } from './answer.ts';
import type { Crossing, DecisionRight, Decisions } from './schema/decisions.ts';
import type { Evidence } from './schema/evidence.ts';
import { type SeatGround, seatHolder } from './seat.ts';

/** What crossed limits are found by. */
export interface DecisionGround {
  blueprint: Blueprint;
  seats: SeatGround;
  segment: { id: string | null; label: string | null; ideal: boolean | null };
  /** What the expression at a path of the blueprint comes to on the record. */
  ask(path: string): Answer;
}

/** Since when a limit is crossed, as far as the facts that cross it are dated. */
function since(evidence: readonly Evidence[]): Instant | null {
  const dates = evidence.flatMap(({ at }) => (at === null ? [] : [at]));
  return dates.reduce<Instant | null>((last, at) => (last === null || millis(at) > millis(last) ? at : last), null);
}

/** Who decides, where, by when, and the way up. */
function rightOf(
  id: string,
  evidence: readonly Evidence[],
  { blueprint, seats }: DecisionGround,
): DecisionRight | null {
  const decision = blueprint.document.decisions.find((it) => it.id === id);
  if (decision === undefined) return null;
  const crossedAt = since(evidence);
  const { label, kind, forum, inputs, within, escalates_to: up, because } = decision;
  return {
    id,
    label,
    kind,
    seat: seatHolder(decision.seat, blueprint, seats),
    forum,
    inputs,
    within,
    due: crossedAt === null ? null : plusDays(crossedAt, within),
    escalatesTo: up === undefined ? null : seatHolder(up, blueprint, seats),
    because: because ?? null,
    line: blueprint.place(`decisions.${id}`),
  };
}

/** The offer on the deal where it is made for other segments than the account's. */
function strangeOffer({ blueprint, segment, ask }: DecisionGround): Crossing[] {
  return blueprint.document.offers.flatMap(({ id, label, segments, when, because }): Crossing[] => {
    if (when === undefined || segments.length === 0 || segment.id === null || segments.includes(segment.id)) return [];
    const path = `offers.${id}`;
    const { holds, evidence } = ask(`${path}.when`);
    if (holds !== true) return [];
    const line = blueprint.place(path);
    return [{ what: 'offer', id, label, because: because ?? null, evidence, decision: null, line }];
  });
}

/** The account where it is known not to fit the ideal customer. */
function strangeSegment({ blueprint, segment }: DecisionGround): Crossing[] {
  if (segment.ideal !== false) return [];
  const because = blueprint.document.market.ideal_customer?.because ?? null;
  const line = blueprint.place('market.ideal_customer');
  return [{ what: 'segment', id: segment.id, label: segment.label, because, evidence: [], decision: null, line }];
}

/**
 * The limits of the commercial model that a record has crossed and who decides on each (S97, S98); of offer and segment the
 * blueprint names nobody. What cannot be decided is listed apart and crosses nothing.
 */
export function assessDecisions(ground: DecisionGround): Decisions {
  const { blueprint } = ground;
  const asked = blueprint.document.commercial_model.guardrails.map((guardrail) => {
    const path = `commercial_model.guardrails.${guardrail.id}`;
    return { guardrail, answer: ground.ask(`${path}.when`), line: blueprint.place(path) };
  });
  const guardrails = asked.flatMap(({ guardrail, answer, line }): Crossing[] => {
    const { id, label, because, decision } = guardrail;
    const { holds, evidence } = answer;
    if (holds !== true) return [];
    return [
      {
        what: 'guardrail',
        id,
        label,
        because: because ?? null,
        evidence,
        decision: rightOf(decision, evidence, ground),
        line,
      },
    ];
  });
  return {
    crossed: [...guardrails, ...strangeOffer(ground), ...strangeSegment(ground)],
    unknown: asked.flatMap(({ guardrail: { id, label }, answer: { holds }, line }) => {
      return typeof holds === 'boolean' ? [] : [{ id, label, unknown: holds, line }];
    }),
  };
}

import { ask } from './answer.ts';
import { assessDecisions } from './decisions.ts';
import type { Judgement } from './judge.ts';
import { assessOwnership } from './ownership.ts';
import type { Decisions } from './schema/decisions.ts';
import type { OwnedOutcome } from './schema/ownership.ts';
import type { SeatGround } from './seat.ts';
import { dealSeats } from './signals/of-deal.ts';
import { vocabularyOf } from './vocabulary.ts';

type Judged = Pick<Judgement, 'facts' | 'group' | 'segment'>;

function asking({ facts, group }: Judged) {
  return (path: string) => ask(path, facts.blueprint, (notes) => vocabularyOf(facts, group, notes));
}

/** The limits that a deal has crossed, and who decides on each. */
export function decisionsOf(judged: Judged): Decisions {
  const { facts, segment } = judged;
  return assessDecisions({ blueprint: facts.blueprint, seats: dealSeats(facts), segment, ask: asking(judged) });
}

/** Who answers for the outcomes of a record. A motion without a condition is for people to see, and unknown here. */
export function ownershipOf(judged: Judged, seats: SeatGround): OwnedOutcome[] {
  const { facts, segment } = judged;
  const { blueprint, stage } = facts;
  const motions = new Map(blueprint.document.motions.map(({ id, when }) => [id, when]));
  const answer = asking(judged);
  return assessOwnership({
    blueprint,
    seats,
    stage: stage?.id ?? null,
    segment,
    inMotion: (id) =>
      motions.get(id) === undefined
        ? { why: 'not_configured', about: `motions.${id}` }
        : answer(`motions.${id}.when`).holds,
  });
}

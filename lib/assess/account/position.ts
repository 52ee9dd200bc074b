import { playbookOf } from '../playbook.ts';
import type { AccountAssessment } from '../schema/account.ts';
import { seatHolder } from '../seat.ts';
import type { AccountFacts } from './facts.ts';
import { accountSeats } from './seats.ts';

/** Where the account stands among the stages from the knot on, who answers for that stage and what to do in it. */
export function positionOf(facts: AccountFacts): AccountAssessment['position'] {
  const { blueprint, stage, standing } = facts;
  const track = blueprint.document.lifecycle.filter(({ side }) => side !== 'acquisition');
  const current = track.findIndex(({ id }) => id === stage?.id);
  return {
    track: track.map(({ id, label, side }, index) => ({
      id,
      label,
      side,
      state: current < 0 || index > current ? 'ahead' : index === current ? 'current' : 'past',
      line: blueprint.place(`lifecycle.${id}`),
    })),
    stage: stage?.id ?? null,
    mappedBy: standing.mappedBy,
    means: stage?.means ?? null,
    owner: stage === null ? null : seatHolder(stage.owner, blueprint, accountSeats(facts)),
    playbook: playbookOf(stage?.playbook, blueprint),
    unknown: standing.unknown,
  };
}

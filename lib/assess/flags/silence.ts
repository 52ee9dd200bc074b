import { daysBetween, instant, plusDays } from '../../record/time.ts';
import { blindSince } from '../blind.ts';
import { velocityOf } from '../engagement.ts';
import { interactionEvidence } from '../evidence.ts';
import type { Case, Finding, FlagRule } from './finding.ts';

/** Days that R12 compares: a record younger than the first stretch cannot have slowed down. */
const STRETCH_DAYS = 30;

/** We wrote, and nobody has answered since, for as long as the rule says. */
function ghosted({ facts }: Case): Finding | null {
  const { after } = facts.blueprint.document.flags.ghosted;
  const { touches, snapshot } = facts;
  const lastAnswer = touches.findLast(({ reach }) => reach === 'two_way');
  const unanswered = touches.filter(
    ({ reach, interaction, ms }) =>
      reach === 'one_way' && interaction.direction === 'outbound' && ms > (lastAnswer?.ms ?? Number.NEGATIVE_INFINITY),
  );
  const [first] = unanswered;
  if (first === undefined || first.age < after) return null;
  if (blindSince(snapshot, instant(first.ms)) !== null) return null;
  return {
    params: { days: first.age, attempts: unanswered.length, answered_at: lastAnswer?.interaction.at ?? null },
    evidence: [...unanswered.slice(-3), ...(lastAnswer === undefined ? [] : [lastAnswer])].map(({ interaction }) =>
      interactionEvidence(interaction),
    ),
  };
}

/** Two-way interactions of the last 30 days below the rule's share of the 30 before; none in both is dark (R12). */
function goingDark({ facts }: Case): Finding | null {
  const { at, snapshot, touches } = facts;
  const limit = facts.blueprint.document.flags.going_dark.velocity;
  if (daysBetween(snapshot.deal.createdAt, at) < STRETCH_DAYS) return null;
  if (blindSince(snapshot, plusDays(at, -2 * STRETCH_DAYS)) !== null) return null;
  const velocity = velocityOf(touches);
  if (velocity >= limit) return null;
  const last = touches.findLast(({ reach }) => reach === 'two_way');
  return {
    params: { velocity, last_at: last?.interaction.at ?? null, days: last?.age ?? null },
    evidence: last === undefined ? [] : [interactionEvidence(last.interaction)],
  };
}

/** Flags about a buyer who no longer answers. */
export const SILENCE_FLAGS: readonly FlagRule[] = [
  { id: 'ghosted', about: 'momentum', find: ghosted },
  { id: 'going_dark', about: 'momentum', find: goingDark },
];

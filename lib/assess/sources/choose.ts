import type { SourceRule } from '../../blueprint/schema/sources.ts';
import { daysBetween, type Instant, millis } from '../../record/time.ts';
import type { AssessedClaim, AssessedSource } from '../schema/sources.ts';
import { agree } from './agree.ts';

/** The claim that is believed and what chose it; null where nothing chooses. */
type Choice = { claim: AssessedClaim; why: NonNullable<AssessedSource['why']> } | null;

type Rule = NonNullable<SourceRule['rule']>;

const laterThan = (a: AssessedClaim, b: AssessedClaim) => a.at !== null && b.at !== null && millis(a.at) > millis(b.at);

/** The first from the top, without those that are stale while another is known to be younger. */
function byRank(claims: readonly AssessedClaim[]): Choice {
  const standing = claims.find((claim) => !claim.stale || !claims.some((other) => laterThan(other, claim)));
  return standing === undefined ? null : { claim: standing, why: standing === claims[0] ? 'rank' : 'fresher' };
}

/** The latest one; nobody where a claim that differs from it has no date, or the same. */
function byNewest(claims: readonly AssessedClaim[], tolerance: number): Choice {
  const [latest] = claims.filter(
    (claim) =>
      claim.at !== null &&
      claims.every((other) => laterThan(claim, other) || agree(claim.value, other.value, tolerance)),
  );
  return latest === undefined ? null : { claim: latest, why: 'newest' };
}

/** What a person wrote within the time that protects it (R77), else the first from the top. */
function protectingHuman(claims: readonly AssessedClaim[], protectFor: number, at: Instant): Choice {
  const written = claims.find(
    (claim) => claim.byPerson && claim.at !== null && daysBetween(claim.at, at) <= protectFor,
  );
  return written === undefined ? byRank(claims) : { claim: written, why: 'human' };
}

/** Which of several claims, the most trusted first, the blueprint's rule believes; never one without a rule. */
export function choose(claims: readonly AssessedClaim[], rule: Rule | undefined, at: Instant): Choice {
  switch (rule?.by) {
    case undefined:
      return null;
    case 'rank':
      return byRank(claims);
    case 'newest':
      return byNewest(claims, rule.tolerance ?? 0);
    case 'protect_human':
      return protectingHuman(claims, rule.protect_for, at);
  }
}

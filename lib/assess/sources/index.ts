import type { SourceRule } from '../../blueprint/schema/sources.ts';
import { type Fact, known, type Scalar, unknown } from '../../record/fact.ts';
import type { AssessedClaim, AssessedSource } from '../schema/sources.ts';
import { agree } from './agree.ts';
import { choose } from './choose.ts';
import { claimOf } from './claims.ts';
import type { SourceGround } from './ground.ts';

type Verdict = Pick<AssessedSource, 'state' | 'winner' | 'why'>;

function verdictOn(claims: readonly AssessedClaim[], { rule }: SourceRule, ground: SourceGround): Verdict {
  const held = claims.filter(({ value }) => value !== null);
  const [first] = held;
  if (first === undefined) return { state: 'unknown', winner: null, why: null };
  const tolerance = rule?.tolerance ?? 0;
  const differ = held.some((a) => held.some((b) => !agree(a.value, b.value, tolerance)));
  const choice = choose(held, rule, ground.at);
  if (!differ) return { state: 'agreed', winner: (choice?.claim ?? first).source, why: null };
  if (choice === null) return { state: 'undecided', winner: null, why: null };
  return { state: 'decided', winner: choice.claim.source, why: choice.why };
}

/**
 * What each system says of a field, and which the blueprint believes (R76 to R78). Claims that are empty or cannot be read
 * take no part; numbers within the tolerance do not differ; without a rule nothing is chosen between claims that do.
 */
function assessSource(rule: SourceRule, ground: SourceGround): AssessedSource {
  const freshFor = rule.rule?.by === 'rank' ? (rule.rule.fresh_for ?? null) : null;
  const claims = rule.claims.flatMap((claim) => claimOf(claim, freshFor, ground));
  return {
    field: rule.field,
    label: ground.label(rule.field),
    ...verdictOn(claims, rule, ground),
    claims,
    because: rule.rule?.because ?? null,
    line: ground.blueprint.place(`sources.${rule.field}`),
  };
}

/** Every field of the record that the blueprint has claims for. */
export function assessSources(ground: SourceGround): AssessedSource[] {
  return ground.blueprint.document.sources
    .filter(({ field }) => ground.kind === 'deal' || field.startsWith('account.'))
    .map((rule) => assessSource(rule, ground));
}

/**
 * The value of a field that is believed: the winner's, unknown with `undecided` where claims differ and nothing chooses,
 * and as it was read where the blueprint has no claims for the field, or none says anything.
 */
export function believed(field: string, read: Fact<Scalar>, ground: SourceGround): Fact<Scalar> {
  const rule = ground.blueprint.document.sources.find((it) => it.field === field);
  if (rule === undefined) return read;
  const { state, winner, claims } = assessSource(rule, ground);
  if (state === 'unknown') return read;
  if (state === 'undecided') return unknown('undecided');
  return known(claims.find(({ source }) => source === winner)?.value ?? null);
}

/** What the CRM calls the value that the winning claim about a field holds; null where it has no other words for it. */
export function believedLabel(field: string, ground: SourceGround): string | null {
  const rule = ground.blueprint.document.sources.find((it) => it.field === field);
  if (rule === undefined) return null;
  const { winner, claims } = assessSource(rule, ground);
  return claims.find(({ source }) => source === winner)?.valueLabel ?? null;
}

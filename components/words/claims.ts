import type { AssessedClaim, AssessedSource } from '../../lib/assess/schema/sources.ts';
import { list, number } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/text.ts';
import { saidWords } from './facts.ts';
import { aboutWords } from './unknown.ts';

/** Fields that expressions name otherwise than the snapshot does. */
const PATHS = new Map([
  ['deal.close_date', 'deal.closeDate'],
  ['deal.next_step', 'deal.nextStep'],
  ['account.name', 'account'],
]);

/** What a field that systems claim is called. */
export function claimedField({ field, label }: Pick<AssessedSource, 'field' | 'label'>): string {
  return aboutWords(PATHS.get(field) ?? field, label);
}

/** The claims that say something. */
export function saying({ claims }: AssessedSource): AssessedClaim[] {
  return claims.filter(({ value }) => value !== null);
}

function claimWords(claim: AssessedClaim, now: number): string {
  return t('claims.says', { source: claim.label, value: saidWords(claim, now) ?? t('unknown.empty') });
}

/** What several systems say of a field, in a line: the believed value first. */
export function sourceSentence(source: AssessedSource, now: number): string {
  const field = claimedField(source);
  const claims = saying(source);
  const winner = claims.find((claim) => claim.source === source.winner);
  if (winner === undefined) {
    return t('claims.undecided', { field, claims: list(claims.map((claim) => claimWords(claim, now))) });
  }
  const value = saidWords(winner, now) ?? t('unknown.empty');
  if (source.state === 'agreed') {
    return t('claims.agreed', claims.length, { field, value, count: number(claims.length) });
  }
  const others = claims.filter((claim) => claim !== winner).map((claim) => claimWords(claim, now));
  return t('claims.decided', { field, value, source: winner.label, others: list(others) });
}

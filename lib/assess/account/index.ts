import type { Blueprint } from '../../blueprint/blueprint.ts';
import type { AccountSnapshot } from '../../record/account-snapshot.ts';
import type { Fact } from '../../record/fact.ts';
import { accountInOrder } from '../../record/order.ts';
import { type Instant, instant, isBy, millis, plusDays } from '../../record/time.ts';
import { closesFirst } from '../closes-first.ts';
import { ownershipOf } from '../deal-seats.ts';
import {
  ACCOUNT_ASSESSMENT_VERSION,
  type AccountAssessment,
  type CustomerHealth,
  type OpenDeal,
} from '../schema/account.ts';
import type { SignalGround } from '../signals/ground.ts';
import { assessSignals } from '../signals/index.ts';
import { knownSignals } from '../signals/known.ts';
import { dealGround } from '../signals/of-deal.ts';
import { whyNoSignals } from '../signals/typed.ts';
import { sourceGround } from '../sources/ground.ts';
import { assessSources } from '../sources/index.ts';
import { type AccountFacts, accountFactsAt } from './facts.ts';
import { accountFlags } from './flags.ts';
import { type CustomerJudgement, judgeCustomer } from './judge.ts';
import { openCases } from './parts.ts';
import { positionOf } from './position.ts';
import { whatWouldRaise } from './raise.ts';
import { accountSeats } from './seats.ts';

const WEEKS = 12;

/** Verdicts on the account's deals, by deal id, where those have been read. */
export type DealVerdicts = Readonly<Record<string, NonNullable<OpenDeal['health']>>>;

function groundOf(facts: AccountFacts, { group }: CustomerJudgement): SignalGround {
  return { ...dealGround(facts, group), seats: accountSeats(facts) };
}

function bandOf(score: number | null, { document }: Blueprint): CustomerHealth['band'] {
  const bands = document.customer_health?.bands;
  if (score === null || bands === undefined) return 'not_enough_known';
  if (score >= bands.healthy) return 'sound';
  return score < bands.at_risk ? 'act' : 'watch';
}

/** The health with its history of twelve weeks, none from before the account was made. */
function healthOf(judged: CustomerJudgement, ordered: AccountSnapshot): CustomerHealth | null {
  const { facts, score, confidence, components } = judged;
  const { blueprint, at } = facts;
  const rule = blueprint.document.customer_health;
  if (rule === undefined) return null;
  const weeks = Array.from({ length: WEEKS }, (_, index) => plusDays(at, -7 * (WEEKS - index)));
  const past = weeks
    .filter((moment) => isBy(ordered.createdAt, moment))
    .map((moment) => judgeCustomer(accountFactsAt(ordered, blueprint, moment)));
  return {
    score,
    confidence,
    band: bandOf(score, blueprint),
    healthy: rule.bands.healthy,
    components,
    raise: whatWouldRaise(judged),
    trend: [...past, judged].map((one) => ({ at: one.facts.at, score: one.score, confidence: one.confidence })),
    line: blueprint.place('customer_health.weights'),
  };
}

function openDeals({ record }: AccountFacts, verdicts: DealVerdicts): OpenDeal[] {
  return record.deals
    .filter(({ outcome }) => outcome === 'open')
    .sort(closesFirst)
    .map(({ id, name, stageLabel, amount, closeDate, owner, link }) => ({
      id,
      name,
      stage: stageLabel,
      amount,
      closeDate,
      ownerName: nameOf(owner, record),
      health: (Object.hasOwn(verdicts, id) ? verdicts[id] : null) ?? null,
      link,
    }));
}

function nameOf(owner: Fact<string | null>, { users }: AccountSnapshot): string | null {
  return owner.known ? (users.find(({ id }) => id === owner.value)?.name ?? null) : null;
}

function casesOf(facts: AccountFacts): AccountAssessment['cases'] {
  const open = facts.customer.openCases;
  const list = openCases(facts);
  return open.known
    ? { open: open.value, list, unknown: null }
    : { open: null, list, unknown: { why: open.why, about: 'cases' } };
}

/**
 * Everything Plumbline says of one account as of one moment, with its evidence (docs/assessment.md). Pure: the same
 * arguments give the same bytes; facts dated after `asOf` and the order of lists make no difference.
 */
export function assessAccount(
  snapshot: AccountSnapshot,
  blueprint: Blueprint,
  asOf: Instant,
  verdicts: DealVerdicts = {},
): AccountAssessment {
  const ordered = accountInOrder(snapshot);
  const at = instant(millis(asOf));
  const facts = accountFactsAt(ordered, blueprint, at);
  const judged = judgeCustomer(facts);
  const { customer, record } = facts;
  const known = knownSignals(record, blueprint, at);
  const signals = assessSignals(known, groundOf(facts, judged), whyNoSignals(record.signals));
  const isCustomer = customer.isCustomer.known ? customer.isCustomer.value : null;
  const flags = accountFlags({ ...judged, signals }, isCustomer === true);
  const health = isCustomer === true ? healthOf(judged, ordered) : null;
  return {
    plumbline: ACCOUNT_ASSESSMENT_VERSION,
    ref: snapshot.ref,
    asOf: at,
    readAt: snapshot.readAt,
    blueprint: { name: blueprint.document.name, version: blueprint.document.version },
    subject: {
      name: record.account.name ?? record.account.domain ?? record.account.id,
      domain: record.account.domain,
      ownerName: nameOf(record.owner, record),
      customer: isCustomer,
      since: customer.firstWon,
      link: record.link,
    },
    segment: judged.segment,
    position: positionOf(facts),
    health,
    milestones: judged.milestones,
    usage: isCustomer === false ? [] : judged.usage,
    renewal: isCustomer === false ? null : judged.renewal,
    group: judged.group,
    signals,
    deals: openDeals(facts, verdicts),
    cases: casesOf(facts),
    sources: assessSources(sourceGround(facts)),
    ownership: ownershipOf(judged, accountSeats(facts)),
    flags,
    headline: flags[0]?.id ?? null,
    gaps: ordered.gaps,
  };
}

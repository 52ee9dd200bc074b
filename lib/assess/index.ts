import type { Blueprint } from '../blueprint/blueprint.ts';
import type { Benchmarks } from '../record/benchmarks.ts';
import { inOrder } from '../record/order.ts';
import type { Snapshot } from '../record/snapshot.ts';
import { type Instant, instant, millis } from '../record/time.ts';
import { gapAt } from './blind.ts';
import { decisionsOf, ownershipOf } from './deal-seats.ts';
import { stageLabel } from './evidence.ts';
import { type Facts, factsAt } from './facts.ts';
import { flagsOf } from './flags/index.ts';
import { assessCriteria, gateOf, undecidedEntry } from './gate.ts';
import { assessGroup } from './group.ts';
import { groupByStage } from './group-by-stage.ts';
import { assessHandoff } from './handoff.ts';
import { whatChanged } from './health/changed.ts';
import { whatWouldRaise } from './health/raise.ts';
import { bandOf } from './health/score.ts';
import { history, trendOf } from './health/trend.ts';
import { type Judgement, judge } from './judge.ts';
import { assessPosition } from './position.ts';
import { ASSESSMENT_VERSION, type Assessment } from './schema/assessment.ts';
import type { StageGate } from './schema/gate.ts';
import type { BuyingGroup } from './schema/group.ts';
import { withFit } from './segment.ts';
import { assessSignals } from './signals/index.ts';
import { knownSignals } from './signals/known.ts';
import { dealGround, dealSeats } from './signals/of-deal.ts';
import { whyNoSignals } from './signals/typed.ts';
import { sourceGround } from './sources/ground.ts';
import { assessSources } from './sources/index.ts';
import { currentVisit, stageEntry } from './visits.ts';

/**
 * The last moment at which a closed record was still open; the moment itself for an open one. A deal that went from lost to
 * won was open before both.
 */
function lastOpen({ snapshot, at }: Facts): Instant {
  const { deal, pipeline, visits } = snapshot;
  if (deal.outcome === 'open') return at;
  const closing = new Set([deal.stage, ...pipeline.stages.flatMap(({ id, closes }) => (closes === null ? [] : [id]))]);
  const closed = visits[visits.findLastIndex(({ stage }) => !closing.has(stage)) + 1]?.enteredAt ?? deal.closedAt;
  return closed === null ? at : instant(millis(closed) - 1);
}

/** The entry criteria of the present stage as of the moment it was entered. */
function entryOf(facts: Facts, ordered: Snapshot): StageGate['entry'] {
  const visit = stageEntry(facts);
  const unknown = gapAt(facts.snapshot, 'visits') ?? { why: 'not_tracked' as const, about: 'visits' };
  if (visit === null) return undecidedEntry(facts, unknown);
  const then = withFit(factsAt(ordered, facts.blueprint, facts.benchmarks, visit.enteredAt));
  return assessCriteria('entry', then, assessGroup(then, then.fit.segment.id));
}

function subjectOf({ snapshot }: Facts): Assessment['subject'] {
  const { deal, account, users, link } = snapshot;
  const { owner, probability, crmScore } = deal;
  return {
    name: deal.name,
    accountName: account?.name ?? null,
    ownerName: owner.known ? (users.find(({ id }) => id === owner.value)?.name ?? null) : null,
    amount: deal.amount,
    closeDate: deal.closeDate,
    outcome: deal.outcome,
    closedAt: deal.outcome === 'open' ? null : (currentVisit(snapshot)?.enteredAt ?? deal.closedAt),
    crmStage: stageLabel(snapshot, deal.stage) ?? deal.stage,
    crmProbability: probability.known ? probability.value : null,
    crmScore: crmScore.known ? crmScore.value : null,
    link,
  };
}

function healthOf(judgement: Judgement, ordered: Snapshot, isOpen: boolean): Assessment['health'] {
  const { facts, score, confidence, components } = judgement;
  const past = history(judgement, ordered);
  return {
    score,
    confidence,
    band: bandOf(score, facts.stage),
    healthy: facts.stage?.healthy.score ?? null,
    components,
    raise: isOpen ? whatWouldRaise(judgement) : [],
    trend: trendOf(past),
    changed: whatChanged(past),
    line: facts.blueprint.place('health.weights'),
  };
}

/** The signals of the record, as they stand now even where the record is closed. */
function signalsOf(facts: Facts, group: BuyingGroup): Assessment['signals'] {
  const { snapshot, blueprint, at } = facts;
  const known = knownSignals(snapshot, blueprint, at);
  return assessSignals(known, dealGround(facts, group), whyNoSignals(snapshot.signals));
}

/**
 * Everything Plumbline says of one deal as of one moment, with its evidence (docs/assessment.md). Pure: the same
 * arguments give the same bytes, facts dated after `asOf` and the order of lists make no difference. Position, subject
 * and segment of a closed deal are those of `asOf`; group, pace, gate and health those of the last moment it was open.
 */
export function assess(
  snapshot: Snapshot,
  blueprint: Blueprint,
  benchmarks: Benchmarks | null,
  asOf: Instant,
): Assessment {
  const ordered = inOrder(snapshot);
  const at = instant(millis(asOf));
  const present = withFit(factsAt(ordered, blueprint, benchmarks, at));
  const isOpen = present.snapshot.deal.outcome === 'open';
  const judged = judge(isOpen ? present : factsAt(ordered, blueprint, benchmarks, lastOpen(present)));
  const entry = entryOf(judged.facts, ordered);
  const signals = signalsOf(present, judged.group);
  const sources = assessSources(sourceGround(judged.facts));
  const decisions = decisionsOf(judged);
  const flags = isOpen ? flagsOf({ ...judged, entry, signals, sources, decisions }) : [];
  return {
    plumbline: ASSESSMENT_VERSION,
    ref: snapshot.ref,
    asOf: at,
    readAt: snapshot.readAt,
    blueprint: { name: blueprint.document.name, version: blueprint.document.version },
    subject: subjectOf(present),
    segment: judged.segment,
    position: assessPosition(present),
    group: judged.group,
    groupByStage: groupByStage(judged, present, ordered),
    pace: judged.pace,
    gate: gateOf(judged.gate.exit, entry, judged.facts),
    health: healthOf(judged, ordered, isOpen),
    signals,
    sources,
    ownership: ownershipOf({ ...judged, facts: present }, dealSeats(present)),
    decisions,
    handoff: assessHandoff(present, judged.segment.id),
    flags,
    headline: flags[0]?.id ?? null,
    gaps: ordered.gaps,
  };
}

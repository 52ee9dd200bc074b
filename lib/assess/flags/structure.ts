import { daysBetween } from '../../record/time.ts';
import { called, fieldEvidence, visitEvidence } from '../evidence.ts';
import { type Move, movesOf } from '../path-taken.ts';
import type { Evidence } from '../schema/evidence.ts';
import type { Case, Finding, FlagRule } from './finding.ts';

/** Longer in the stage than the ratio allows (R18). */
function stuck({ pace, facts }: Case): Finding | null {
  if (pace.stuck !== true || pace.benchmark.source === 'insufficient_history') return null;
  const { stage } = facts;
  return {
    params: {
      days: pace.days,
      ratio: pace.ratio,
      benchmark: pace.benchmark.days,
      stage: stage?.label ?? null,
      odds: pace.odds?.share ?? null,
      at_risk: pace.odds?.atRisk ?? null,
    },
    evidence: pace.entered === null ? [] : [pace.entered],
    ...(stage === null ? {} : { path: `lifecycle.${stage.id}.stuck`, playbook: stage.stuck.playbook }),
  };
}

function lastAdvance({ facts }: Case, within: number): Move | null {
  const last = movesOf(facts.snapshot).at(-1);
  if (last === undefined || last.to.order <= last.from.order) return null;
  return daysBetween(last.visit.enteredAt, facts.at) <= within ? last : null;
}

/** How the record claims to advance: a recent move to a later stage, or a high probability in the CRM. */
function claim(record: Case): Evidence[] {
  const { snapshot, blueprint } = record.facts;
  const rule = blueprint.document.flags.structurally_weak;
  const move = lastAdvance(record, rule.advanced_within);
  const { probability } = snapshot.deal;
  const likely = probability.known && probability.value !== null && probability.value >= rule.probability;
  return [
    ...(move === null ? [] : [visitEvidence(snapshot, move.visit)]),
    ...(likely ? [fieldEvidence('deal.probability', probability.value, snapshot.link)] : []),
  ];
}

/** Advancing on paper while below what the stage calls healthy, in score or in threads. */
function structurallyWeak(record: Case): Finding | null {
  const { facts, score, group } = record;
  const { stage, snapshot } = facts;
  if (stage === null) return null;
  const { healthy } = stage;
  const lowScore = score !== null && score < healthy.score;
  const fewThreads = group.activeThreads !== null && group.activeThreads < healthy.threads;
  const evidence = claim(record);
  if (!(lowScore || fewThreads) || evidence.length === 0) return null;
  const { probability } = snapshot.deal;
  return {
    params: {
      score,
      healthy_score: healthy.score,
      threads: group.activeThreads,
      healthy_threads: healthy.threads,
      low_score: lowScore,
      few_threads: fewThreads,
      probability: probability.known ? probability.value : null,
      advanced: evidence.some(({ kind }) => kind === 'visit'),
      stage: stage.label,
    },
    evidence,
  };
}

/** A limit of the blueprint is crossed: a guardrail, an offer made for others, an account that does not fit. */
function offArchitecture({ decisions, facts }: Case): Finding | null {
  const [first] = decisions.crossed;
  if (first === undefined) return null;
  const { what, label, decision, evidence, line } = first;
  const { account } = facts.snapshot;
  const about = what === 'segment' ? { segment: label } : { limit: label, seat: decision?.seat.label ?? null };
  return {
    params: { what, ...about, account: account?.name ?? null, crossed: decisions.crossed.length },
    evidence,
    path: line.path,
  };
}

/** Systems differ on a value: one that nothing decides before one that the blueprint decides. */
function sourceConflict({ sources, facts }: Case): Finding | null {
  const differing = sources.filter(({ state }) => state === 'undecided' || state === 'decided');
  const first = differing.find(({ state }) => state === 'undecided') ?? differing[0];
  if (first === undefined) return null;
  const { claims, winner, field, line } = first;
  const { snapshot } = facts;
  const link = field.startsWith('account.') ? (snapshot.account?.link ?? null) : snapshot.link;
  return {
    params: { field, winner: claims.find(({ source }) => source === winner)?.label ?? null, count: differing.length },
    evidence: claims
      .filter(({ value }) => value !== null)
      .map(({ label, at, value, valueLabel = null }) => ({
        ...fieldEvidence(field, value, link, at),
        ...called(valueLabel),
        label,
      })),
    path: line.path,
  };
}

/** Flags about whether the record deserves the stage and the attention that it claims. */
export const STRUCTURE_FLAGS: readonly FlagRule[] = [
  { id: 'stuck', about: 'pace', find: stuck },
  { id: 'structurally_weak', about: null, find: structurallyWeak },
  { id: 'off_architecture', about: null, find: offArchitecture },
  { id: 'source_conflict', about: null, find: sourceConflict },
];

import { daysBetween } from '../../record/time.ts';
import { fieldEvidence, visitEvidence } from '../evidence.ts';
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

/** The account does not fit the ideal customer that the blueprint describes. */
function offArchitecture({ segment, facts }: Case): Finding | null {
  if (segment.ideal !== false) return null;
  const { account } = facts.snapshot;
  return {
    params: { what: 'segment', segment: segment.label, account: account?.name ?? null },
    evidence: [],
    path: 'market.ideal_customer',
  };
}

/** Flags about whether the record deserves the stage and the attention that it claims. */
export const STRUCTURE_FLAGS: readonly FlagRule[] = [
  { id: 'stuck', about: 'pace', find: stuck },
  { id: 'structurally_weak', about: null, find: structurallyWeak },
  { id: 'off_architecture', about: null, find: offArchitecture },
];

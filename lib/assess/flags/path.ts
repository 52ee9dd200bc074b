import { changeEvidence, stageLabel, visitEvidence } from '../evidence.ts';
import { movesOf } from '../path-taken.ts';
import { skippedStages } from '../position.ts';
import { currentVisit, stageEntry } from '../visits.ts';
import type { Case, Finding, FlagRule } from './finding.ts';

/** Entry criteria that were unmet at the moment the stage was entered (C38). */
function enteredUnmet({ entry, facts }: Case): Finding | null {
  const unmet = entry.filter(({ state }) => state === 'unmet');
  const [first] = unmet;
  if (first === undefined) return null;
  const visit = stageEntry(facts);
  const entered = visit === null ? [] : [visitEvidence(facts.snapshot, visit)];
  return {
    params: {
      unmet: unmet.length,
      of: entry.length,
      criterion: first.label,
      stage: facts.stage?.label ?? null,
      by: entered[0]?.value ?? null,
    },
    evidence: [...entered, ...unmet.flatMap(({ evidence }) => evidence)],
  };
}

function skippedStage({ facts }: Case): Finding | null {
  const skipped = skippedStages(facts);
  const [first] = skipped;
  if (first === undefined) return null;
  const visits = facts.snapshot.visits.map((visit) => visitEvidence(facts.snapshot, visit));
  return { params: { stage: first.label, skipped: skipped.length }, evidence: visits };
}

/** The present visit was entered from a later stage. */
function movedBack({ facts }: Case): Finding | null {
  const { snapshot } = facts;
  const move = movesOf(snapshot).findLast(({ visit }) => visit === currentVisit(snapshot));
  if (move === undefined || move.from.order <= move.to.order) return null;
  const changes = snapshot.changes.filter(({ field, at }) => field === 'stage' && at === move.visit.enteredAt);
  return {
    params: { from: move.from.label, to: stageLabel(snapshot, move.to.id), at: move.visit.enteredAt },
    evidence: [visitEvidence(snapshot, move.visit), ...changes.map((change) => changeEvidence(snapshot, change))],
  };
}

/** Flags about the way the record took through its stages. */
export const PATH_FLAGS: readonly FlagRule[] = [
  { id: 'entered_unmet', about: 'stage_gate', find: enteredUnmet },
  { id: 'skipped_stage', about: 'stage_gate', find: skippedStage },
  { id: 'moved_back', about: 'stage_gate', find: movedBack },
];

import type { z } from 'zod';
import type { Criterion } from '../blueprint/schema.ts';
import type { Facts } from './facts.ts';
import type { Evidence, Unknown } from './schema/evidence.ts';
import type { AssessedCriterion, StageGate } from './schema/gate.ts';
import type { BuyingGroup } from './schema/group.ts';
import { groundsOf, newNotes, vocabularyOf } from './vocabulary.ts';

type Assessed = z.infer<typeof AssessedCriterion>;

const STATES = { true: 'met', false: 'unmet', unknown: 'unknown' } as const;

function onceEach(evidence: readonly Evidence[]): Evidence[] {
  return [...new Map(evidence.map((it) => [`${it.kind} ${it.id} ${it.at}`, it])).values()];
}

function fromCriterion(criterion: Criterion, path: string, facts: Facts) {
  const { id, label, weight, because = null, when } = criterion;
  return { id, label, because, weight, when, line: facts.blueprint.place(path) };
}

function judge(criterion: Criterion, path: string, facts: Facts, group: BuyingGroup): Assessed {
  const notes = newNotes();
  const verdict = facts.blueprint.expression(`${path}.when`).evaluate(vocabularyOf(facts, group, notes));
  const missing = (): Unknown | null =>
    verdict.state === 'unknown'
      ? (notes.missing.find(({ why }) => why === verdict.why) ?? { why: verdict.why, about: verdict.about })
      : null;
  return {
    ...fromCriterion(criterion, path, facts),
    state: STATES[verdict.state],
    evidence: onceEach(groundsOf(verdict, notes)),
    unknown: missing(),
    progress: notes.progress,
  };
}

/** The criteria of one list of the current stage, judged on the facts given. */
export function assessCriteria(
  side: 'entry' | 'exit' | 'milestones' | 'handoff',
  facts: Facts,
  group: BuyingGroup,
): Assessed[] {
  const { stage } = facts;
  if (stage === null) return [];
  return stage[side].map((criterion) =>
    judge(criterion, `lifecycle.${stage.id}.${side}.${criterion.id}`, facts, group),
  );
}

/** Entry criteria of a stage whose moment of entry is not known: every one of them unknown. */
export function undecidedEntry(facts: Facts, unknown: Unknown): Assessed[] {
  const { stage } = facts;
  if (stage === null) return [];
  return stage.entry.map((criterion) => ({
    ...fromCriterion(criterion, `lifecycle.${stage.id}.entry.${criterion.id}`, facts),
    state: 'unknown',
    evidence: [],
    unknown,
    progress: null,
  }));
}

/** The gate of judged criteria: how many are met of those known, and the share by weight. */
export function gateOf(exit: Assessed[], entry: Assessed[], { stage, blueprint }: Facts): StageGate {
  const met = exit.filter(({ state }) => state === 'met');
  const known = exit.filter(({ state }) => state !== 'unknown');
  const weight = (criteria: readonly Assessed[]) => criteria.reduce((sum, it) => sum + it.weight, 0);
  return {
    exit,
    met: met.length,
    known: known.length,
    share: known.length === 0 ? null : weight(met) / weight(known),
    entry,
    line: stage === null ? null : blueprint.place(`lifecycle.${stage.id}.exit`),
  };
}

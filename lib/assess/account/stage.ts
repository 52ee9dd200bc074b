import type { Stage } from '../../blueprint/schema.ts';
import type { Facts } from '../facts.ts';
import type { Unknown } from '../schema/evidence.ts';
import { newNotes, vocabularyOf } from '../vocabulary.ts';
import type { Customer } from './customer.ts';

interface Standing {
  stage: Stage | null;
  mappedBy: 'blueprint' | 'time' | null;
  /** Whether the blueprint's conditions decide that it is a customer; null where they do not. */
  isCustomer: boolean | null;
  unknown: Unknown | null;
}

/** What the condition of a stage comes to on an account. */
function ask(facts: Facts, stage: Stage): boolean | Unknown {
  const notes = newNotes();
  const path = `lifecycle.${stage.id}.account_when`;
  const verdict = facts.blueprint.expression(path).evaluate(vocabularyOf(facts, null, notes));
  if (verdict.state !== 'unknown') return verdict.state === 'true';
  return notes.missing.at(-1) ?? { why: verdict.why, about: verdict.about };
}

/** The stage in which a customer of so many days usually is: stages follow one another as long as their benchmarks say. */
function byTime(stages: readonly Stage[], days: number): Stage | null {
  let left = days;
  for (const stage of stages) {
    const length = stage.benchmark?.default;
    if (length === undefined || left < length) return stage;
    left -= length;
  }
  return stages.at(-1) ?? null;
}

/**
 * The stage after the knot in which an account stands: the last one whose condition holds; where none can be decided, by
 * the days since the first won deal. Conditions that are all known not to hold say that it is no customer now.
 */
export function stageOfAccount(facts: Facts, customer: Customer): Standing {
  const after = facts.blueprint.document.lifecycle.filter(({ side }) => side === 'expansion');
  const asked = after.filter(({ account_when }) => account_when !== undefined);
  const answers = asked.map((stage) => ({ stage, answer: ask(facts, stage) }));
  const holds = answers.findLast(({ answer }) => answer === true);
  if (holds) return { stage: holds.stage, mappedBy: 'blueprint', isCustomer: true, unknown: null };
  const open = answers.flatMap(({ answer }) => (typeof answer === 'boolean' ? [] : [answer]))[0];
  if (open === undefined && asked.length > 0) return { stage: null, mappedBy: null, isCustomer: false, unknown: null };
  const won = customer.daysSinceWon;
  const guess = won.known && won.value !== null ? byTime(after, won.value) : null;
  if (guess !== null) return { stage: guess, mappedBy: 'time', isCustomer: true, unknown: open ?? null };
  return { stage: null, mappedBy: null, isCustomer: null, unknown: open ?? null };
}

import type { Blueprint } from '../blueprint/blueprint.ts';
import type { Vocabulary } from '../blueprint/vocabulary.ts';
import type { Evidence, Unknown } from './schema/evidence.ts';
import { groundsOf, type Notes, newNotes } from './vocabulary.ts';

/** What an expression of the blueprint comes to: whether it holds, or what nobody knows; and the facts it asked for. */
export interface Answer {
  holds: boolean | Unknown;
  evidence: Evidence[];
}

/** Asks the expression at a path of the blueprint about a record. */
export function ask(path: string, blueprint: Blueprint, vocabulary: (notes: Notes) => Vocabulary): Answer {
  const notes = newNotes();
  const verdict = blueprint.expression(path).evaluate(vocabulary(notes));
  const evidence = groundsOf(verdict, notes);
  if (verdict.state !== 'unknown') return { holds: verdict.state === 'true', evidence };
  return { holds: notes.missing.at(-1) ?? { why: verdict.why, about: verdict.about }, evidence };
}

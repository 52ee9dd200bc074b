import type { z } from 'zod';
import type { Facts } from './facts.ts';
import type { Segment as SegmentSchema } from './schema/assessment.ts';
import type { Unknown } from './schema/evidence.ts';
import { newNotes, vocabularyOf } from './vocabulary.ts';

type Segment = z.infer<typeof SegmentSchema>;

/** What an expression of the blueprint about the account comes to. */
function ask(facts: Facts, path: string): boolean | Unknown {
  const notes = newNotes();
  const verdict = facts.blueprint.expression(path).evaluate(vocabularyOf(facts, null, notes));
  if (verdict.state !== 'unknown') return verdict.state === 'true';
  return notes.missing.at(-1) ?? { why: verdict.why, about: verdict.about };
}

/** The first segment that matches; one that cannot be decided before a match leaves the segment unknown. */
function segmentOf(facts: Facts): Pick<Segment, 'id' | 'label' | 'unknown' | 'line'> {
  const { blueprint } = facts;
  for (const { id, label, when } of blueprint.document.market.segments) {
    const line = blueprint.place(`market.segments.${id}`);
    const answer = when === undefined ? true : ask(facts, `market.segments.${id}.when`);
    if (answer === true) return { id, label, unknown: null, line };
    if (answer !== false) return { id: null, label: null, unknown: answer, line };
  }
  return { id: null, label: null, unknown: null, line: null };
}

/** The segment of the account and whether it fits the ideal customer. */
export function assessSegment(facts: Facts): Segment {
  const asked = facts.blueprint.document.market.ideal_customer !== undefined;
  const ideal = asked ? ask(facts, 'market.ideal_customer.when') : null;
  return { ...segmentOf(facts), ideal: typeof ideal === 'boolean' ? ideal : null };
}

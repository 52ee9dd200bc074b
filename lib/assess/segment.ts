import type { z } from 'zod';
import { ask } from './answer.ts';
import type { Facts } from './facts.ts';
import type { Segment as SegmentSchema } from './schema/assessment.ts';
import type { Unknown } from './schema/evidence.ts';
import { vocabularyOf } from './vocabulary.ts';

type Segment = z.infer<typeof SegmentSchema>;

/** Where an account stands in the blueprint's market: what other conditions may ask once it is found. */
export interface Fit {
  segment: Segment;
  ideal: boolean | Unknown;
}

/** What an expression of the blueprint about the account comes to. */
function holds(facts: Facts, path: string): boolean | Unknown {
  return ask(path, facts.blueprint, (notes) => vocabularyOf(facts, null, notes)).holds;
}

/** The first segment that matches; one that cannot be decided before a match leaves the segment unknown. */
function segmentOf(facts: Facts): Pick<Segment, 'id' | 'label' | 'unknown' | 'line'> {
  const { blueprint } = facts;
  for (const { id, label, when } of blueprint.document.market.segments) {
    const line = blueprint.place(`market.segments.${id}`);
    const answer = when === undefined ? true : holds(facts, `market.segments.${id}.when`);
    if (answer === true) return { id, label, unknown: null, line };
    if (answer !== false) return { id: null, label: null, unknown: answer, line };
  }
  return { id: null, label: null, unknown: null, line: null };
}

function idealOf(facts: Facts): Fit['ideal'] {
  if (facts.blueprint.document.market.ideal_customer !== undefined) return holds(facts, 'market.ideal_customer.when');
  return { why: 'not_configured', about: 'account.is_ideal' };
}

/** The segment of the account and whether it fits the ideal customer. */
function assessFit(facts: Facts): Fit {
  const ideal = idealOf(facts);
  return { segment: { ...segmentOf(facts), ideal: typeof ideal === 'boolean' ? ideal : null }, ideal };
}

/** The facts with where their account stands in the market, for conditions that ask for its segment. */
export function withFit<T extends Facts>(facts: T): T & { fit: Fit } {
  return { ...facts, fit: assessFit(facts) };
}

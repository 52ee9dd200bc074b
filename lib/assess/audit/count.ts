import type { Blueprint } from '../../blueprint/blueprint.ts';
import type { Instant } from '../../record/time.ts';
import type { Drift, DriftId, Example, Measure, MeasureId } from '../schema/audit.ts';
import type { Observed } from './observed.ts';

const SHOWN = 5;

/** One thing looked at: whether it is as it should be (null: nobody knows), and what to show of it if not. */
export interface Case {
  good: boolean | null;
  example: Example;
}

/** An example that is a place of the blueprint. */
export function written(blueprint: Blueprint, path: string, label: string, detail: string | null = null): Example {
  return { label, detail, at: null, ref: null, link: null, line: blueprint.place(path) };
}

/** An example that is a record. */
export function recorded({ ref, name, link }: Observed, detail: string | null, at: Instant | null): Example {
  return { label: name, detail, at, ref, link, line: null };
}

/** Counts cases into a measure; examples are those that are not as they should be. */
export function measure(id: MeasureId, basis: Measure['basis'], cases: readonly Case[]): Measure {
  const known = cases.filter(({ good }) => good !== null);
  const bad = known.filter(({ good }) => good === false);
  return {
    id,
    basis,
    has: known.length - bad.length,
    of: known.length,
    unknown: cases.length - known.length,
    examples: bad.slice(0, SHOWN).map(({ example }) => example),
  };
}

/** Counts cases into a way of drift; the latest examples come first, undated ones last. */
export function drift(id: DriftId, cases: readonly Case[]): Drift {
  const known = cases.filter(({ good }) => good !== null);
  const bad = known.filter(({ good }) => good === false).map(({ example }) => example);
  const dates = bad.flatMap(({ at }) => (at === null ? [] : [at])).sort();
  return {
    id,
    count: bad.length,
    of: known.length,
    unknown: cases.length - known.length,
    since: dates[0] ?? null,
    examples: bad.toSorted((a, b) => (b.at ?? '').localeCompare(a.at ?? '')).slice(0, SHOWN),
  };
}

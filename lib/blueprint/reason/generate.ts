import { type Fact, known, type Scalar, unknown } from '../../record/fact.ts';
import { DAY_MS, millis } from '../../record/time.ts';
import type { Binding } from '../expressions/check.ts';
import { domainOf } from './cells.ts';
import type { Condition } from './condition.ts';
import type { Example } from './example.ts';

/** Records that are tried at most for one question. */
const MOST_RECORDS = 2000;
/** Values that are tried at most for one fact. */
const MOST_VALUES = 24;
/** Combinations beyond these are not even counted. */
const MOST_COMBINATIONS = 2 ** 40;
/** Smallest step to either side of a constant: of amounts, cents matter. */
const STEPS = [1, 0.01] as const;
/** Records are generated as of this moment, since the core knows no clock; only distances from it matter. */
const NOW = millis('2026-01-15T12:00:00Z');

/** A fact with the values that it is tried with. */
type Axis = readonly [string, Fact<Scalar>[]];

/**
 * Records at the edges of what the conditions ask, in an order that is always the same: each constant, the next value
 * to either side, each text alone and within another, empty and unknown.
 */
export function* generated(conditions: readonly Condition[], fixed: Example, onlyKnown: boolean): Generator<Example> {
  const atoms = conditions.flatMap((condition) => [...condition.atoms.values()]);
  const constants = [...new Set(atoms.flatMap((atom) => atom.constants))];
  const wanted = Map.groupBy(
    atoms.flatMap((atom) => atom.facts),
    (binding) => binding.key,
  );
  const axes = narrowed(
    [...wanted].map(([key, bindings]): Axis => {
      const given = fixed.get(key);
      return [key, given ? [given] : valuesOf(key, bindings, constants, onlyKnown)];
    }),
  );
  const size = sizeOf(axes);
  // A stride that shares no factor with the product walks over all of it, and over its whole width when cut short.
  const stride = size <= MOST_RECORDS ? 1 : coprime(Math.floor(size * 0.381966), size);
  let at = 0;
  for (let count = 0; count < Math.min(size, MOST_RECORDS); count += 1) {
    yield exampleAt(axes, at, fixed);
    at = (at + stride) % size;
  }
}

function sizeOf(axes: readonly Axis[]): number {
  return axes.reduce((product, [, values]) => product * values.length, 1);
}

/** The same facts with so few values that their combinations can be counted exactly. */
function narrowed(axes: Axis[]): Axis[] {
  let most = MOST_VALUES;
  let narrow = axes;
  while (most > 1 && sizeOf(narrow) > MOST_COMBINATIONS) {
    most -= 1;
    narrow = narrow.map(([key, values]): Axis => [key, values.slice(0, most)]);
  }
  return narrow;
}

function coprime(near: number, size: number): number {
  const common = (a: number, b: number): number => (b === 0 ? a : common(b, a % b));
  let stride = Math.max(1, near);
  while (common(stride, size) !== 1) stride += 1;
  return stride;
}

function exampleAt(axes: readonly Axis[], at: number, fixed: Example): Example {
  const example = new Map(fixed);
  let rest = at;
  for (const [key, values] of axes) {
    const value = values[rest % values.length];
    rest = Math.floor(rest / values.length);
    if (value) example.set(key, value);
  }
  return example;
}

function valuesOf(
  key: string,
  bindings: readonly Binding[],
  constants: readonly Scalar[],
  onlyKnown: boolean,
): Fact<Scalar>[] {
  const domain = domainOf(key);
  const types = new Set(
    bindings.map(({ source, wanted }) => (wanted === 'any' || wanted === 'has' ? source.type : wanted)),
  );
  const values = new Set<Scalar>();
  if (key === 'now') values.add(NOW);
  else if (types.has('moment')) for (const moment of moments(constants)) values.add(moment);
  if (types.has('number')) for (const number of numbers(constants)) values.add(number);
  if (types.has('bool')) for (const answer of [true, false]) values.add(answer);
  if (types.has('string') || values.size === 0) for (const text of texts(constants)) values.add(text);
  const possible = [...values].filter(
    (value) =>
      typeof value !== 'number' ||
      (value >= domain.min && value <= domain.max && (!domain.whole || Number.isInteger(value))),
  );
  const facts = possible.slice(0, MOST_VALUES).map((value): Fact<Scalar> => known(value));
  if (onlyKnown) return facts;
  return [...facts, ...(domain.empty ? [known(null)] : []), unknown('not_loaded')];
}

function numbers(constants: readonly Scalar[]): number[] {
  const written = constants.filter((constant) => typeof constant === 'number');
  return [...written, 0].flatMap((number) => [number, ...STEPS.flatMap((step) => [number + step, number - step])]);
}

function moments(constants: readonly Scalar[]): number[] {
  const spans = constants.filter((constant) => typeof constant === 'number');
  return [0, DAY_MS, ...spans].flatMap((span) => [NOW + span, NOW - span, NOW + span + DAY_MS, NOW - span - DAY_MS]);
}

function texts(constants: readonly Scalar[]): string[] {
  const written = constants.filter((constant) => typeof constant === 'string' && constant.trim() !== '');
  return ['Other', ...written.flatMap((text) => [String(text), `${text} and more`, `The ${text}`])];
}

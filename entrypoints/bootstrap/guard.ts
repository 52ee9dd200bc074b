import type { StripState } from '../../lib/strip-state.ts';

/** What each field of an object looks like as JSON: a schema library alone would be larger than the bootstrap may be. */
export type Shape<T> = Readonly<Record<keyof T, RegExp>>;

const WORD = /^"\w+"$/;
const WORD_OR_NULL = /^("[\w:.-]+"|null)$/;
const NUMBER_OR_NULL = /^(-?[\d.]+|null)$/;

const STRIP: Shape<StripState> = {
  v: /^1$/,
  key: /./,
  status: WORD,
  readAt: WORD_OR_NULL,
  health: NUMBER_OR_NULL,
  band: WORD,
  dots: /^"[eihmu]*"$/,
  pace: NUMBER_OR_NULL,
  headline: WORD_OR_NULL,
  severity: WORD_OR_NULL,
  more: /^\d+$/,
  until: WORD_OR_NULL,
};

/** The fields of anything: none where it is no object. */
export function fields(value: unknown): { [name: string]: unknown } {
  return Object(value);
}

/** Whether a value has all fields of a shape, each as it should be. */
export function fits<T>(shape: Shape<T>, value: unknown): value is T {
  return Object.entries<RegExp>(shape).every(([name, looks]) => looks.test(JSON.stringify(fields(value)[name])));
}

/** Whether a value from storage or from the background is the strip state of the record with this key. */
export function isStripOf(key: string, value: unknown): value is StripState {
  return fits(STRIP, value) && value.key === key;
}

/** The value in the background's answer to a call; undefined when it gave none. */
export function answeredValue(answer: unknown): unknown {
  const { ok, value } = fields(answer);
  return ok === true ? value : undefined;
}

import type { StripState } from '../../lib/strip-state.ts';

/** The fields of anything: none where it is no object. */
export function fields(value: unknown): { [name: string]: unknown } {
  return Object(value);
}

/**
 * Whether a value that this extension has stored or sent is of the version whose shape we know: a schema library alone
 * would be larger than the bootstrap may be.
 */
export function isOfVersion<T extends { v: 1 }>(value: unknown): value is T {
  return fields(value).v === 1;
}

/** Whether a value from storage or from the background is the strip state of the record with this key. */
export function isStripOf(key: string, value: unknown): value is StripState {
  return isOfVersion<StripState>(value) && value.key === key;
}

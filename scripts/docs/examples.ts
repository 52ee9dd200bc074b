import { stringify } from 'yaml';

/** More would hide the shape of the part behind its length. */
const MOST_WORDS = 3;
const MOST_IDS = 2;

/** The value with its long lists cut down, so that its shape is seen; two of a kind may be a pair and stay. */
function cut(value: unknown): unknown {
  if (Array.isArray(value)) {
    const plain = value.every((item) => typeof item !== 'object');
    return value.slice(0, plain ? MOST_WORDS : value.length === 2 ? 2 : 1).map((item) => cut(item));
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, child]): [string, unknown] => [key, cut(child)]);
  return Object.fromEntries(entries);
}

/** A part of the default blueprint as YAML, cut to its first items; `ids` where its keys are ids. */
export function exampleOf(key: string, value: unknown, ids: boolean): string {
  const short = cut(value);
  const few = ids ? Object.fromEntries(Object.entries(Object(short)).slice(0, MOST_IDS)) : short;
  return stringify({ [key]: few }, { lineWidth: 0 }).trimEnd();
}

import { z } from 'zod';
import { didYouMean } from './nearest.ts';
import type { Finding, RuledFinding } from './problem.ts';
import { BlueprintDocument } from './schema.ts';
import type { Path } from './source.ts';

type Issue = z.core.$ZodIssue;

/** The part of JSON Schema that names the keys of a place. */
const Keys = z.object({
  get properties() {
    return z.record(z.string(), Keys).optional();
  },
  get additionalProperties() {
    return z.union([z.boolean(), Keys]).optional();
  },
  get items() {
    return Keys.optional();
  },
  get anyOf() {
    return z.array(Keys).optional();
  },
  get oneOf() {
    return z.array(Keys).optional();
  },
});
type Keys = z.infer<typeof Keys>;

/** More unknown keys than this in one place are another kind of file. */
const MOST_UNKNOWN_KEYS = 20;

/** The keys that the schema knows at a path. */
function knownKeys(path: readonly PropertyKey[]): string[] {
  const root = Keys.parse(z.toJSONSchema(BlueprintDocument, { io: 'input', unrepresentable: 'any', reused: 'inline' }));
  let places: Keys[] = [root];
  for (const key of path) {
    places = places.flatMap((place) => {
      const own = typeof key === 'string' ? place.properties?.[key] : place.items;
      const next = own ?? (typeof place.additionalProperties === 'object' ? place.additionalProperties : undefined);
      return next ? [next, ...(next.anyOf ?? []), ...(next.oneOf ?? [])] : [];
    });
  }
  return places.flatMap((place) => Object.keys(place.properties ?? {}));
}

function written(path: readonly PropertyKey[]): Path {
  return path.filter((key) => typeof key !== 'symbol');
}

function findingsOf(issue: Issue): Finding[] {
  const path = written(issue.path);
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = knownKeys(issue.path);
      return issue.keys.slice(0, MOST_UNKNOWN_KEYS).map((key) => ({
        path: [...path, key],
        message: `\`${key}\` is not a key of the blueprint here`,
        remedy: didYouMean(key, known),
      }));
    }
    case 'invalid_key':
      return issue.issues.map(({ message }) => ({ path, message, remedy: 'Choose another key.' }));
    case 'invalid_union':
      if (issue.input === undefined) return [{ path, ...missing(path) }];
      return [{ path, message: 'this is none of the forms allowed here', remedy: 'See docs/blueprint.md for both.' }];
    case 'invalid_value':
      if (issue.input === undefined) return [{ path, message: missing(path).message, remedy: allowed(issue.values) }];
      return [{ path, message: 'this value is not one of those allowed', remedy: allowed(issue.values) }];
    case 'invalid_type':
      return [{ path, ...(issue.input === undefined ? missing(path) : wrongType(issue.expected, issue.input)) }];
    case 'custom':
    case 'invalid_format':
      return [{ path, message: issue.message, remedy: 'Mend the value here.' }];
    default:
      return [{ path, message: issue.message, remedy: 'Mend the value here.' }];
  }
}

function ruleOf({ code, input }: Issue): string {
  if (code === 'unrecognized_keys' || code === 'invalid_key') return 'format/unknown-key';
  return input === undefined ? 'format/missing-key' : 'format/wrong-value';
}

const ARTICLES: Record<string, string> = { object: 'a map of keys', array: 'a list', record: 'a map of keys' };

function inWords(type: string): string {
  return ARTICLES[type] ?? `a ${type}`;
}

function missing(path: Path): { message: string; remedy: string } {
  const key = String(path.at(-1));
  return { message: `\`${key}\` is missing`, remedy: `Write \`${key}:\` here.` };
}

function wrongType(expected: string, input: unknown): { message: string; remedy: string } {
  const given = Array.isArray(input) ? 'array' : input === null ? 'nothing' : typeof input;
  const message = `${inWords(expected)} is needed, not ${given === 'nothing' ? given : inWords(given)}`;
  return { message, remedy: `Write ${inWords(expected)} here.` };
}

function allowed(values: readonly unknown[]): string {
  return `Write ${values.map((value) => `\`${String(value)}\``).join(' or ')}.`;
}

/** Parses a document by the schema: each key and type that is wrong, with the nearest known key. */
export function parseShape(
  value: unknown,
): { ok: true; document: BlueprintDocument } | { ok: false; findings: RuledFinding[] } {
  const parsed = BlueprintDocument.safeParse(value, { reportInput: true });
  if (parsed.success) return { ok: true, document: parsed.data };
  const findings = parsed.error.issues.flatMap((issue) =>
    findingsOf(issue).map((finding): RuledFinding => ({ rule: ruleOf(issue), level: 'error', ...finding })),
  );
  return { ok: false, findings };
}

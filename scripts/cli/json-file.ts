import { readFileSync } from 'node:fs';
import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { InvalidInput } from './invalid-input.ts';

const STANDARD_INPUT = 0;
/** Problems beyond these are rarely read. */
const MOST_PROBLEMS = 20;

/** The text of a file, or of standard input for `-`, without the mark that some editors put before it. */
export function textOf(file: string): string {
  try {
    return readFileSync(file === '-' ? STANDARD_INPUT : file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    throw new InvalidInput(`cannot read ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The line of a path in JSON text; that of the nearest part that is there. JSON is YAML, which knows its places. */
function lineFinder(text: string): (path: readonly PropertyKey[]) => number {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, keepSourceTokens: false });
  return (path) => {
    for (let length = path.length; length > 0; length -= 1) {
      const node = document.getIn(path.slice(0, length), true);
      if (typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range))
        return lines.linePos(Number(node.range[0])).line;
    }
    return 1;
  };
}

/** What JSON says of a text that is none, with the place, which it tells of some mistakes only; YAML knows that of the others. */
function withPlace(message: string, text: string): string {
  const place = parseDocument(text, { schema: 'json' }).errors[0]?.linePos?.[0];
  return place === undefined || message.includes('(line ')
    ? message
    : `${message} (line ${place.line} column ${place.col})`;
}

function dotted(path: readonly PropertyKey[]): string {
  return path.length === 0 ? '(the whole document)' : path.map(String).join('.');
}

/** The issues of a union's branches belong to the branch that came closest; its own message says nothing. */
function plain(issue: z.core.$ZodIssue): { path: PropertyKey[]; message: string }[] {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue];
  const [closest = []] = [...issue.errors].sort((a, b) => a.length - b.length);
  return closest.flatMap(plain).map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }));
}

/**
 * A JSON file as its schema describes it, which may depend on what stands in it; otherwise an error that names file, line and
 * path of every problem.
 */
export function readJson<S extends z.ZodType>(
  file: string,
  schema: S | ((value: unknown) => S),
  what: string,
): z.output<S> {
  const text = textOf(file);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new InvalidInput(
      `${file} is no JSON: ${withPlace(error instanceof Error ? error.message : String(error), text)}`,
    );
  }
  const parsed = (typeof schema === 'function' ? schema(value) : schema).safeParse(value);
  if (parsed.success) return parsed.data;
  const lineOf = lineFinder(text);
  const problems = parsed.error.issues.flatMap(plain);
  const shown = problems
    .slice(0, MOST_PROBLEMS)
    .map(({ path, message }) => `${file}:${lineOf(path)}: ${dotted(path)}: ${message}`);
  const rest = problems.length > shown.length ? [`… and ${problems.length - shown.length} more`] : [];
  throw new InvalidInput([`${file} is no ${what}`, ...shown, ...rest].join('\n'));
}

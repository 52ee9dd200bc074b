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

/** Line and column at which a text is no JSON: as the message tells them, else as YAML does, else those of the end. */
function placeOf(message: string, text: string): string {
  const told = /\(line (\d+) column (\d+)\)/.exec(message);
  if (told) return `${told[1]}:${told[2]}`;
  const lines = text.split('\n');
  const { line, col } = parseDocument(text, { schema: 'json' }).errors[0]?.linePos?.[0] ?? {
    line: lines.length,
    col: (lines.at(-1)?.length ?? 0) + 1,
  };
  return `${line}:${col}`;
}

/** What a text is no JSON for, on one line: some of the messages of JavaScript repeat the text. */
function notJson(file: string, text: string, error: unknown): InvalidInput {
  const message = error instanceof Error ? error.message : String(error);
  return new InvalidInput(`${file} is no JSON\n${file}:${placeOf(message, text)}: ${message.replaceAll(/\s+/g, ' ')}`);
}

function dotted(path: readonly PropertyKey[]): string {
  return path.length === 0 ? '(the whole document)' : path.map(String).join('.');
}

/**
 * An issue as the problems it stands for: each unknown key at its own place, and for a union those of the branch that came
 * closest, for its own message says nothing.
 */
function plain(issue: z.core.$ZodIssue): { path: PropertyKey[]; message: string }[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: [...issue.path, key], message: 'There is no such key here' }));
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
    throw notJson(file, text, error);
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

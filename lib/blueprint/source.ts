import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from 'yaml';
import type { Problem } from './problem.ts';

/** Larger files are not written by people; parsing them would only keep the browser busy. */
const LARGEST = 400_000;
/** Aliases (`*name`) may stand for that many nodes in all, so that a few lines cannot grow into gigabytes. */
const MOST_ALIASES = 50;

export type Path = (string | number)[];

/** A place in the text; `exact` is false where the path is not written and the place is that of its nearest parent. */
export interface Located {
  line: number;
  column: number;
  exact: boolean;
}

/** YAML text as a value, with the place of every path in it. */
export interface Source {
  value: unknown;
  locate(path: Path, offset?: number): Located;
  /** The path with ids in place of list numbers, as people read it. */
  named(path: Path): string;
  /** The path with list numbers in place of ids; null where nothing stands there. */
  numbered(named: string): Path | null;
}

const START = { line: 1, column: 1 };

/** Reads YAML 1.2 text; problems are syntax errors, duplicate keys, or a document made to exhaust memory. */
export function readSource(text: string): { ok: true; source: Source } | { ok: false; problems: Problem[] } {
  const problem = { rule: 'yaml/unreadable', level: 'error' as const, path: '' };
  if (text.length > LARGEST) {
    const message = `the document is larger than ${LARGEST.toLocaleString('en')} characters`;
    return { ok: false, problems: [{ ...problem, ...START, message, remedy: 'Load a blueprint, not a data file.' }] };
  }
  const lines = new LineCounter();
  try {
    // The parser compares each key with all others of its map; `faultyKeys` does it in one pass.
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false });
    const faults = [...document.errors, ...document.warnings, ...faultyKeys(document)];
    if (faults.length > 0) {
      const problems = faults.map(({ message, pos }) => {
        const { line, col: column } = lines.linePos(pos[0]);
        return {
          ...problem,
          line,
          column,
          message: `this is not valid YAML: ${message}`,
          remedy: 'Mend the YAML here.',
        };
      });
      return { ok: false, problems };
    }
    const value: unknown = document.toJS({ maxAliasCount: MOST_ALIASES });
    return { ok: true, source: sourceOf(value, document, lines, text) };
  } catch (error) {
    const message = `this YAML cannot be read: ${error instanceof Error ? error.message : String(error)}`;
    return {
      ok: false,
      problems: [{ ...problem, ...START, message, remedy: 'Write it with less nesting and fewer aliases.' }],
    };
  }
}

/** Keys that would silently be lost: those that a map holds twice, and the one that JavaScript keeps for itself. */
function faultyKeys(document: Document): { message: string; pos: [number] }[] {
  const faults: { message: string; pos: [number] }[] = [];
  visit(document, {
    Map(_, { items }) {
      const seen = new Set<string>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        const name = String(key.value);
        const pos: [number] = [key.range?.[0] ?? 0];
        if (seen.has(name)) faults.push({ message: `the key \`${name}\` is there twice`, pos });
        if (name === '__proto__') faults.push({ message: `\`${name}\` is a reserved word`, pos });
        seen.add(name);
      }
    },
  });
  return faults;
}

function sourceOf(value: unknown, document: Document, lines: LineCounter, text: string): Source {
  return {
    value,
    locate: (path, offset) => locate(path, offset, document, lines, text),
    named: (path) => named(path, value),
    numbered: (name) => numbered(name, value),
  };
}

/** What stands under a key or list number: the node to point at, and the value. */
function child(parent: Node, key: string | number, document: Document): { at: Node; value: Node | null } | null {
  if (isMap(parent)) {
    const pair = parent.items.find(
      (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(key),
    );
    if (!pair || !isNode(pair.key)) return null;
    return { at: pair.key, value: resolved(pair.value, document) };
  }
  if (isSeq(parent) && typeof key === 'number') {
    const item = parent.items[key];
    return isNode(item) ? { at: item, value: resolved(item, document) } : null;
  }
  return null;
}

function resolved(node: unknown, document: Document): Node | null {
  if (isAlias(node)) return node.resolve(document) ?? null;
  return isNode(node) ? node : null;
}

function locate(path: Path, offset: number | undefined, document: Document, lines: LineCounter, text: string): Located {
  let value: Node | null = resolved(document.contents, document);
  let at: Node | null = value;
  let exact = true;
  for (const key of path) {
    const found = value && child(value, key, document);
    if (!found) {
      exact = false;
      break;
    }
    at = found.at;
    value = found.value;
  }
  const start = offset === undefined || !exact ? at?.range?.[0] : (inside(value, offset, text) ?? at?.range?.[0]);
  const { line, col: column } = lines.linePos(start ?? 0);
  return { line: Math.max(1, line), column: Math.max(1, column), exact };
}

/** The place `offset` characters into a text written on one line without escapes; undefined for other texts. */
function inside(node: Node | null, offset: number, text: string): number | undefined {
  if (!isScalar(node) || typeof node.value !== 'string' || !node.range) return undefined;
  const quoted = node.type === 'QUOTE_SINGLE' || node.type === 'QUOTE_DOUBLE' ? 1 : 0;
  const start = node.range[0] + quoted;
  return text.startsWith(node.value, start) ? start + offset : node.range[0];
}

/** The keys that tell the items of a list apart: signals are named by their type, source rules by their field. */
const NAMING = ['id', 'type', 'field'] as const;

/** The id that an item of a list carries, by which paths name it. */
export function idOf(value: unknown): string | undefined {
  return NAMING.map((key) => under(value, key)).find((id) => typeof id === 'string');
}

function under(value: unknown, key: string | number): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.getOwnPropertyDescriptor(value, key)?.value;
}

/** The path with ids in place of list numbers, as people read it. */
export function named(path: Path, root: unknown): string {
  let value = root;
  const names = path.map((key) => {
    value = under(value, key);
    return typeof key === 'number' ? (idOf(value) ?? String(key)) : key;
  });
  return names.join('.');
}

function numbered(name: string, root: unknown): Path | null {
  let value = root;
  let rest: string | null = name;
  const path: Path = [];
  while (rest !== null) {
    const part: Part = Array.isArray(value) ? itemAt(value, rest) : partAt(rest);
    value = under(value, part.key);
    if (value === undefined) return null;
    path.push(part.key);
    rest = rest.length > part.length ? rest.slice(part.length + 1) : null;
  }
  return path;
}

/** What a name begins with: the key it stands for, and how many letters of the name that takes. */
interface Part {
  key: string | number;
  length: number;
}

function partAt(name: string): Part {
  const key = name.split('.', 1)[0] ?? name;
  return { key, length: key.length };
}

/** The item of a list: the one with the longest id that the name begins with (types of signals hold dots), else by number. */
function itemAt(list: unknown[], name: string): Part {
  const named = list.flatMap((item, key): Part[] => {
    const id = idOf(item);
    return id !== undefined && (name === id || name.startsWith(`${id}.`)) ? [{ key, length: id.length }] : [];
  });
  const [longest] = named.toSorted((a, b) => b.length - a.length);
  if (longest !== undefined) return longest;
  const { key, length } = partAt(name);
  return { key: /^\d+$/.test(String(key)) ? Number(key) : key, length };
}

/** What stands at a place of a YAML text: a key being written, or the value of the last key of the path. */
export interface TextPlace {
  /** Keys from the top; `*` stands for an item of a list. For a value, the last is its key. */
  path: string[];
  kind: 'key' | 'value';
  /** What is written of it so far. */
  word: string;
}

interface Level {
  indent: number;
  key: string;
}

const KEY = /^("[^"]*"|'[^']*'|[^\s:#[\]{},&*!|>'"%@`-][^:#]*?)\s*:(?=\s|$)/;
const BLOCK_SCALAR = /[|>][+-]?\d?\s*(#.*)?$/;

/**
 * Finds the place at `offset` by indentation and brackets, so that it works in a text that is half written and does not
 * parse. Brackets are followed within their line.
 */
export function placeAt(text: string, offset: number): TextPlace {
  const before = text.slice(0, offset).split('\n');
  const current = before.pop() ?? '';
  const levels: Level[] = [];
  let scalar: number | null = null;
  for (const line of before) {
    const indent = indentOf(line);
    if (line.trim() === '' || (scalar !== null && indent > scalar)) continue;
    scalar = null;
    if (line.trimStart().startsWith('#')) continue;
    const rest = descend(line, levels);
    if (BLOCK_SCALAR.test(rest)) scalar = levels.at(-1)?.indent ?? 0;
  }
  const path = () => levels.map(({ key }) => key);
  const rest = descend(current, levels);
  if (hasKey(current) || /^[{[]/.test(rest)) return inValue(path(), rest);
  return { path: path(), kind: 'key', word: rest };
}

/** Whether a line names a key before its end. */
function hasKey(line: string): boolean {
  return KEY.test(line.trimStart().replace(/^(- +)+/, ''));
}

/** Goes down into what a line opens, leaving what ended above it; gives what follows its key, or all of it without one. */
function descend(line: string, levels: Level[]): string {
  let indent = indentOf(line);
  let content = line.slice(indent);
  while (/^-(\s|$)/.test(content)) {
    leave(levels, (level) => level.indent > indent || (level.indent === indent && level.key === '*'));
    levels.push({ indent, key: '*' });
    const inner = content.slice(1);
    const gap = indentOf(inner);
    indent += 1 + gap;
    content = inner.slice(gap);
  }
  leave(levels, (level) => level.indent >= indent);
  const key = KEY.exec(content);
  if (key?.[1] === undefined) return content;
  levels.push({ indent, key: unquoted(key[1]) });
  return content.slice(key[0].length);
}

function leave(levels: Level[], ended: (level: Level) => boolean): void {
  for (let last = levels.at(-1); last !== undefined && ended(last); last = levels.at(-1)) levels.pop();
}

/** Follows brackets within a value. */
function inValue(path: string[], value: string): TextPlace {
  const open: { map: boolean; key: string | null }[] = [];
  let word = '';
  let quote: string | null = null;
  for (const [index, char] of [...value].entries()) {
    const top = open.at(-1);
    if (quote !== null) {
      if (char === quote) quote = null;
      word += char;
    } else if ((char === '"' || char === "'") && word.trim() === '') {
      quote = char;
      word += char;
    } else if ((char === '{' || char === '[') && word.trim() === '') {
      open.push({ map: char === '{', key: null });
      word = '';
    } else if (top !== undefined && (char === '}' || char === ']')) {
      open.pop();
      word = '';
    } else if (top !== undefined && char === ',') {
      top.key = null;
      word = '';
    } else if (top?.map && top.key === null && char === ':' && /\s|^$/.test(value[index + 1] ?? '')) {
      top.key = unquoted(word.trim());
      word = '';
    } else word += char;
  }
  const inner = open.flatMap(({ map, key }) => (map ? (key === null ? [] : [key]) : ['*']));
  const top = open.at(-1);
  return { path: [...path, ...inner], kind: top?.map && top.key === null ? 'key' : 'value', word: word.trimStart() };
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

function unquoted(key: string): string {
  return key.replace(/^(["'])(.*)\1$/, '$2');
}

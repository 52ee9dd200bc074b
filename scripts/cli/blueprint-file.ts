import { readFileSync } from 'node:fs';
import type { Blueprint } from '../../lib/blueprint/blueprint.ts';
import { loadBlueprint } from '../../lib/blueprint/load.ts';
import type { Problem } from '../../lib/blueprint/problem.ts';
import { InvalidInput } from './invalid-input.ts';
import { textOf } from './json-file.ts';

const DEFAULT = new URL('../../lib/blueprint/default.yaml', import.meta.url);

/** A problem as one line: where it is, what it is and how to mend it. */
export function problemLine(file: string, { line, column, path, message, remedy }: Problem): string {
  return `${file}:${line}:${column}: ${path === '' ? '' : `${path}: `}${message}. ${remedy}`;
}

/** The blueprint of a file, the default one without a file; its problems where it does not load. */
export function readBlueprint(file: string | undefined): Blueprint {
  const loaded = loadBlueprint(file === undefined ? readFileSync(DEFAULT, 'utf8') : textOf(file));
  if (loaded.ok) return loaded.blueprint;
  const name = file ?? 'default.yaml';
  const lines = loaded.problems.map((problem) => problemLine(name, problem));
  throw new InvalidInput([`${name} is no blueprint that can be used`, ...lines].join('\n'));
}

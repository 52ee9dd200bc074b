import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

/** What a document says between a heading of the second level and the next one. */
function section(path: string, heading: string): string {
  const [, ...parts] = read(path).split(/^## /m);
  const found = parts.find((part) => part.startsWith(`${heading}\n`));
  if (found === undefined) throw new RangeError(`${path} has no section "${heading}"`);
  return found;
}

/** The words in code spans that stand in the first cell of a table's rows. */
function firstCells(text: string): string[] {
  return [...text.matchAll(/^\| `([^`]+)`/gm)].flatMap(([, cell]) => cell ?? []);
}

const Schema = z.object({ properties: z.record(z.string(), z.unknown()) });

describe('the documents', () => {
  test('administration.md describes every key that policy can set, and no other', () => {
    const { properties } = Schema.parse(JSON.parse(read('public/managed_schema.json')));
    const described = firstCells(section('docs/administration.md', 'What can be set'));
    expect(new Set(described.map((key) => key.split('.')[0]))).toEqual(new Set(Object.keys(properties)));
  });
});

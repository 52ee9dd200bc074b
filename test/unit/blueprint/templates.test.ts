import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { assess } from '../../../lib/assess/index.ts';
import { loadBlueprint } from '../../../lib/blueprint/load.ts';
import { readBlueprint } from '../../../lib/blueprint/reading.ts';
import { parseShape } from '../../../lib/blueprint/shape.ts';
import { readSource } from '../../../lib/blueprint/source.ts';
import { TEMPLATES } from '../../../lib/blueprint/templates.ts';
import { snapshotArb } from '../../fixtures/arbitraries.ts';
import { blueprintFrom } from '../../fixtures/blueprint.ts';
import * as deals from '../../fixtures/deals.ts';

vi.setConfig({ testTimeout: 60_000 });

const templates = [...TEMPLATES];

function documentOf(text: string) {
  const read = readSource(text);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const shape = parseShape(read.source.value);
  if (!shape.ok) throw new Error(JSON.stringify(shape.findings));
  return shape.document;
}

describe.each(templates)('the template %s', (_, text) => {
  it('loads with nothing to mend', () => {
    const loaded = loadBlueprint(text);
    expect(loaded.ok ? loaded.warnings : loaded.problems).toEqual([]);
  });

  it('uses every part of the format', () => {
    const document = documentOf(text);
    const empty = Object.entries(document).filter(
      ([, part]) => typeof part === 'object' && Object.keys(part).length === 0,
    );
    expect(empty).toEqual([]);
    expect(document.customer_health).toBeDefined();
  });

  it('judges every kind of deal', () => {
    const blueprint = blueprintFrom(text);
    for (const make of Object.values(deals)) {
      const snapshot = make();
      expect(assess(snapshot, blueprint, null, snapshot.readAt).blueprint.name).toBe(blueprint.document.name);
    }
    fc.assert(
      fc.property(snapshotArb(), (snapshot) => {
        expect(assess(snapshot, blueprint, null, snapshot.readAt).blueprint.name).toBe(blueprint.document.name);
      }),
      { numRuns: 15 },
    );
  });
});

it('the templates are told apart by their names', () => {
  const names = templates.map(([, text]) => documentOf(text).name);
  expect(new Set(names).size).toBe(templates.length);
});

describe('a document that is written as YAML in another way', () => {
  const words = fc.string({ unit: 'grapheme', minLength: 1 });
  const style = fc.record({
    aliasDuplicateObjects: fc.constant(false),
    // The writer of this library breaks long quoted text with escapes in the wrong place.
    lineWidth: fc.constant(0),
    indent: fc.integer({ min: 1, max: 6 }),
    defaultStringType: fc.constantFrom('PLAIN' as const, 'QUOTE_DOUBLE' as const, 'QUOTE_SINGLE' as const),
    collectionStyle: fc.constantFrom('any' as const, 'block' as const, 'flow' as const),
  });
  const texts = fc.constantFrom(...templates.map(([, text]) => text));
  const written = (text: string) => z.looseObject({}).parse(parse(text));

  it('is read as the same document', () => {
    fc.assert(
      fc.property(texts, words, words, words, style, (text, name, term, meaning, how) => {
        fc.pre(term !== '__proto__');
        const once = documentOf(stringify({ ...written(text), name, glossary: { [term]: meaning } }, how));
        expect(once.glossary).toEqual({ [term]: meaning });
        expect(once).toEqual({ ...documentOf(text), name, glossary: { [term]: meaning } });
      }),
      { numRuns: 15 },
    );
  });

  it('has every part at a line of its own text, and its warnings where they belong', () => {
    fc.assert(
      fc.property(texts, style, (text, how) => {
        const other = stringify(written(text), how);
        const [before, after] = [text, other].map((it) => readBlueprint(it, { today: '2029-01-01' }));
        if (!before?.ok || !after?.ok) throw new Error('a template does not load');
        const { lines } = after.read;
        expect(Object.keys(lines)).toEqual(Object.keys(before.read.lines));
        expect(after.warnings.map(({ rule, path }) => [rule, path])).toEqual(
          before.warnings.map(({ rule, path }) => [rule, path]),
        );
        const rows = other.split('\n');
        for (const key of Object.keys(after.read.document)) {
          const line = lines[key];
          if (line !== undefined) expect(rows[line - 1]).toContain(key);
        }
      }),
      { numRuns: 6 },
    );
  });
});

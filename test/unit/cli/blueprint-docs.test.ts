import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { compile } from '../../../lib/blueprint/expressions/compile.ts';
import { FACTS } from '../../../lib/blueprint/expressions/facts.ts';
import { QUESTIONS } from '../../../lib/blueprint/expressions/questions.ts';
import { vocabularyWords } from '../../../lib/blueprint/reference.ts';
import { BlueprintDocument } from '../../../lib/blueprint/schema.ts';
import { blueprintDocs } from '../../../scripts/blueprint-docs.ts';
import { blueprintSchema, keysOf } from '../../../scripts/docs/json-schema.ts';
import { defaultBlueprint } from '../../fixtures/blueprint.ts';

const text = readFileSync(new URL('../../../docs/blueprint.md', import.meta.url), 'utf8');
const examples = [...text.matchAll(/```yaml\n([a-z][\s\S]*?)\n```/g)].map(([, yaml = '']) =>
  z.record(z.string(), z.unknown()).parse(parse(yaml)),
);

describe('docs/blueprint.md', () => {
  it('is what the schema and the vocabulary say (node scripts/blueprint-docs.ts writes it)', () => {
    expect(text).toBe(blueprintDocs());
  });

  it('has an example for every part, and each has the shape of its part', () => {
    const { shape } = BlueprintDocument;
    expect(examples.flatMap((example) => Object.keys(example)).toSorted()).toEqual(Object.keys(shape).toSorted());
    for (const [key, part] of Object.entries(shape)) {
      const example = examples.find((one) => key in one);
      expect.soft(part.safeParse(example?.[key]).error, key).toBeUndefined();
    }
  });
});

it('every key of the blueprint has a description', () => {
  const without = keysOf(blueprintSchema()).filter(({ node }) => !node.description);
  expect(without.map(({ path }) => path)).toEqual([]);
});

describe('the words of expressions', () => {
  const words = vocabularyWords();

  it('are all explained', () => {
    expect(words.filter(({ says, example }) => says === '' || example === '')).toEqual([]);
    expect(words.length).toBe(FACTS.size + QUESTIONS.size + 3);
  });

  it.each(words)('$name: its example is one', ({ name, example, signal }) => {
    const functions = defaultBlueprint.document.buying_group.functions.map(({ id }) => id);
    const scope = { functions, usage: ['licences'], about: signal ? 'signal' : 'record' } as const;
    expect(compile(example, { scope, empty: 'unmet' })).toMatchObject({ ok: true });
    expect(example).toMatch(name.split('(', 1)[0]?.replace('.NAME', '') ?? name);
    if (signal) expect(compile(example, { scope: { ...scope, about: 'record' }, empty: 'unmet' }).ok).toBe(false);
  });
});

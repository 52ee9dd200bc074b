import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { assess } from '../../../lib/assess/index.ts';
import { Assessment } from '../../../lib/assess/schema/assessment.ts';
import { Snapshot } from '../../../lib/record/snapshot.ts';
import { schemaFiles } from '../../../scripts/schemas.ts';
import { defaultBlueprint } from '../../fixtures/blueprint.ts';

const text = (path: string) => readFileSync(new URL(`../../../docs/${path}`, import.meta.url), 'utf8');
const json = (path: string): unknown => JSON.parse(text(path));
const snapshot = Snapshot.parse(json('examples/deal.snapshot.json'));
const assessment = Assessment.parse(json('examples/deal.assessment.json'));

/** The JSON of the one example that a document shows. */
function example(path: string): unknown {
  const [, block] = /```json\n([\s\S]*?)```/.exec(text(path)) ?? [];
  return JSON.parse(block ?? 'null');
}

/** Lines of the blueprint move whenever it is edited; everything else of an example has to hold. */
function withoutLines(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, inner) => (key === 'line' && typeof inner === 'number' ? null : inner)),
  );
}

describe('the published JSON Schemas', () => {
  test.each([...schemaFiles()])('%s is what the code says (node scripts/schemas.ts writes it)', (file, content) => {
    expect(text(`schemas/${file}`)).toBe(content);
  });

  test.each([...schemaFiles()])('%s has no format that a validator may not know', (_, content) => {
    const formats = [...content.matchAll(/"format": "([^"]*)"/g)].map(([, format]) => format);
    expect(['date', 'date-time', 'duration', 'email', 'uri']).toEqual(expect.arrayContaining([...new Set(formats)]));
  });

  test('accept the examples, and refuse what they do not describe', () => {
    for (const [name, value] of [
      ['snapshot', snapshot],
      ['assessment', assessment],
    ] as const) {
      const { $schema: _, ...schema } = JSON.parse(schemaFiles().get(`${name}.schema.json`) ?? '{}');
      const published = z.fromJSONSchema(schema);
      expect(published.safeParse(value).error).toBeUndefined();
      expect(published.safeParse({ ...value, surprise: 1 }).success).toBe(false);
    }
  });
});

describe('the documents', () => {
  test('show an assessment that is the one of the snapshot they show', () => {
    expect(withoutLines(assessment)).toEqual(withoutLines(assess(snapshot, defaultBlueprint, null, snapshot.readAt)));
  });

  test('show parts that have the shape they describe', () => {
    const parts = Snapshot.pick({ people: true, interactions: true, changes: true, gaps: true });
    expect(parts.safeParse(example('snapshot.md')).error).toBeUndefined();
    expect(assessment).toMatchObject(z.looseObject({}).parse(withExcerpt(example('assessment.md'))));
  });
});

/** Lists of an excerpt are the beginnings of the whole ones. */
function withExcerpt(value: unknown): unknown {
  const { health, flags, headline } = z
    .object({
      health: z.looseObject({ raise: z.array(z.unknown()) }),
      flags: z.array(z.unknown()),
      headline: z.string(),
    })
    .parse(value);
  const rest = <T>(whole: readonly T[], shown: readonly unknown[]) => [...shown, ...whole.slice(shown.length)];
  return {
    headline,
    health: { ...health, raise: rest(assessment.health.raise, health.raise) },
    flags: rest(assessment.flags, flags),
  };
}

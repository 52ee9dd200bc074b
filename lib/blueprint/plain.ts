import { z } from 'zod';
import type { Blueprint } from './blueprint.ts';
import { compileOnDemand } from './expressions.ts';
import { Problem } from './problem.ts';
import { blueprintOf } from './ready.ts';
import { BlueprintDocument } from './schema.ts';
import { idOf } from './source.ts';

/** A blueprint that loaded, as plain data: it can be kept, and passed on. */
export const PlainBlueprint = z.object({
  value: z.unknown().describe('The YAML as a value, before the schema'),
  lines: z
    .record(z.string(), z.number())
    .describe('The line of every map, list item and value, by path with ids in place of list numbers'),
  properties: z.object({ deal: z.array(z.string()), account: z.array(z.string()) }),
  warnings: z.array(Problem),
});
export type PlainBlueprint = z.infer<typeof PlainBlueprint>;

/**
 * Makes a blueprint of its plain data without reading or checking its text again. The data must come from this very
 * version of Plumbline, which has checked it; null where it has another shape.
 */
export function revive(plain: unknown): { blueprint: Blueprint; warnings: Problem[] } | null {
  const kept = PlainBlueprint.safeParse(plain);
  const document = BlueprintDocument.safeParse(kept.data?.value);
  if (!kept.success || !document.success) return null;
  const { lines, properties, warnings } = kept.data;
  const blueprint = blueprintOf(document.data, {
    lineOf: (path) => lines[path] ?? null,
    expressionAt: compileOnDemand(document.data),
    properties,
  });
  return { blueprint, warnings };
}

/** The line of every part of a value that is written in the text, by the path that verdicts name. */
export function linesOf(root: unknown, { place }: Blueprint): Record<string, number> {
  const lines: Record<string, number> = {};
  const visit = (value: unknown, path: string): void => {
    if (path !== '') {
      const { line } = place(path);
      if (line === null) return;
      lines[path] = line;
    }
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      const name = Array.isArray(value) ? (idOf(inner) ?? key) : key;
      visit(inner, path === '' ? name : `${path}.${name}`);
    }
  };
  visit(root, '');
  return lines;
}

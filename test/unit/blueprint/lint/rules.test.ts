import { describe, expect, it } from 'vitest';
import { contextOf } from '../../../../lib/blueprint/checks/context.ts';
import { RULES } from '../../../../lib/blueprint/checks/rules.ts';
import { compileAll } from '../../../../lib/blueprint/expressions.ts';
import { loadBlueprint } from '../../../../lib/blueprint/load.ts';
import { parseShape } from '../../../../lib/blueprint/shape.ts';
import { named } from '../../../../lib/blueprint/source.ts';
import { CASES } from './cases/all.ts';
import { changed, type Patch, patched } from './patch.ts';

const TODAY = '2026-11-22';

/** What one rule finds in the default blueprint with changes. */
function findingsOf(rule: string, patch: Patch) {
  const value = changed(patch);
  const shape = parseShape(value);
  if (!shape.ok) throw new Error(JSON.stringify(shape.findings));
  const compiled = compileAll(shape.document);
  expect(compiled.findings).toEqual([]);
  const found = RULES.find(({ id }) => id === rule)?.check(shape.document, contextOf(compiled.conditions, TODAY)) ?? [];
  return found.map(({ path, message, remedy }) => ({ path: named(path, value), message, remedy }));
}

describe('a blueprint that breaks a rule', () => {
  it.each(CASES)('is told so: $rule, $says', ({ rule, breaks, path, says }) => {
    expect(findingsOf(rule, breaks)).toContainEqual({
      path,
      message: typeof says === 'string' ? expect.stringContaining(says) : expect.stringMatching(says),
      remedy: expect.stringMatching(/[.?]$/),
    });
  });

  it.each(CASES)('is left in peace when it does not: $rule, $says', ({ rule, sound }) => {
    expect(findingsOf(rule, sound)).toEqual([]);
  });

  it('is tried for every rule', () => {
    expect([...new Set(CASES.map(({ rule }) => rule))].toSorted()).toEqual(RULES.map(({ id }) => id).toSorted());
  });

  it('is shown the line, and the line of the other place that it speaks of', () => {
    const breaks = CASES.find(({ rule }) => rule === 'routing/shadowed')?.breaks ?? {};
    const text = patched(breaks);
    const loaded = loadBlueprint(text);
    const problem = loaded.ok ? loaded.warnings.find(({ rule }) => rule === 'routing/shadowed') : undefined;
    const line = (id: string) => text.split('\n').findIndex((written) => written.trim() === `- id: ${id}`) + 1;
    expect(problem).toMatchObject({ line: line('none'), message: expect.stringContaining(`(line ${line('one')})`) });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadBlueprint } from '../../../lib/blueprint/load.ts';
import { DEFAULT, load } from './facts.ts';
import { patched } from './lint/patch.ts';

/** Far above what any of these takes; a hang takes for ever. */
const SOON_MS = 30_000;

const BOMB = Array.from({ length: 9 }, (_, level) => {
  const below = level === 0 ? 'x' : `*a${level - 1}`;
  return `a${level}: &a${level} [${Array(9).fill(below).join(', ')}]`;
}).join('\n');

describe('a document made to harm', () => {
  it.each([
    ['aliases that grow a thousandfold a line', BOMB, 'alias count'],
    ['an alias to itself', 'a: &a [*a]', 'missing'],
    ['lists in lists', '['.repeat(20_000), 'YAML'],
    ['maps in maps', '{a: '.repeat(20_000), 'YAML'],
    ['twenty thousand keys', Array.from({ length: 20_000 }, (_, key) => `k${key}: 1`).join('\n'), 'missing'],
    ['megabytes', `name: ${'x'.repeat(2_000_000)}`, 'larger than'],
    ['a tag that asks for code', 'plumbline: !!js/function "() => 1"', 'Unresolved tag'],
    ['two documents', `${DEFAULT}\n---\n${DEFAULT}`, 'multiple documents'],
    ['a prototype', `__proto__: { polluted: true }\n${DEFAULT}`, 'reserved word'],
    ['a prototype inside', DEFAULT.replace('seats:', 'seats:\n  __proto__: { label: x, is: y }\n  #'), 'reserved word'],
    ['a reserved word as id', DEFAULT.replace('  - id: advocacy', '  - id: constructor'), 'reserved'],
    ['null bytes', '\u0000\u0000', 'a map of keys'],
  ])(
    'is refused with its place: %s',
    (_, text, says) => {
      const loaded = loadBlueprint(text);
      expect(loaded.ok).toBe(false);
      const problems = loaded.ok ? [] : loaded.problems;
      expect(problems).toContainEqual({
        rule: expect.any(String),
        level: 'error',
        path: expect.any(String),
        line: expect.any(Number),
        column: expect.any(Number),
        message: expect.stringContaining(says),
        remedy: expect.any(String),
      });
      expect({}).not.toHaveProperty('polluted');
    },
    SOON_MS,
  );

  it('checks hundreds of routes that cross each other, and ends', { timeout: SOON_MS }, () => {
    const crossing = (n: number) =>
      Array.from({ length: 6 }, (_, k) => {
        const [a, b] = [`account.properties.a${(n * 7 + k) % 23} > ${n}`, `account.properties.b${(n + k) % 19} < ${k}`];
        return `(${a} || ${b} || account.name.contains('${n}'))`;
      }).join(' && ');
    const routes = Array.from({ length: 150 }, (_, n) => ({
      id: `route_${n}`,
      on: {},
      when: crossing(n),
      to: 'cro',
      action: 'task',
      within: `PT${n + 1}M`,
    }));
    const loaded = loadBlueprint(patched({ routing: routes }));
    expect(loaded.ok && loaded.warnings.map(({ rule }) => rule)).toContain('lint/undecided');
  });

  it('runs a regular expression that would keep others busy for ever', { timeout: SOON_MS }, () => {
    const evil = load(DEFAULT.replace("'\\b(engineer(ing)?|", "'^(a+)+$|(.*a){20}b|\\b(engineer(ing)?|"));
    expect(evil.functionOfTitle(`${'a'.repeat(280)}!`)).toBeNull();
    expect(evil.functionOfTitle('x'.repeat(2_000_000))).toBeNull();
  });

  it('never throws, whatever becomes of a blueprint', { timeout: 180_000 }, () => {
    const cut = fc.tuple(fc.nat(DEFAULT.length), fc.nat(40), fc.string({ maxLength: 12, unit: 'grapheme' }));
    fc.assert(
      fc.property(cut, ([at, length, text]) => {
        const loaded = loadBlueprint(DEFAULT.slice(0, at) + text + DEFAULT.slice(at + length));
        if (loaded.ok) return;
        expect(loaded.problems.length).toBeGreaterThan(0);
        for (const { line, column } of loaded.problems) expect(line > 0 && column > 0).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});

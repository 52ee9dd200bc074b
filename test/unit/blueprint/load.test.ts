import { describe, expect, it } from 'vitest';
import { loadBlueprint } from '../../../lib/blueprint/load.ts';
import { BREACHES } from './breaches.ts';
import { DEFAULT, load, problemsWith } from './facts.ts';

describe('a blueprint that breaks a rule', () => {
  it.each(BREACHES)('does not load: $rule', ({ from, to, path, at, says, remedy }) => {
    const problem = problemsWith(from, to).find(({ message }) => message.includes(says));
    expect(problem?.path).toBe(path);
    const line = DEFAULT.replace(from, () => to).split('\n')[(problem?.line ?? 0) - 1];
    expect(line).toContain(at);
    expect(problem?.remedy).toContain(remedy);
  });

  it('says all that is wrong at once, in the order of the text', () => {
    const text = DEFAULT.replace('account.employees >= 1000', 'account.employes >= 1000')
      .replace('head_of_sales }', 'head_of_salse }')
      .replace('[champion, technical]', '[champoin, technicl]');
    const loaded = loadBlueprint(text);
    const problems = loaded.ok ? [] : loaded.problems;
    expect(problems.map(({ path }) => path)).toEqual([
      'seats.account_executive.reports_to',
      'market.segments.enterprise.when',
      'lifecycle.education.required_functions.0',
      'lifecycle.education.required_functions.1',
    ]);
    expect(problems[3]?.column).toBeGreaterThan(problems[2]?.column ?? 0);
  });

  it('points at the very word of an expression', () => {
    const [problem] = problemsWith('when: account.employees >= 1000', 'when: 1 < 2 && account.employes >= 1000');
    const line = DEFAULT.replace('account.employees >= 1000', '1 < 2 && account.employes >= 1000').split('\n')[
      (problem?.line ?? 0) - 1
    ];
    expect(line?.slice((problem?.column ?? 0) - 1)).toMatch(/^(\.employes|account\.employes)/);
  });

  it.each(['', '~', '[]', '3', 'text', '# nothing'])('does not load: %j', (text) => {
    const loaded = loadBlueprint(text);
    expect(loaded.ok ? [] : loaded.problems).toMatchObject([
      { path: '', line: 1, message: expect.stringContaining('a map of keys is needed') },
    ]);
  });
});

describe('places', () => {
  const blueprint = load();
  const lines = DEFAULT.split('\n');

  it.each([
    ['lifecycle.selection', 'id: selection'],
    ['lifecycle.selection.exit.three_functions', 'id: three_functions'],
    ['lifecycle.selection.exit.three_functions.when', 'when: group.engaged_within(days(30), 3, 3)'],
    ['lifecycle.selection.required_functions', 'required_functions: [economic_buyer, champion, technical]'],
    ['flags.single_threaded', 'single_threaded:'],
    ['market.segments.mid_market', 'id: mid_market'],
    ['health.weights.pace', 'weights:'],
    ['buying_group.functions.champion', 'id: champion'],
  ])('%s stands where it is written', (path, text) => {
    const { line } = blueprint.place(path);
    expect(lines[(line ?? 0) - 1]).toContain(text);
  });

  it.each(['lifecycle.selection.window', 'lifecycle.nowhere', 'flags.__proto__', 'seats.constructor', ''])(
    '%j, which is not written, has no line',
    (path) => {
      expect(blueprint.place(path)).toEqual({ path, line: null });
    },
  );

  it('follows an anchor to where the text is', () => {
    const text = DEFAULT.replace(
      'healthy: { score: 60, threads: 3, momentum: 9 }',
      'healthy: &sound { score: 60, threads: 3, momentum: 9 }',
    ).replace('healthy: { score: 65, threads: 3, momentum: 9 }', 'healthy: *sound');
    const aliased = load(text);
    expect(aliased.document.lifecycle.find(({ id }) => id === 'commitment')?.healthy.score).toBe(60);
    const { line } = aliased.place('lifecycle.commitment.healthy.score');
    expect(text.split('\n')[(line ?? 0) - 1]).toContain('&sound');
  });

  it('answers expressions by path, and says so where there is none', () => {
    expect(blueprint.expression('market.segments.enterprise.when').source).toBe('account.employees >= 1000');
    expect(() => blueprint.expression('market.segments.small.when')).toThrow(/market.segments.small.when/);
  });
});

describe('warnings', () => {
  it('name a stage that nothing can be held against', () => {
    const text = DEFAULT.replace('    benchmark: { default: P180D } # ours\n', '');
    const loaded = loadBlueprint(text);
    expect(loaded.ok && loaded.warnings.map(({ path, message }) => [path, message])).toEqual([
      ['lifecycle.advocacy', 'Advocacy has no benchmark'],
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { loadBlueprint } from '../../../lib/blueprint/load.ts';
import { DEFAULT, load, problemsWith } from './facts.ts';

/** A change to the default blueprint that breaks one rule, and what the loader says of it. */
interface Breach {
  rule: string;
  from: string;
  to: string;
  path: string;
  /** A piece of the line that the problem must point at. */
  at: string;
  says: string;
  remedy: string;
}

const BREACHES: Breach[] = [
  {
    rule: 'an unknown key',
    from: '    window: P60D',
    to: '    windw: P60D',
    path: 'lifecycle.adoption.windw',
    at: 'windw: P60D',
    says: '`windw` is not a key',
    remedy: '`window`',
  },
  {
    rule: 'a missing key',
    from: '    means: The buyer has signed, and what was promised is now owed.\n',
    to: '',
    path: 'lifecycle.closed_won.means',
    at: 'id: closed_won',
    says: '`means` is missing',
    remedy: '`means:`',
  },
  {
    rule: 'a wrong type',
    from: 'min_confidence: 0.5',
    to: 'min_confidence: half',
    path: 'health.min_confidence',
    at: 'min_confidence: half',
    says: 'a number is needed',
    remedy: 'a number',
  },
  {
    rule: 'a value out of its range',
    from: 'min_confidence: 0.5',
    to: 'min_confidence: 5',
    path: 'health.min_confidence',
    at: 'min_confidence: 5',
    says: 'Too big',
    remedy: 'value',
  },
  {
    rule: 'a number beyond all numbers',
    from: 'min_amount: 50000',
    to: 'min_amount: 1e999',
    path: 'flags.economic_buyer_missing.min_amount',
    at: '1e999',
    says: 'number',
    remedy: 'number',
  },
  {
    rule: 'a word that is none of the choices',
    from: '    side: knot',
    to: '    side: middle',
    path: 'lifecycle.closed_won.side',
    at: 'side: middle',
    says: 'not one of those allowed',
    remedy: '`knot`',
  },
  {
    rule: 'no duration',
    from: '  window: P30D',
    to: '  window: 30 days',
    path: 'buying_group.window',
    at: 'window: 30 days',
    says: 'not a duration',
    remedy: 'value',
  },
  {
    rule: 'a duration beyond a century',
    from: '  window: P30D',
    to: '  window: P99999999999999999999D',
    path: 'buying_group.window',
    at: 'window: P999',
    says: 'not a duration',
    remedy: 'value',
  },
  {
    rule: 'an unknown seat',
    from: '    owner: csm\n    exit:\n      - id: users_engaged',
    to: '    owner: cms\n    exit:\n      - id: users_engaged',
    path: 'lifecycle.onboarding.owner',
    at: 'owner: cms',
    says: 'no seat `cms`',
    remedy: '`csm`',
  },
  {
    rule: 'an unknown seat to report to',
    from: 'reports_to: head_of_sales',
    to: 'reports_to: head_of_salse',
    path: 'seats.account_executive.reports_to',
    at: 'head_of_salse',
    says: 'no seat',
    remedy: '`head_of_sales`',
  },
  {
    rule: 'an unknown function',
    from: 'required_functions: [champion, technical]',
    to: 'required_functions: [champion, technicl]',
    path: 'lifecycle.education.required_functions.1',
    at: 'technicl',
    says: 'no function `technicl`',
    remedy: '`technical`',
  },
  {
    rule: 'an unknown function of a flag',
    from: '    function: champion\n    business_days',
    to: '    function: champoin\n    business_days',
    path: 'flags.champion_silent.function',
    at: 'champoin',
    says: 'no function',
    remedy: '`champion`',
  },
  {
    rule: 'an unknown playbook',
    from: 'playbook: restart_selection, because: R18.',
    to: 'playbook: restart_selectoin, because: R18.',
    path: 'lifecycle.selection.stuck.playbook',
    at: 'restart_selectoin',
    says: 'no playbook',
    remedy: '`restart_selection`',
  },
  {
    rule: 'an unknown stage',
    from: 'threads: 1, from_stage: selection',
    to: 'threads: 1, from_stage: selecton',
    path: 'flags.single_threaded.from_stage',
    at: 'from_stage: selecton',
    says: 'no stage',
    remedy: '`selection`',
  },
  {
    rule: 'an unknown segment of a benchmark',
    from: 'default: P21D, mid_market: P28D',
    to: 'default: P21D, midmarket: P28D',
    path: 'lifecycle.selection.benchmark.midmarket',
    at: 'midmarket: P28D',
    says: 'no segment',
    remedy: '`mid_market`',
  },
  {
    rule: 'an unknown name in an expression',
    from: 'when: account.employees >= 1000',
    to: 'when: account.employes >= 1000',
    path: 'market.segments.enterprise.when',
    at: 'account.employes',
    says: '`account.employes` is not a name',
    remedy: '`account.employees`',
  },
  {
    rule: 'an unknown function in an expression',
    from: "group.identified('legal') ||",
    to: "group.identified('leagl') ||",
    path: 'lifecycle.commitment.exit.terms_owner.when',
    at: 'leagl',
    says: '`leagl` is not a function',
    remedy: '`legal`',
  },
  {
    rule: 'an expression that does not parse',
    from: 'when: deal.properties.budget_confirmed == true',
    to: 'when: deal.properties.budget_confirmed ==',
    path: 'lifecycle.selection.exit.budget.when',
    at: 'budget_confirmed ==',
    says: 'does not parse',
    remedy: 'docs/blueprint.md',
  },
  {
    rule: 'a regular expression that is none',
    from: "'^(co-?)?(founder|",
    to: "'^(co-?)?((founder|",
    path: 'buying_group.functions.economic_buyer.titles.1',
    at: '((founder|',
    says: 'regular expression is not valid',
    remedy: 'RE2',
  },
  {
    rule: 'a regular expression that is not linear',
    from: "'^(co-?)?(founder|",
    to: "'(?!co)^(co-?)?(founder|",
    path: 'buying_group.functions.economic_buyer.titles.1',
    at: '(?!co)',
    says: 'regular expression is not valid',
    remedy: 'look-around',
  },
  {
    rule: 'weights that let one busy thread beat a healthy group',
    from: 'multi_threading: 30, momentum: 15',
    to: 'multi_threading: 10, momentum: 35',
    path: 'health.weights.multi_threading',
    at: 'multi_threading: 10',
    says: 'one busy thread would beat a healthy group',
    remedy: 'at least',
  },
  {
    rule: 'weights that are not points of 100',
    from: 'plan: 10, signals: 10',
    to: 'plan: 10, signals: 5',
    path: 'health.weights',
    at: 'weights:',
    says: 'add up to 95',
    remedy: '100',
  },
  {
    rule: 'a stage twice',
    from: '  - id: adoption\n',
    to: '  - id: onboarding\n',
    path: 'lifecycle.onboarding.id',
    at: 'id: onboarding',
    says: '`onboarding` is declared twice',
    remedy: 'Keep one',
  },
  {
    rule: 'a criterion twice',
    from: '      - id: budget\n',
    to: '      - id: decision_process\n',
    path: 'lifecycle.selection.exit.decision_process.id',
    at: 'id: decision_process',
    says: 'the criterion `decision_process` is declared twice',
    remedy: 'Keep one',
  },
  {
    rule: 'a CRM stage that is mapped twice',
    from: 'stage: qualifiedtobuy }',
    to: 'stage: appointmentscheduled }',
    path: 'lifecycle.education.crm.hubspot.0',
    at: 'appointmentscheduled }]',
    says: 'default / appointmentscheduled (HubSpot)',
    remedy: 'Keep one',
  },
  {
    rule: 'a role of two functions, in another spelling',
    from: 'hubspot: [Champion, Internal champion]',
    to: 'hubspot: [Champion, decision-maker]',
    path: 'buying_group.functions.champion.roles.hubspot.1',
    at: 'decision-maker',
    says: 'the role `decision maker (hubspot)` is declared twice',
    remedy: 'Keep one',
  },
  {
    rule: 'a gap between bands',
    from: 'from: 0.3, to: 0.5',
    to: 'from: 0.35, to: 0.5',
    path: 'lifecycle.education.probability',
    at: 'from: 0.35',
    says: 'nothing covers 0.3 to 0.35',
    remedy: '0.3',
  },
  {
    rule: 'an overlap of bands',
    from: 'from: 0.3, to: 0.5',
    to: 'from: 0.25, to: 0.5',
    path: 'lifecycle.education.probability',
    at: 'from: 0.25',
    says: '0.25 to 0.3 is covered twice',
    remedy: '0.3',
  },
  {
    rule: 'bands that end before 1',
    from: 'from: 0.75, to: 1 }',
    to: 'from: 0.75, to: 0.9 }',
    path: 'lifecycle.commitment.probability',
    at: 'to: 0.9',
    says: 'nothing covers 0.9 to 1',
    remedy: 'end at 1',
  },
  {
    rule: 'segments that leave accounts out',
    from: '      otherwise: true',
    to: '      when: account.employees < 100',
    path: 'market.segments.small',
    at: 'id: small',
    says: 'have no segment',
    remedy: 'otherwise: true',
  },
  {
    rule: 'a segment that is never reached',
    from: '      when: account.employees >= 200\n      because: From',
    to: '      otherwise: true\n      because: From',
    path: 'market.segments.mid_market',
    at: 'id: mid_market',
    says: 'no segment after `otherwise`',
    remedy: 'end',
  },
  {
    rule: 'a lifecycle with two knots',
    from: '    side: expansion\n    means: The customer is putting it to work',
    to: '    side: knot\n    means: The customer is putting it to work',
    path: 'lifecycle.onboarding',
    at: 'id: onboarding',
    says: '2 knots',
    remedy: 'one stage',
  },
  {
    rule: 'sides out of order',
    from: '    side: expansion\n    means: The customer wants more',
    to: '    side: acquisition\n    means: The customer wants more',
    path: 'lifecycle.expansion.side',
    at: 'side: acquisition',
    says: 'acquisition comes after',
    remedy: 'Order',
  },
  {
    rule: 'a key that is there twice',
    from: 'name: Plumbline default',
    to: 'name: Plumbline default\nname: Another',
    path: '',
    at: 'name: Another',
    says: '`name` is there twice',
    remedy: 'Mend',
  },
  {
    rule: 'text that is no YAML',
    from: 'name: Plumbline default',
    to: 'name: [Plumbline default',
    path: '',
    at: '',
    says: 'not valid YAML',
    remedy: 'Mend',
  },
];

describe('a blueprint that breaks a rule', () => {
  it.each(BREACHES)('does not load: $rule', ({ from, to, path, at, says, remedy }) => {
    const problem = problemsWith(from, to).find(({ message }) => message.includes(says));
    expect(problem?.path).toBe(path);
    const line = DEFAULT.replace(from, () => to).split('\n')[(problem?.line ?? 0) - 1];
    expect(line).toContain(at);
    expect(problem?.remedy).toContain(remedy);
  });

  it('says all that is wrong at once, in the order of the text', () => {
    const text = DEFAULT.replace('head_of_sales }', 'head_of_salse }').replace(
      '[champion, technical]',
      '[champoin, technicl]',
    );
    const loaded = loadBlueprint(text);
    const problems = loaded.ok ? [] : loaded.problems;
    expect(problems.map(({ path }) => path)).toEqual([
      'seats.account_executive.reports_to',
      'lifecycle.education.required_functions.0',
      'lifecycle.education.required_functions.1',
    ]);
    expect(problems[2]?.column).toBeGreaterThan(problems[1]?.column ?? 0);
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

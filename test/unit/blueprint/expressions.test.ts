import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../../../lib/blueprint/expressions/compile.ts';
import type { Scope } from '../../../lib/blueprint/expressions/scope.ts';
import type { Verdict, Vocabulary } from '../../../lib/blueprint/vocabulary.ts';
import { known, type Scalar, unknown } from '../../../lib/record/fact.ts';
import { aVocabulary } from './facts.ts';

const SCOPE: Scope = { functions: ['economic_buyer', 'champion', 'technical'], usage: ['licences'], about: 'record' };

function ask(source: string, vocabulary: Vocabulary = aVocabulary(), empty: 'unmet' | 'unknown' = 'unmet'): Verdict {
  const compiled = compile(source, { scope: SCOPE, empty });
  if (!compiled.ok) throw new Error(`${source}: ${compiled.message}`);
  return compiled.expression.evaluate(vocabulary);
}

function refusal(source: string): { message: string; remedy: string; offset: number } {
  const compiled = compile(source, { scope: SCOPE, empty: 'unmet' });
  if (compiled.ok) throw new Error(`${source} compiles`);
  return compiled;
}

function withProperty(value: Scalar): Vocabulary {
  return aVocabulary({ properties: { x: known(value) } });
}

describe('facts of the vocabulary', () => {
  it.each([
    ["deal.name == 'Brackwater Mills'", 'true'],
    ['deal.amount >= 80000', 'true'],
    ['deal.amount * 0.5 > 50000', 'false'],
    ["deal.currency in ['EUR', 'CHF']", 'true'],
    ['deal.probability < 0.5', 'false'],
    ['has(deal.next_step)', 'false'],
    ['deal.close_date - now < days(14)', 'true'],
    ['deal.close_date - now < days(8)', 'false'],
    ['now - deal.created_at > days(80)', 'true'],
    ['deal.is_open', 'true'],
    ["deal.name.startsWith('Brack') && size(deal.name) > 5", 'true'],
    ["deal.name.matches('(?i)MILLS$')", 'true'],
    ['deal.amount > 50000 ? deal.probability > 0.5 : false', 'true'],
  ])('%s is %s', (source, state) => {
    expect(ask(source)).toEqual({ state });
  });

  it('passes days, people and functions to the group', () => {
    const asked: unknown[] = [];
    const yes = (question: unknown) => {
      asked.push(question);
      return known(true);
    };
    const group = {
      engagedWithin: (...question: number[]) => yes(question),
      engaged: yes,
      metWithin: yes,
      activeThreads: () => known(3),
    };
    const source =
      "group.engaged_within(days(30), 4, 3) && group.engaged('champion') && group.met_within(days(21)) && group.active_threads == 3";
    expect(ask(source, aVocabulary({ group }))).toEqual({ state: 'true' });
    expect(asked).toEqual([[30, 4, 3], 'champion', 21]);
  });

  it('asks for a fact only when the verdict comes to rest on it', () => {
    const asked: string[] = [];
    const property = (name: string) => {
      asked.push(name);
      return known(true);
    };
    ask('deal.properties.first || deal.properties.second', aVocabulary({ property }));
    expect(asked).toEqual(['first']);
  });

  it('tells the reader which CRM properties it needs', () => {
    const compiled = compile("deal.properties['hs_priority'] == 'high' || has(account.properties.tier)", {
      scope: SCOPE,
      empty: 'unmet',
    });
    expect(compiled.ok && compiled.properties).toEqual({ deal: ['hs_priority'], account: ['tier'] });
  });
});

/** Conditions about the number of active threads, alone and together with a fact that is known and one that is not. */
const aboutThreads = fc.letrec<{ condition: string }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 2 },
    fc
      .tuple(fc.constantFrom('>=', '>', '<=', '<', '==', '!='), fc.constantFrom('0', '1', '2.5', '3', '6', '-1'))
      .map(([operator, number]) => `group.active_threads ${operator} ${number}`),
    fc.constantFrom(
      'has(group.active_threads)',
      'group.active_threads in [1, 2]',
      'deal.is_open',
      'deal.properties.dark',
    ),
    tie('condition').map((one) => `!(${one})`),
    fc
      .tuple(tie('condition'), fc.constantFrom('&&', '||'), tie('condition'))
      .map(([one, operator, other]) => `(${one} ${operator} ${other})`),
    fc
      .tuple(tie('condition'), tie('condition'), tie('condition'))
      .map(([when, yes, no]) => `(${when} ? ${yes} : ${no})`),
  ),
})).condition;

describe('a number that is only known to lie between two', () => {
  /** Beyond the largest number that a condition is compared with, all are alike. */
  const ENOUGH = 8;
  const withThreads = (group: Partial<Vocabulary['group']>) =>
    aVocabulary({ properties: { dark: unknown('hidden') }, group });

  it('decides what it decides whichever of them it is, and nothing else', () => {
    const bounds = fc.record({ least: fc.nat(4), span: fc.option(fc.nat(4)) });
    fc.assert(
      fc.property(aboutThreads, bounds, (source, { least, span }) => {
        const most = span === null ? null : least + span;
        const counts = Array.from({ length: (most ?? least + ENOUGH) - least + 1 }, (_, index) => least + index);
        const each = new Set(counts.map((n) => ask(source, withThreads({ activeThreads: () => known(n) })).state));
        const [only] = each;
        const { state } = ask(source, withThreads({ threadBounds: () => ({ least, most }) }));
        expect([source, least, most, state]).toEqual([source, least, most, each.size === 1 ? only : 'unknown']);
      }),
      { numRuns: 500 },
    );
  });

  it.each(['group.active_threads * 2 >= 2', '(deal.is_open ? group.active_threads : 0) >= 1'])(
    'decides nothing where it is not plain what the verdict turns on: %s',
    (source) => {
      const bounded = withThreads({ threadBounds: () => ({ least: 3, most: null }) });
      expect(ask(source, bounded)).toEqual({ state: 'unknown', why: 'not_loaded', about: 'group.active_threads' });
    },
  );
});

describe('what is known to be empty', () => {
  it.each([null, '', '  '])('%j is there for nothing', (value) => {
    expect(ask('has(deal.properties.x)', withProperty(value))).toEqual({ state: 'false' });
    for (const source of [
      "deal.properties.x == 'yes'",
      'deal.properties.x > 3',
      'deal.properties.x <= 3',
      'deal.properties.x',
      'deal.properties.x * 2 > 1',
      "deal.properties.x.contains('a')",
      "deal.properties.x in ['a', 'b']",
      'deal.properties.x - now > days(1)',
    ]) {
      expect([source, ask(source, withProperty(value))]).toEqual([source, { state: 'false' }]);
    }
  });

  it.each([
    'deal.amount / deal.properties.x > 0.2',
    'deal.properties.x / deal.properties.x >= 0',
    'days(3) / 0 > days(1)',
  ])('is what is divided by 0: %s', (source) => {
    expect(ask(source, withProperty('0'))).toEqual({ state: 'false' });
  });

  it('is a condition that does not hold', () => {
    expect(ask('!deal.properties.x', withProperty(null))).toEqual({ state: 'true' });
    expect(ask('deal.properties.x || false', withProperty(null))).toEqual({ state: 'false' });
    expect(ask('deal.properties.x ? true : deal.is_open', withProperty(null))).toEqual({ state: 'true' });
  });

  it('leaves an account without a size in no segment', () => {
    const account = aVocabulary({ employees: known(null) });
    expect(ask('account.employees >= 1000', account, 'unknown')).toEqual({
      state: 'unknown',
      why: 'not_tracked',
      about: 'account.employees',
    });
    expect(ask('has(account.employees)', account, 'unknown')).toEqual({ state: 'false' });
  });
});

describe('CRM properties, which come as text', () => {
  it.each<[Scalar, string, string]>([
    ['12.5', 'deal.properties.x > 12', 'true'],
    ['9', 'deal.properties.x > 12', 'false'],
    [12.5, "deal.properties.x == '12.5'", 'true'],
    ['true', 'deal.properties.x == true', 'true'],
    ['Yes', 'deal.properties.x', 'true'],
    ['0', '!deal.properties.x', 'true'],
    [false, 'deal.properties.x == false', 'true'],
    ['2026-11-20', 'deal.properties.x < now', 'true'],
    ['2026-11-25T08:00:00Z', 'deal.properties.x - now < days(3)', 'true'],
    ['1763985600000', 'deal.properties.x < now', 'true'],
    ['complete', "deal.properties.x == 'complete'", 'true'],
  ])('%j answers %s with %s', (value, source, state) => {
    expect(ask(source, withProperty(value))).toEqual({ state });
  });

  it.each([
    ['many', 'deal.properties.x > 3'],
    ['perhaps', 'deal.properties.x == true'],
    ['soon', 'deal.properties.x < now'],
  ])('%j that is not what the rule needs leaves %s unknown', (value, source) => {
    expect(ask(source, withProperty(value))).toEqual({
      state: 'unknown',
      why: 'not_configured',
      about: 'deal.properties.x',
    });
  });

  it('leaves a property that the CRM does not have unknown, whatever its name', () => {
    for (const name of ['missing', 'constructor', 'toString', '__proto__']) {
      const verdict = ask(`has(deal.properties.${name})`);
      expect(verdict).toEqual({ state: 'unknown', why: 'not_configured', about: `deal.properties.${name}` });
    }
  });
});

describe('three values', () => {
  type Tree = { say: string; is: 'true' | 'false' | 'unknown' };
  const flip = { true: 'false', false: 'true', unknown: 'unknown' } as const;
  const leaf = fc.constantFrom<Tree>(
    { say: 'deal.properties.yes', is: 'true' },
    { say: 'deal.properties.no == true', is: 'false' },
    { say: 'deal.properties.hidden == true', is: 'unknown' },
    { say: 'has(deal.properties.unread)', is: 'unknown' },
    { say: 'deal.properties.hidden > 3', is: 'unknown' },
  );
  const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 5 },
      leaf,
      tie('tree').map(({ say, is }): Tree => ({ say: `!(${say})`, is: flip[is] })),
      fc.tuple(tie('tree'), tie('tree')).map(([a, b]): Tree => {
        const is = a.is === 'false' || b.is === 'false' ? 'false' : a.is === 'true' ? b.is : 'unknown';
        return { say: `(${a.say}) && (${b.say})`, is };
      }),
      fc.tuple(tie('tree'), tie('tree')).map(([a, b]): Tree => {
        const is = a.is === 'true' || b.is === 'true' ? 'true' : a.is === 'false' ? b.is : 'unknown';
        return { say: `(${a.say}) || (${b.say})`, is };
      }),
    ),
  }));
  const facts = (hidden: Scalar | undefined) =>
    aVocabulary({
      properties: {
        yes: known('true'),
        no: known('false'),
        hidden: hidden === undefined ? unknown('hidden') : known(hidden),
        unread: unknown('not_loaded'),
      },
    });

  it('follows Kleene: an unknown part decides nothing that the known parts decide', () => {
    fc.assert(
      fc.property(tree, ({ say, is }) => {
        fc.pre(say.length < 2000);
        expect(ask(say, facts(undefined)).state).toBe(is);
      }),
    );
  });

  it('never turns a known verdict round when more becomes known', () => {
    fc.assert(
      fc.property(tree, fc.constantFrom('true', 'false', '1', '5'), ({ say, is }, value) => {
        fc.pre(say.length < 2000 && is !== 'unknown');
        expect(ask(say, facts(value)).state).toBe(is);
      }),
    );
  });

  it('says which fact is missing and why', () => {
    expect(ask('deal.properties.unread == 1 && deal.properties.yes', facts(undefined))).toEqual({
      state: 'unknown',
      why: 'not_loaded',
      about: 'deal.properties.unread',
    });
  });
});

describe('what does not compile', () => {
  it.each([
    ['deal.amuont > 3', 'deal.amuont', '`deal.amount`'],
    ['acount.employees > 3', 'acount.employees', '`account.employees`'],
    ["group.engaged('champoin')", 'champoin', '`champion`'],
    ['group.enaged_within(days(30), 3, 3)', 'group.enaged_within', '`group.engaged_within`'],
    ['day(3) > days(2)', 'day(', '`days`'],
    ['toString', 'toString', 'Known are'],
    ['group.engaged_within(days(30), 2, 3)', '2 people', 'days, people, functions'],
    ['group.engaged_within(days(30), 9, 9)', 'only 3 functions', 'name more'],
    ['group.engaged_within(30, 3, 3)', 'days(30)', 'days(30)'],
    ["deal.amount > 'x'", 'a number is compared with text', 'one type'],
    ['deal.amount', 'a number, not yes or no', 'like with like'],
    ['deal.properties > 3', 'name of one property', 'deal.properties.budget'],
    ['deal.amount && true', 'a number, not yes or no', 'like with like'],
    ['deal.properties.a > deal.properties.b', 'what kind of value', 'each with a value'],
    ['deal.is_open ? deal.properties.a : deal.properties.b', 'what kind of value', 'each with a value'],
    ['deal.is_open > false', 'has no order', 'numbers, text or moments'],
    ['deal.amount + deal.name > 3', 'do not go together', 'days(n)'],
    ['deal.name in deal.currency', 'followed by a list', 'Software'],
    ["deal.amount in ['1', 2]", 'one type', 'Software'],
    ['deal.name.matches(deal.currency)', 'written out', 'Renewal'],
    ["deal.name.matches('(')", 'regular expression', 'RE2'],
    ["deal.name.matches('(?=a)a')", 'regular expression', 'RE2'],
    ['[1, 2].exists(n, n > 1)', 'not in the vocabulary', 'docs/blueprint.md'],
    ['deal.amount &&', 'does not parse', 'docs/blueprint.md'],
  ])('%s', (source, message, remedy) => {
    const refused = refusal(source);
    expect(refused.message).toContain(message);
    expect(refused.remedy).toContain(remedy);
  });

  it('points at the word', () => {
    const source = 'has(deal.name) && group.engaged_within(days(30), 3, three)';
    expect(source.slice(refusal(source).offset)).toMatch(/^three/);
  });

  it('never throws and never hangs, whatever is written', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...'()[]{}!&|<=>+-*/?:.,"\' 19aé'.split(''), 'deal', 'has', '&&'), { maxLength: 60 }),
        (parts) => {
          expect(compile(parts.join(''), { scope: SCOPE, empty: 'unmet' })).toHaveProperty('ok');
        },
      ),
    );
    expect(refusal(`${'('.repeat(990)}true${')'.repeat(990)}`).message).toContain('does not parse');
    expect(refusal('a'.repeat(5000)).message).toContain('longer');
  });
});

describe('whatever is written about whatever a record holds', () => {
  const nasty = ['1e400', '9'.repeat(400), '-0', '0x10', '275760-09-13', '0000-01-01', '9999-12-31T23:59:59.999Z'];
  const scalar: fc.Arbitrary<Scalar> = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.constantFrom(...nasty, ' yes ', '__proto__', 'a'.repeat(5000)),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constant(null),
  );
  const literal = fc.string({ unit: 'grapheme-ascii', maxLength: 8 }).map((text) => JSON.stringify(text));
  const both = (side: fc.Arbitrary<string>, between: fc.Arbitrary<string>) =>
    fc.tuple(side, between, side).map(([a, sign, b]) => `(${a} ${sign} ${b})`);
  const compared = fc.constantFrom('==', '!=', '<', '<=', '>', '>=');
  const { condition } = fc.letrec<{ number: string; text: string; moment: string; condition: string }>((tie) => ({
    number: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom('0', '1.5', '1e308', '9007199254740993', 'deal.amount', 'deal.properties.x', 'size(deal.name)'),
      both(tie('number'), fc.constantFrom('+', '-', '*', '/')),
      tie('number').map((number) => `-(${number})`),
    ),
    text: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom('deal.name', 'deal.currency', "deal.properties['__proto__']", 'deal.properties.x'),
      literal,
      both(tie('text'), fc.constant('+')),
    ),
    moment: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom('now', 'deal.close_date', 'deal.created_at'),
      fc.tuple(tie('moment'), tie('number')).map(([moment, number]) => `(${moment} + days(${number}))`),
    ),
    condition: fc.oneof(
      { maxDepth: 4 },
      both(tie('number'), compared),
      both(tie('text'), compared),
      both(tie('moment'), compared),
      fc.constantFrom('has(deal.properties.x)', 'deal.properties.x', 'deal.properties.x == null', 'deal.is_open'),
      fc.tuple(tie('text'), literal).map(([text, part]) => `(${text}).contains(${part})`),
      tie('text').map((text) => `(${text}).matches('^(a+)+$|(.*a){12}b')`),
      fc.tuple(tie('text'), fc.array(literal, { maxLength: 3 })).map(([text, list]) => `${text} in [${list}]`),
      both(tie('condition'), fc.constantFrom('&&', '||')),
      fc.tuple(tie('condition'), tie('condition')).map(([a, b]) => `(${a} ? ${b} : !${b})`),
    ),
  }));

  it('comes to true, false or unknown, and to the same when asked again', () => {
    let asked = 0;
    fc.assert(
      fc.property(condition, scalar, (source, x) => {
        const compiled = compile(source, { scope: SCOPE, empty: 'unmet' });
        if (!compiled.ok) {
          expect(compiled.offset).toBeLessThanOrEqual(source.length);
          return;
        }
        asked += 1;
        const { expression } = compiled;
        const verdict = expression.evaluate(withProperty(x));
        expect(['true', 'false', 'unknown']).toContain(verdict.state);
        expect(expression.evaluate(withProperty(x))).toEqual(verdict);
      }),
      { numRuns: 300 },
    );
    expect(asked).toBeGreaterThan(100);
  });
});

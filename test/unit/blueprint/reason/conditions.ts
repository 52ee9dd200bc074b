import { parse } from '@bufbuild/cel';
import fc from 'fast-check';
import { check } from '../../../../lib/blueprint/expressions/check.ts';
import type { CompileOptions } from '../../../../lib/blueprint/expressions/compile.ts';
import { type Condition, conditionOf } from '../../../../lib/blueprint/reason/condition.ts';
import type { Example } from '../../../../lib/blueprint/reason/example.ts';
import { type Fact, known, type Scalar, unknown } from '../../../../lib/record/fact.ts';

const SCOPE = { functions: ['champion', 'legal'], usage: [], about: 'record' } as const;

/** An expression ready for reasoning. */
export function condition(source: string, empty: CompileOptions['empty'] = 'unmet'): Condition {
  return conditionOf(check(parse(source).expr, SCOPE), empty);
}

const NUMBERS = [-1, 0, 0.1, 0.3, 15, 15.5, 16, 50];
const TEXTS = ['Software', 'Banking'];

const comparison = fc
  .record({
    fact: fc.constantFrom('account.employees', 'deal.amount', 'deal.properties.discount'),
    operator: fc.constantFrom('<', '<=', '>', '>=', '==', '!='),
    number: fc.constantFrom(...NUMBERS),
    swapped: fc.boolean(),
  })
  .map(({ fact, operator, number, swapped }) =>
    swapped ? `${number} ${operator} ${fact}` : `${fact} ${operator} ${number}`,
  );

const membership = fc
  .record({ not: fc.boolean(), texts: fc.subarray([...TEXTS, 'Retail'], { minLength: 1 }) })
  .map(({ not, texts }) => `${not ? '!' : ''}(account.industry in [${texts.map((text) => `'${text}'`).join(', ')}])`);

const question = fc.constantFrom(
  "group.engaged('champion')",
  'deal.properties.ready == true',
  'deal.properties.ready != true',
  'has(deal.properties.discount)',
  'has(account.industry)',
  'account.industry == null',
  'account.industry != "Software"',
  'true',
);

const opaque = fc.constantFrom(
  "account.industry.contains('Soft')",
  'deal.amount > account.employees',
  'deal.amount / 2 >= 8',
);

function combined(atom: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.letrec<{ formula: string }>((tie) => ({
    formula: fc.oneof(
      { maxDepth: 3 },
      atom,
      fc.tuple(tie('formula'), tie('formula')).map(([a, b]) => `(${a} && ${b})`),
      fc.tuple(tie('formula'), tie('formula')).map(([a, b]) => `(${a} || ${b})`),
      tie('formula').map((a) => `!(${a})`),
      fc.tuple(tie('formula'), tie('formula'), tie('formula')).map(([a, b, c]) => `(${a} ? ${b} : ${c})`),
    ),
  })).formula;
}

/** Expressions that only compare facts with constants, look them up in lists and ask yes or no. */
export const plainExpressions = combined(fc.oneof(comparison, membership, question));

/** Expressions of every kind. */
export const anyExpressions = combined(fc.oneof(comparison, membership, question, opaque));

function fact(values: readonly Scalar[]): fc.Arbitrary<Fact<Scalar>> {
  return fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...values).map(known) },
    { weight: 1, arbitrary: fc.constant(unknown('hidden')) },
  );
}

/** Values on, beside and between the constants; whole numbers where people are counted. */
const around = [...NUMBERS, ...NUMBERS.flatMap((number) => [number - 0.05, number + 0.05, number + 1]), 1e9, -1e9];

/** Records about which any of the facts may be unknown or empty. */
export const records: fc.Arbitrary<Example> = fc
  .record({
    'account.employees': fact([null, ...around.filter((number) => Number.isInteger(number) && number >= 0)]),
    'deal.amount': fact([null, ...around]),
    'deal.properties.discount': fact([null, ...around]),
    'deal.properties.ready': fact([null, true, false]),
    'account.industry': fact([null, ...TEXTS, 'Mining', 'Soft drinks']),
    'group.engaged("champion")': fact([true, false]),
  })
  .map((facts) => new Map(Object.entries(facts)));

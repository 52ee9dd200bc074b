import { didYouMean } from '../nearest.ts';
import { type Expr, numberIn, textIn, written } from './ast.ts';
import { CheckError } from './check-error.ts';
import type { FactSource } from './facts.ts';
import type { Scope } from './scope.ts';

interface Call {
  id: bigint;
  args: Expr[];
  scope: Scope;
}

function bad(id: bigint, message: string, remedy: string): never {
  throw new CheckError(id, message, remedy);
}

/** The days in `days(30)`. */
function daysIn(expr: Expr, example: string): number {
  const { exprKind } = expr;
  const called = exprKind.case === 'callExpr' && exprKind.value.function === 'days' ? exprKind.value.args : [];
  const days = called.length === 1 && called[0] ? numberIn(called[0]) : undefined;
  if (days === undefined || days <= 0) bad(expr.id, 'a number of days is written as days(30)', example);
  return days;
}

function countIn(expr: Expr, example: string): number {
  const count = numberIn(expr);
  if (count === undefined || !Number.isInteger(count) || count < 1)
    bad(expr.id, 'a whole number from 1 is needed', example);
  return count;
}

function engagedWithin({ id, args, scope: { functions } }: Call): FactSource {
  const example = 'Write group.engaged_within(days(30), 3, 3): days, people, functions.';
  const [first, second, third] = args;
  if (!first || !second || !third || args.length > 3) bad(id, 'days, people and functions are needed', example);
  const days = daysIn(first, example);
  const people = countIn(second, example);
  const distinct = countIn(third, example);
  if (distinct > people) bad(third.id, `${people} people cannot be from ${distinct} functions`, example);
  if (distinct > functions.length) {
    bad(third.id, `the blueprint names only ${functions.length} functions`, 'Ask for fewer, or name more functions.');
  }
  return {
    about: 'group.engaged_within',
    type: 'bool',
    read: ({ group }) => group.engagedWithin(days, people, distinct),
  };
}

/** A question about one function of the buying group, which must be one that the blueprint names. */
function aboutFunction(name: 'engaged' | 'identified') {
  return ({ id, args, scope: { functions } }: Call): FactSource => {
    const [first] = args;
    const asked = first && args.length === 1 ? textIn(first) : undefined;
    if (asked === undefined) bad(id, 'the id of one function is needed', `Write group.${name}('champion').`);
    if (!functions.includes(asked)) {
      bad(id, `\`${asked}\` is not a function of the buying group`, didYouMean(asked, functions));
    }
    return { about: `group.${name}`, type: 'bool', read: ({ group }) => group[name](asked) };
  };
}

function metWithin({ id, args }: Call): FactSource {
  const example = 'Write group.met_within(days(30)).';
  const [first] = args;
  if (!first || args.length > 1) bad(id, 'a number of days is needed', example);
  const days = daysIn(first, example);
  return { about: 'group.met_within', type: 'bool', read: ({ group }) => group.metWithin(days) };
}

/** The level of a usage metric, which must be one that the blueprint names. */
function usage({ id, args, scope }: Call): FactSource {
  const [first] = args;
  const asked = first && args.length === 1 ? textIn(first) : undefined;
  if (asked === undefined) bad(id, 'the id of one usage metric is needed', "Write account.usage('licences').");
  if (!scope.usage.includes(asked)) {
    bad(id, `\`${asked}\` is not a usage metric of customer_health`, didYouMean(asked, scope.usage));
  }
  return { about: 'account.usage', type: 'number', read: ({ account }) => account.usage(asked) };
}

/** The questions that take arguments; all arguments are written out, so that they can be checked. */
export const QUESTIONS: ReadonlyMap<string, (call: Call) => FactSource> = new Map([
  ['group.engaged_within', engagedWithin],
  ['group.engaged', aboutFunction('engaged')],
  ['group.identified', aboutFunction('identified')],
  ['group.met_within', metWithin],
  ['account.usage', usage],
]);

/** The fact that a question such as `group.engaged` asks for; `key` tells those with other arguments apart. Throws `CheckError`. */
export function questionSource(call: Call & { name: string }): { source: FactSource; key: string } {
  const { name } = call;
  const make = QUESTIONS.get(name);
  if (make === undefined) {
    bad(call.id, `\`${name}(…)\` is not a function of the vocabulary`, didYouMean(name, QUESTIONS.keys()));
  }
  return { source: make(call), key: `${name}(${call.args.map(written).join(', ')})` };
}

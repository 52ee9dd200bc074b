import { call, type Expr } from './ast.ts';
import { CheckError } from './check-error.ts';
import type { Type } from './facts.ts';
import { OPERATORS, type Sum } from './operators.ts';
import { inWords, type Typed, type Walk } from './typed.ts';

const UNTOLD: [string, string] = [
  'it is not said what kind of value these properties are',
  'Compare each with a value, as `deal.properties.x > 3`.',
];
const ORDERED: ReadonlySet<Type> = new Set<Type>(['number', 'string', 'moment', 'duration']);

/** Checks a call by the name of an operator; undefined where the name is none. Throws `CheckError`. */
export function checkOperator(walk: Walk, id: bigint, name: string, args: Expr[]): Typed | undefined {
  const [first, second, third] = args;
  if (first === undefined) return undefined;
  if (name === '!_') return { expr: call(id, name, [walk.condition(first)]), type: 'bool' };
  if (name === '-_') return { expr: call(id, name, [walk.as(id, walk.visit(first), 'number')]), type: 'number' };
  if (second === undefined) return undefined;
  if (name === '_&&_' || name === '_||_') return { expr: call(id, name, args.map(walk.condition)), type: 'bool' };
  if (name === '_?_:_' && third !== undefined) return choice(walk, id, walk.condition(first), second, third);
  const operator = OPERATORS.get(name);
  if (operator === undefined && name !== '@in') return undefined;
  const left = walk.visit(first);
  const right = walk.visit(second);
  if (operator === undefined) return within(walk, id, left, right);
  if (operator === 'compare') return { expr: call(id, name, alike(walk, id, left, right).args), type: 'bool' };
  if (operator === 'order') return order(walk, id, name, left, right);
  return sum(walk, id, name, operator, left, right);
}

/** Both sides as one type. */
function alike(walk: Walk, id: bigint, left: Typed, right: Typed): { type: Type; args: [Expr, Expr] } {
  if (left.type === 'null' || right.type === 'null') return { type: 'null', args: [left.expr, right.expr] };
  const type = left.type === 'any' ? right.type : left.type;
  if (right.type !== 'any' && right.type !== type) {
    const message = `${inWords(left.type)} is compared with ${inWords(right.type)}`;
    throw new CheckError(id, message, 'Both sides must be of one type.');
  }
  return { type, args: [walk.as(id, left, type), walk.as(id, right, type)] };
}

function choice(walk: Walk, id: bigint, condition: Expr, yes: Expr, no: Expr): Typed {
  const { type, args } = alike(walk, id, walk.visit(yes), walk.visit(no));
  if (type === 'any' || type === 'null') throw new CheckError(id, ...UNTOLD);
  return { expr: call(id, '_?_:_', [condition, ...args]), type };
}

function within(walk: Walk, id: bigint, left: Typed, right: Typed): Typed {
  const element = right.type.startsWith('list:') ? right.type.slice('list:'.length) : undefined;
  if (element !== 'number' && element !== 'string' && element !== 'bool') {
    throw new CheckError(id, '`in` is followed by a list', "Write `account.industry in ['Software', 'Banking']`.");
  }
  return { expr: call(id, '@in', [walk.as(id, left, element), right.expr]), type: 'bool' };
}

function order(walk: Walk, id: bigint, name: string, left: Typed, right: Typed): Typed {
  const { type, args } = alike(walk, id, left, right);
  if (type === 'any') throw new CheckError(id, ...UNTOLD);
  if (!ORDERED.has(type)) {
    throw new CheckError(id, `${inWords(type)} has no order`, 'Compare numbers, text or moments.');
  }
  return { expr: call(id, name, args), type: 'bool' };
}

/** A CRM property may stand for a number or a moment; the first sum that fits says which. */
function fits(side: Typed, wanted: Type): boolean {
  return side.type === wanted || (side.type === 'any' && (wanted === 'number' || wanted === 'moment'));
}

function sum(walk: Walk, id: bigint, name: string, sums: readonly Sum[], left: Typed, right: Typed): Typed {
  const found = sums.find(([leftType, rightType]) => fits(left, leftType) && fits(right, rightType));
  if (found === undefined) {
    const message = `${inWords(left.type)} and ${inWords(right.type)} do not go together here`;
    throw new CheckError(id, message, 'Compute with numbers, or with moments and days(n).');
  }
  const [leftType, rightType, type] = found;
  return { expr: call(id, name, [walk.as(id, left, leftType), walk.as(id, right, rightType)]), type };
}

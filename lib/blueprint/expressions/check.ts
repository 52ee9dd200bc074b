import { didYouMean } from '../nearest.ts';
import { bool, call, chainOf, double, type Expr, ident, list, numberIn, textIn } from './ast.ts';
import { CheckError } from './check-error.ts';
import type { Wanted } from './coerce.ts';
import { FACTS, type FactSource, type PropertyOwner, propertySource, type Type } from './facts.ts';
import { GROUP_FUNCTIONS, groupSource } from './group-functions.ts';
import { OPERATORS, TEXT_METHODS } from './operators.ts';
import { patternError } from './pattern.ts';

/** One fact that a checked expression asks for, under the variable name it is bound to. */
export interface Binding {
  source: FactSource;
  /** `has`: whether it is filled in; else the type it is needed as. */
  wanted: Wanted | 'has';
}

/** An expression whose names and types are right, its facts replaced by variables. */
export interface Checked {
  expr: Expr;
  bindings: Map<string, Binding>;
}

interface Typed {
  expr: Expr;
  type: Type;
}

const DAY_MS = 86_400_000;
const WORDS: Record<string, string> = {
  bool: 'yes or no',
  number: 'a number',
  string: 'text',
  moment: 'a moment',
  duration: 'a duration',
  null: 'null',
};

function inWords(type: Type): string {
  return type.startsWith('list:') ? 'a list' : (WORDS[type] ?? type);
}

/**
 * Checks the names and types of an expression and prepares it for evaluation; `functions` are the ids of the buying
 * group's functions. Throws `CheckError` at the first thing wrong.
 */
export function check(root: Expr, functions: readonly string[]): Checked {
  const bindings = new Map<string, Binding>();

  function bind(id: bigint, source: FactSource, name: string, wanted: Binding['wanted']): Expr {
    const variable = `${wanted}(${name})`;
    bindings.set(variable, { source, wanted });
    return ident(id, variable);
  }

  function factOf(expr: Expr): { source: FactSource; name: string } | undefined {
    const chain = chainOf(expr);
    if (chain === undefined) return undefined;
    const [owner, properties, property] = chain;
    const name = chain.join('.');
    if ((owner === 'deal' || owner === 'account') && properties === 'properties') {
      if (property === undefined || chain.length > 3) throw new CheckError(expr.id, ...unnamedProperty(owner));
      return { source: propertySource(owner, property), name };
    }
    const source = FACTS.get(name);
    if (source === undefined) {
      const known = [...FACTS.keys(), ...GROUP_FUNCTIONS.keys()];
      const near = didYouMean(name, known);
      throw new CheckError(expr.id, `\`${name}\` is not a name of the vocabulary`, near);
    }
    return { source, name };
  }

  function unnamedProperty(owner: PropertyOwner): [string, string] {
    return [
      `\`${owner}.properties\` is followed by the name of one property`,
      `Write \`${owner}.properties.budget\` or \`${owner}.properties['budget']\`.`,
    ];
  }

  /** The node as the type that its surroundings need; a CRM property becomes a variable of that type. */
  function as(id: bigint, typed: Typed, type: Type): Expr {
    if (typed.type === type || type === 'any') return typed.expr;
    if (typed.type !== 'any') {
      throw new CheckError(id, `this is ${inWords(typed.type)}, not ${inWords(type)}`, `Compare like with like.`);
    }
    if (type !== 'bool' && type !== 'number' && type !== 'string' && type !== 'moment') {
      throw new CheckError(
        id,
        `a CRM property is never ${inWords(type)}`,
        'Compare it with text, a number or a moment.',
      );
    }
    const fact = typed.expr.exprKind.case === 'identExpr' ? bindings.get(typed.expr.exprKind.value.name) : undefined;
    return fact ? bind(typed.expr.id, fact.source, fact.source.about, type) : typed.expr;
  }

  /** The node as a condition; a yes/no property that is empty is not met. */
  function condition(expr: Expr): Expr {
    const typed = visit(expr);
    const met = as(expr.id, typed, 'bool');
    return typed.type === 'any' ? call(expr.id, '_==_', [met, bool(expr.id, true)]) : met;
  }

  function alike(id: bigint, left: Typed, right: Typed): { type: Type; args: [Expr, Expr] } {
    const type = left.type === 'any' || left.type === 'null' ? right.type : left.type;
    if (left.type === 'null' || right.type === 'null') return { type: 'null', args: [left.expr, right.expr] };
    if (right.type !== 'any' && right.type !== type) {
      const message = `${inWords(left.type)} is compared with ${inWords(right.type)}`;
      throw new CheckError(id, message, 'Both sides must be of one type.');
    }
    return { type, args: [as(id, left, type), as(id, right, type)] };
  }

  function visitOperator(id: bigint, name: string, args: Expr[]): Typed | undefined {
    const [first, second, third] = args;
    if (first === undefined) return undefined;
    if (name === '!_') return { expr: call(id, name, [condition(first)]), type: 'bool' };
    if (name === '-_') return { expr: call(id, name, [as(id, visit(first), 'number')]), type: 'number' };
    if (second === undefined) return undefined;
    if (name === '_&&_' || name === '_||_') {
      return { expr: call(id, name, args.map(condition)), type: 'bool' };
    }
    if (name === '_?_:_' && third !== undefined) {
      const branches = alike(id, visit(second), visit(third));
      return { expr: call(id, name, [condition(first), ...branches.args]), type: branches.type };
    }
    if (name === '@in') return visitIn(id, visit(first), visit(second));
    const operator = OPERATORS.get(name);
    if (operator === undefined) return undefined;
    const left = visit(first);
    const right = visit(second);
    if (operator === 'compare') return { expr: call(id, name, alike(id, left, right).args), type: 'bool' };
    if (operator === 'order') {
      const { type, args: sides } = alike(id, left, right);
      if (type === 'bool' || type === 'null' || type === 'any' || type.startsWith('list:')) {
        const message = `${inWords(left.type === 'any' ? right.type : left.type)} has no order`;
        throw new CheckError(
          id,
          type === 'any' ? 'it is not said what these properties are' : message,
          'Compare numbers, text or moments.',
        );
      }
      return { expr: call(id, name, sides), type: 'bool' };
    }
    for (const [leftType, rightType, type] of operator) {
      const fits = (side: Typed, wanted: Type) =>
        side.type === wanted || (side.type === 'any' && (wanted === 'number' || wanted === 'moment'));
      if (!fits(left, leftType) || !fits(right, rightType)) continue;
      return { expr: call(id, name, [as(id, left, leftType), as(id, right, rightType)]), type };
    }
    const message = `${inWords(left.type)} and ${inWords(right.type)} do not go together here`;
    throw new CheckError(id, message, 'Compute with numbers, or with moments and days(n).');
  }

  function visitIn(id: bigint, left: Typed, right: Typed): Typed {
    if (!right.type.startsWith('list:')) {
      throw new CheckError(id, '`in` is followed by a list', "Write `account.industry in ['Software', 'Banking']`.");
    }
    const element = elementOf(right.type);
    return { expr: call(id, '@in', [as(id, left, element), right.expr]), type: 'bool' };
  }

  function elementOf(type: Type): Type {
    const element = type.slice('list:'.length);
    if (element === 'number' || element === 'string' || element === 'bool') return element;
    return 'any';
  }

  function visitCall(expr: Expr, name: string, target: Expr | undefined, args: Expr[]): Typed {
    const { id } = expr;
    const operator = target === undefined ? visitOperator(id, name, args) : undefined;
    if (operator !== undefined) return operator;
    const owner = target === undefined ? undefined : chainOf(target)?.join('.');
    if (owner === 'group') {
      const found = groupSource({ id, method: name, args, functions });
      return { expr: bind(id, found.source, found.key, 'any'), type: found.source.type };
    }
    const [first] = args;
    if (target === undefined && name === 'days' && first && args.length === 1) {
      const days = as(id, visit(first), 'number');
      return { expr: call(id, '_*_', [days, double(id, DAY_MS)]), type: 'duration' };
    }
    const subject = target ?? first;
    if (name === 'size' && subject && args.length === (target ? 0 : 1)) {
      const text = as(id, visit(subject), 'string');
      return { expr: call(id, 'double', [call(id, 'size', [text])]), type: 'number' };
    }
    if (target !== undefined && first && args.length === 1 && TEXT_METHODS.has(name)) {
      return visitTextMethod(id, name, target, first);
    }
    const known = ['days', 'has', 'size', ...TEXT_METHODS, ...GROUP_FUNCTIONS.keys()];
    const called = owner === undefined ? name : `${owner}.${name}`;
    throw new CheckError(id, `\`${called}(…)\` is not a function of the vocabulary`, didYouMean(called, known));
  }

  function visitTextMethod(id: bigint, name: string, target: Expr, argument: Expr): Typed {
    const text = as(id, visit(target), 'string');
    const pattern = textIn(argument);
    const error = name === 'matches' && pattern !== undefined ? patternError(pattern) : null;
    if (error !== null) throw new CheckError(argument.id, error, 'Mend the regular expression (RE2 syntax).');
    if (name === 'matches' && pattern === undefined) {
      throw new CheckError(id, 'a regular expression must be written out', "Write `deal.name.matches('^Renewal')`.");
    }
    return { expr: call(id, name, [as(id, visit(argument), 'string')], text), type: 'bool' };
  }

  function visitList(id: bigint, elements: Expr[]): Typed {
    const typed = elements.map(visit);
    const [first] = typed;
    const type = first?.type ?? 'any';
    const odd = typed.find((element) => element.type !== type);
    if (odd !== undefined || type === 'any' || !['number', 'string', 'bool'].includes(type)) {
      throw new CheckError(id, 'a list holds values of one type, written out', "Write `['Software', 'Banking']`.");
    }
    return {
      expr: list(
        id,
        typed.map((element) => element.expr),
      ),
      type: `list:${type}`,
    };
  }

  function visit(expr: Expr): Typed {
    const { id, exprKind } = expr;
    const number = numberIn(expr);
    if (number !== undefined) return { expr: double(id, number), type: 'number' };
    if (exprKind.case === 'constExpr') {
      const kind = exprKind.value.constantKind.case;
      if (kind === 'stringValue') return { expr, type: 'string' };
      if (kind === 'boolValue') return { expr, type: 'bool' };
      if (kind === 'nullValue') return { expr, type: 'null' };
    }
    if (exprKind.case === 'selectExpr' && exprKind.value.testOnly && exprKind.value.operand) {
      const { operand, field } = exprKind.value;
      const select = { ...exprKind.value, operand, field, testOnly: false };
      const fact = factOf({ ...expr, exprKind: { case: 'selectExpr', value: select } });
      if (fact !== undefined) return { expr: bind(id, fact.source, fact.name, 'has'), type: 'bool' };
    }
    const fact = factOf(expr);
    if (fact !== undefined) return { expr: bind(id, fact.source, fact.name, 'any'), type: fact.source.type };
    if (exprKind.case === 'callExpr') {
      return visitCall(expr, exprKind.value.function, exprKind.value.target, exprKind.value.args);
    }
    if (exprKind.case === 'listExpr') return visitList(id, exprKind.value.elements);
    throw new CheckError(
      id,
      'this part of CEL is not in the vocabulary',
      'Use the facts, functions and operators of docs/blueprint.md; macros over lists and objects are left out.',
    );
  }

  const expr = condition(root);
  return { expr, bindings: used(expr, bindings) };
}

/** The bindings that the finished expression still refers to. */
function used(expr: Expr, bindings: Map<string, Binding>): Map<string, Binding> {
  const names = new Set<string>();
  const collect = ({ exprKind }: Expr): void => {
    if (exprKind.case === 'identExpr') names.add(exprKind.value.name);
    if (exprKind.case === 'listExpr') exprKind.value.elements.forEach(collect);
    if (exprKind.case === 'callExpr') {
      exprKind.value.args.forEach(collect);
      if (exprKind.value.target) collect(exprKind.value.target);
    }
  };
  collect(expr);
  return new Map([...bindings].filter(([name]) => names.has(name)));
}

import { didYouMean } from '../nearest.ts';
import { bool, call, chainOf, double, type Expr, ident, list, numberIn } from './ast.ts';
import { checkCall } from './check-calls.ts';
import { CheckError } from './check-error.ts';
import { checkOperator } from './check-operators.ts';
import type { Wanted } from './coerce.ts';
import { FACTS, type FactSource, type PropertyOwner, propertySource, type Type } from './facts.ts';
import { QUESTIONS } from './questions.ts';
import { type Scope, within } from './scope.ts';
import { inWords, type Typed, type Walk } from './typed.ts';

/** One fact that a checked expression asks for, under the variable name it is bound to. */
export interface Binding {
  source: FactSource;
  /** What tells the fact apart: its name, for questions with what is asked; the same in every expression. */
  key: string;
  /** `has`: whether it is filled in; else the type it is needed as. */
  wanted: Wanted | 'has';
}

/** An expression whose names and types are right, its facts replaced by variables. */
export interface Checked {
  expr: Expr;
  bindings: ReadonlyMap<string, Binding>;
}

/**
 * Checks the names and types of an expression and prepares it for evaluation. Throws `CheckError` at the first thing
 * wrong.
 */
export function check(root: Expr, scope: Scope): Checked {
  const checker = new Checker(scope);
  const expr = checker.condition(root);
  return { expr, bindings: usedIn(expr, checker.bindings) };
}

class Checker implements Walk {
  readonly scope: Scope;
  readonly bindings = new Map<string, Binding>();

  constructor(scope: Scope) {
    this.scope = scope;
  }

  bind = (id: bigint, source: FactSource, name: string, wanted: Binding['wanted'] = 'any'): Expr => {
    const variable = `${wanted}(${name})`;
    this.bindings.set(variable, { source, key: name, wanted });
    return ident(id, variable);
  };

  as = (id: bigint, { expr, type }: Typed, wanted: Type): Expr => {
    if (type === wanted || wanted === 'any') return expr;
    if (type !== 'any') {
      throw new CheckError(id, `this is ${inWords(type)}, not ${inWords(wanted)}`, 'Compare like with like.');
    }
    if (wanted !== 'bool' && wanted !== 'number' && wanted !== 'string' && wanted !== 'moment') {
      const message = `a CRM property is never ${inWords(wanted)}`;
      throw new CheckError(id, message, 'Compare it with text, a number or a moment.');
    }
    const fact = expr.exprKind.case === 'identExpr' ? this.bindings.get(expr.exprKind.value.name) : undefined;
    return fact ? this.bind(expr.id, fact.source, fact.key, wanted) : expr;
  };

  condition = (expr: Expr): Expr => {
    const typed = this.visit(expr);
    const met = this.as(expr.id, typed, 'bool');
    return typed.type === 'any' ? call(expr.id, '_==_', [met, bool(expr.id, true)]) : met;
  };

  visit = (expr: Expr): Typed => {
    const { id, exprKind } = expr;
    const fact = factIn(expr, this.scope);
    if (fact !== undefined) return { expr: this.bind(id, fact, fact.about), type: fact.type };
    switch (exprKind.case) {
      case 'constExpr':
        return literal(expr);
      case 'callExpr': {
        const { function: name, target, args } = exprKind.value;
        const operator = target === undefined ? checkOperator(this, id, name, args) : undefined;
        return operator ?? checkCall(this, { id, name, target, args });
      }
      case 'listExpr':
        return this.list(id, exprKind.value.elements);
      case 'selectExpr': {
        const name = { ...expr, exprKind: { ...exprKind, value: { ...exprKind.value, testOnly: false } } };
        const asked = factIn(name, this.scope);
        return asked ? { expr: this.bind(id, asked, asked.about, 'has'), type: 'bool' } : leftOut(id);
      }
      default:
        return leftOut(id);
    }
  };

  private list(id: bigint, elements: Expr[]): Typed {
    const typed = elements.map(this.visit);
    const type = typed[0]?.type;
    const plain = type === 'number' || type === 'string' || type === 'bool';
    if (!plain || typed.some((element) => element.type !== type)) {
      throw new CheckError(id, 'a list holds values of one type, written out', "Write `['Software', 'Banking']`.");
    }
    const exprs = typed.map((element) => element.expr);
    return { expr: list(id, exprs), type: `list:${type}` };
  }
}

function leftOut(id: bigint): never {
  throw new CheckError(
    id,
    'this part of CEL is not in the vocabulary',
    'Use the facts, functions and operators of docs/blueprint.md; macros over lists and objects are left out.',
  );
}

function literal(expr: Expr): Typed {
  const number = numberIn(expr);
  if (number !== undefined) return { expr: double(expr.id, number), type: 'number' };
  const kind = expr.exprKind.case === 'constExpr' ? expr.exprKind.value.constantKind.case : undefined;
  if (kind === 'stringValue') return { expr, type: 'string' };
  if (kind === 'boolValue') return { expr, type: 'bool' };
  if (kind === 'nullValue') return { expr, type: 'null' };
  return leftOut(expr.id);
}

/** The fact that a chain of names stands for; undefined where the node is no such chain. */
function factIn(expr: Expr, scope: Scope): FactSource | undefined {
  const chain = chainOf(expr);
  if (chain === undefined) return undefined;
  const [owner, properties, property, ...more] = chain;
  if (isOwner(owner) && within(scope, owner) && properties === 'properties') {
    if (property !== undefined && more.length === 0) return propertySource(owner, property);
    const message = `\`${owner}.properties\` is followed by the name of one property`;
    throw new CheckError(
      expr.id,
      message,
      `Write \`${owner}.properties.budget\` or \`${owner}.properties['budget']\`.`,
    );
  }
  const name = chain.join('.');
  const source = FACTS.get(name);
  if (source !== undefined && within(scope, name)) return source;
  if (source !== undefined) throw new CheckError(expr.id, `\`${name}\` cannot be asked here`, outside(name));
  const known = [...FACTS.keys(), ...QUESTIONS.keys()].filter((one) => within(scope, one));
  const remedy = didYouMean(name, known);
  throw new CheckError(expr.id, `\`${name}\` is not a name of the vocabulary`, remedy);
}

function isOwner(name: string | undefined): name is PropertyOwner {
  return name === 'deal' || name === 'account' || name === 'signal';
}

function outside(name: string): string {
  return name.startsWith('signal')
    ? 'Signals are known in `routing` and in `tensions` only.'
    : 'It rests on this very rule; name the facts of the account instead.';
}

/** The bindings that the finished expression still refers to. */
function usedIn(expr: Expr, bindings: Map<string, Binding>): Map<string, Binding> {
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

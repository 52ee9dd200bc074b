import type { Expr } from './ast.ts';
import type { FactSource, Type } from './facts.ts';
import type { Scope } from './scope.ts';

/** A checked node with its type. */
export interface Typed {
  expr: Expr;
  type: Type;
}

/** What the checks of operators and calls need of the walk over the whole expression. */
export interface Walk {
  /** What the expression may name. */
  scope: Scope;
  visit(expr: Expr): Typed;
  /** The node as a condition; a yes/no property that is empty is not met. */
  condition(expr: Expr): Expr;
  /** The node as the type that its surroundings need; a CRM property becomes a variable of that type. */
  as(id: bigint, typed: Typed, type: Type): Expr;
  /** A variable for a fact; `name` tells it apart from others. */
  bind(id: bigint, source: FactSource, name: string): Expr;
}

const WORDS: Record<string, string> = {
  bool: 'yes or no',
  number: 'a number',
  string: 'text',
  moment: 'a moment',
  duration: 'a duration',
  null: 'null',
  any: 'a CRM property',
};

/** A type as problems name it. */
export function inWords(type: Type): string {
  return type.startsWith('list:') ? 'a list' : (WORDS[type] ?? type);
}

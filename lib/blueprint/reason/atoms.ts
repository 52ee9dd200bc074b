import { isCelError, plan } from '@bufbuild/cel';
import type { Scalar } from '../../record/fact.ts';
import type { Expr } from '../expressions/ast.ts';
import { ENVIRONMENT } from '../expressions/operators.ts';

const EQUALITY: ReadonlySet<string> = new Set(['_==_', '_!=_']);
const ORDER: ReadonlySet<string> = new Set(['_<_', '_<=_', '_>_', '_>=_']);

function parts({ exprKind }: Expr): Expr[] {
  if (exprKind.case === 'listExpr') return exprKind.value.elements;
  if (exprKind.case !== 'callExpr') return [];
  const { target, args } = exprKind.value;
  return target ? [target, ...args] : args;
}

function isClosed(expr: Expr): boolean {
  return expr.exprKind.case !== 'identExpr' && parts(expr).every(isClosed);
}

/** The value of an expression that names no fact; undefined where it has none. */
function constantOf(expr: Expr): Scalar | undefined {
  const value = plan(ENVIRONMENT, expr)({});
  if (isCelError(value)) return undefined;
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean') return value;
  return value === null ? null : undefined;
}

/** Every constant written in an expression, computed where it is a sum; the outermost only. */
export function constantsIn(expr: Expr): Scalar[] {
  if (isClosed(expr) && expr.exprKind.case !== 'listExpr') {
    const value = constantOf(expr);
    return value === undefined ? [] : [value];
  }
  return parts(expr).flatMap(constantsIn);
}

/**
 * Whether an expression about one fact changes its answer only at the constants in it: the fact is compared with
 * constants, looked up in a list of them, or is itself a yes or no. Text in an order is left out, since between two
 * texts there are texts that no list of constants tells apart.
 */
export function isPlain(expr: Expr): boolean {
  if (expr.exprKind.case === 'identExpr' || isClosed(expr)) return true;
  if (expr.exprKind.case !== 'callExpr' || expr.exprKind.value.target !== undefined) return false;
  const { function: name, args } = expr.exprKind.value;
  const [left, right] = args;
  if (left === undefined || right === undefined) return false;
  const isFact = (side: Expr) => side.exprKind.case === 'identExpr';
  const oneSided = (isFact(left) && isClosed(right)) || (isFact(right) && isClosed(left));
  if (name === '@in') return isFact(left) && isClosed(right);
  if (EQUALITY.has(name)) return oneSided;
  return ORDER.has(name) && oneSided && [left, right].every((side) => typeof constantsIn(side)[0] !== 'string');
}

import type { parse } from '@bufbuild/cel';

/** A node of a parsed CEL expression. */
export type Expr = ReturnType<typeof parse>['expr'];

function node(id: bigint, exprKind: Expr['exprKind']): Expr {
  return { $typeName: 'cel.expr.Expr', id, exprKind };
}

/** A reference to the variable `name`. */
export function ident(id: bigint, name: string): Expr {
  return node(id, { case: 'identExpr', value: { $typeName: 'cel.expr.Expr.Ident', name } });
}

/** A number as CEL double, the only kind of number that expressions compute with. */
export function double(id: bigint, value: number): Expr {
  return node(id, {
    case: 'constExpr',
    value: { $typeName: 'cel.expr.Constant', constantKind: { case: 'doubleValue', value } },
  });
}

/** A yes or no. */
export function bool(id: bigint, value: boolean): Expr {
  return node(id, {
    case: 'constExpr',
    value: { $typeName: 'cel.expr.Constant', constantKind: { case: 'boolValue', value } },
  });
}

/** A call of `name`, as a method of `target` where one is given. */
export function call(id: bigint, name: string, args: Expr[], target?: Expr): Expr {
  return node(id, {
    case: 'callExpr',
    value: { $typeName: 'cel.expr.Expr.Call', function: name, args, ...(target && { target }) },
  });
}

/** A list of `elements`. */
export function list(id: bigint, elements: Expr[]): Expr {
  return node(id, {
    case: 'listExpr',
    value: { $typeName: 'cel.expr.Expr.CreateList', elements, optionalIndices: [] },
  });
}

/** The number written in the node, if it is one. */
export function numberIn(expr: Expr): number | undefined {
  if (expr.exprKind.case !== 'constExpr') return undefined;
  const constant = expr.exprKind.value.constantKind;
  if (constant.case === 'doubleValue') return constant.value;
  if (constant.case === 'int64Value' || constant.case === 'uint64Value') return Number(constant.value);
  return undefined;
}

/** The text written in the node, if it is one. */
export function textIn(expr: Expr): string | undefined {
  if (expr.exprKind.case !== 'constExpr') return undefined;
  const constant = expr.exprKind.value.constantKind;
  return constant.case === 'stringValue' ? constant.value : undefined;
}

/** The names of a chain such as `deal.properties.pain` or `deal.properties['pain']`, if the node is one. */
export function chainOf(expr: Expr): string[] | undefined {
  const { exprKind } = expr;
  if (exprKind.case === 'identExpr') return [exprKind.value.name];
  if (exprKind.case === 'selectExpr' && exprKind.value.operand && !exprKind.value.testOnly) {
    return extended(exprKind.value.operand, exprKind.value.field);
  }
  if (exprKind.case === 'callExpr' && exprKind.value.function === '_[_]') {
    const [of, key] = exprKind.value.args;
    return of && key ? extended(of, textIn(key)) : undefined;
  }
  return undefined;
}

function extended(of: Expr, name: string | undefined): string[] | undefined {
  const chain = chainOf(of);
  return chain && name !== undefined ? [...chain, name] : undefined;
}

/** A constant as text that no constant of another kind or value has; whole numbers are written as the doubles they become. */
function constantText(expr: Expr): string {
  const number = numberIn(expr);
  if (number !== undefined) return String(number);
  if (expr.exprKind.case !== 'constExpr') return '';
  const { value } = expr.exprKind.value.constantKind;
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}

/** An expression as text that is the same for the same expression, wherever it stands. */
export function written(expr: Expr): string {
  const { exprKind } = expr;
  const all = (exprs: Expr[]) => exprs.map(written).join(', ');
  switch (exprKind.case) {
    case 'constExpr':
      return constantText(expr);
    case 'identExpr':
      return exprKind.value.name;
    case 'listExpr':
      return `[${all(exprKind.value.elements)}]`;
    case 'callExpr': {
      const { target, function: name, args } = exprKind.value;
      return `${target ? `${written(target)}.` : ''}${name}(${all(args)})`;
    }
    case 'selectExpr': {
      const { operand, field } = exprKind.value;
      return `${operand ? written(operand) : ''}.${field}`;
    }
    default:
      return `?${expr.id}`;
  }
}

import type { HavingClause, Operator, Query, WhereClause } from '@jetstreamapp/soql-parser-js';
import { malformedQuery } from '../errors.ts';

/** One comparison: of a field, or of a function of one. */
export interface Comparison {
  kind: 'comparison';
  /** A path, or the function as it was written. */
  left: { field: string } | { fn: string; of: string | null; raw: string };
  operator: Operator;
  right: { values: string[]; types: string[]; list: boolean } | { query: Query };
}

/** A condition with its parentheses resolved. */
export type Condition = Comparison | { kind: 'not'; of: Condition } | { kind: 'and' | 'or'; all: Condition[] };

type Token = '(' | ')' | 'AND' | 'OR' | 'NOT' | Comparison;

/** Builds the tree of a WHERE or HAVING clause; AND and OR may not be mixed without parentheses. */
export function conditionOf(soql: string, clause: WhereClause | HavingClause): Condition {
  const tokens = tokensOf(clause);
  let place = 0;
  const next = () => tokens[place];

  function unit(): Condition {
    const token = tokens[place++];
    if (token === 'NOT') return { kind: 'not', of: unit() };
    if (token === '(') {
      const inner = chain();
      if (tokens[place++] !== ')') throw malformedQuery(soql, 'expecting a right parenthesis');
      return inner;
    }
    if (token === undefined || typeof token === 'string') throw malformedQuery(soql, `unexpected token: ${token}`);
    return token;
  }

  function chain(): Condition {
    const all = [unit()];
    const joint = next();
    while (next() === 'AND' || next() === 'OR') {
      const word = tokens[place];
      if (word !== joint) throw malformedQuery(soql, `unexpected token: ${String(word)}`, String(word));
      place += 1;
      all.push(unit());
    }
    const [only] = all;
    return only && all.length === 1 ? only : { kind: joint === 'OR' ? 'or' : 'and', all };
  }

  const tree = chain();
  if (place < tokens.length) throw malformedQuery(soql, `unexpected token: ${String(tokens[place])}`);
  return tree;
}

/** The clause in the order in which it was written. */
function tokensOf(clause: WhereClause | HavingClause): Token[] {
  const tokens: Token[] = [];
  for (let at: WhereClause | HavingClause | null = clause; at; at = 'right' in at ? at.right : null) {
    const { left } = at;
    if (left) {
      for (let n = 0; n < (left.openParen ?? 0); n++) tokens.push('(');
      if ('operator' in left) {
        tokens.push(comparisonOf(left));
        for (let n = 0; n < (left.closeParen ?? 0); n++) tokens.push(')');
      }
    }
    if ('operator' in at) tokens.push(at.operator);
  }
  return tokens;
}

type ParsedComparison = Extract<NonNullable<WhereClause['left']>, { operator: unknown }>;

function comparisonOf(condition: ParsedComparison): Comparison {
  const { operator } = condition;
  if ('valueQuery' in condition)
    return { kind: 'comparison', left: { field: condition.field }, operator, right: { query: condition.valueQuery } };
  const list = Array.isArray(condition.value);
  const values = [condition.value].flat();
  const types = [condition.literalType ?? 'STRING'].flat();
  const right = { values, types: values.map((_, index) => types[index] ?? types[0] ?? 'STRING'), list };
  if ('fn' in condition) {
    const { functionName = '', parameters = [], rawValue = '' } = condition.fn;
    const [of] = parameters;
    const left = { fn: functionName.toUpperCase(), of: typeof of === 'string' ? of : null, raw: rawValue };
    return { kind: 'comparison', left, operator, right };
  }
  return { kind: 'comparison', left: { field: condition.field }, operator, right };
}

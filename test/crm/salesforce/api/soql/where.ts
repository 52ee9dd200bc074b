import type { Query, WhereClause } from '@jetstreamapp/soql-parser-js';
import { badRequest } from '../errors.ts';
import type { Row, SObject, Value } from '../schema/types.ts';
import { testOf } from './comparing.ts';
import { type Comparison, type Condition, conditionOf } from './conditions.ts';
import { dateFunction } from './functions.ts';
import { demand, type Reading, read, resolve } from './paths.ts';

export type Keep = (row: Row) => boolean;

/** The values that a semi-join's inner query finds; the runner gives it, since it runs whole queries. */
type InnerQuery = (query: Query) => Value[];

/** Compiles a WHERE clause of a query over an object. */
export function whereOf(reading: Reading, object: SObject, clause: WhereClause, inner: InnerQuery): Keep {
  return keeper(conditionOf(reading.soql, clause));

  function keeper(condition: Condition): Keep {
    switch (condition.kind) {
      case 'and': {
        const all = condition.all.map(keeper);
        return (row) => all.every((keep) => keep(row));
      }
      case 'or': {
        const all = condition.all.map(keeper);
        return (row) => all.some((keep) => keep(row));
      }
      case 'not': {
        const keep = keeper(condition.of);
        return (row) => !keep(row);
      }
      case 'comparison':
        return compared(condition);
    }
  }

  function compared({ left, operator, right }: Comparison): Keep {
    const name = 'field' in left ? left.field : left.of;
    if (name === null) throw badRequest('MALFORMED_QUERY', 'a function in a filter needs a field');
    const path = resolve(reading, object, name);
    demand(reading, path, 'filtered');
    if ('query' in right) {
      const found = new Set(inner(right.query));
      const among = (row: Row) => found.has(read(reading, object, row, path));
      return operator === 'NOT IN' ? (row) => !among(row) : among;
    }
    const literals = right.values.map((value, index) => ({ value, type: right.types[index] ?? 'STRING' }));
    if ('field' in left) {
      const test = testOf(reading, path.field, operator, literals);
      return (row) => test(read(reading, object, row, path));
    }
    const calculated = dateFunction(reading, left.fn);
    const test = testOf(reading, { name, type: calculated.type }, operator, literals);
    return (row) => test(calculated.of(read(reading, object, row, path)));
  }
}

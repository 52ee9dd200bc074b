import type { OrderByClause } from '@jetstreamapp/soql-parser-js';
import type { Value } from '../schema/types.ts';

/** One criterion of an ORDER BY. */
export interface Order {
  clause: OrderByClause & { field?: string };
}

/** Sorts by several criteria; empty values come first unless the query says otherwise, whichever way it sorts. */
export function sorted<T>(items: T[], orders: (Order & { of(item: T): Value })[]): T[] {
  if (orders.length === 0) return items;
  return items.toSorted((one, other) => {
    for (const { clause, of } of orders) {
      const difference = compare(of(one), of(other), clause);
      if (difference !== 0) return difference;
    }
    return 0;
  });
}

function compare(one: Value, other: Value, { order, nulls }: OrderByClause): number {
  if (one === null || other === null) {
    if (one === other) return 0;
    return (one === null) === (nulls !== 'LAST') ? -1 : 1;
  }
  const direction = order === 'DESC' ? -1 : 1;
  if (typeof one === 'string' && typeof other === 'string')
    return direction * (one.toLowerCase() < other.toLowerCase() ? -1 : one.toLowerCase() > other.toLowerCase() ? 1 : 0);
  return direction * (one < other ? -1 : one > other ? 1 : 0);
}

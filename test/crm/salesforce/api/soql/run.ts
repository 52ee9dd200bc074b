import { isQueryValid, parseQuery, type Query, type QueryBase, type Subquery } from '@jetstreamapp/soql-parser-js';
import { badRequest, malformedQuery, noSuchObject } from '../errors.ts';
import type { Row, SObject, Value } from '../schema/types.ts';
import { aggregated, isAggregate, isCount } from './aggregate.ts';
import { demand, type Reading, read, resolve } from './paths.ts';
import type { Shown } from './rendering.ts';
import { mayRead, objectIn, readable, type Scope, tableOf } from './scope.ts';
import { selectOf } from './select.ts';
import { sorted } from './sort.ts';
import { whereOf } from './where.ts';

/** What a query found: every record, shown one by one as pages are asked for. */
export interface Found {
  /** The number of records; of a `COUNT()` query it is all there is. */
  total: number;
  /** Shows the records from one place up to, but without, another. */
  show(from: number, to: number): Shown[];
}

/** Shapes the children of one parent as a list with pages of its own; null where there are none. */
type ListChildren = (found: Found) => unknown;

const LONGEST_STATEMENT = 100_000;
const FURTHEST_OFFSET = 2000;

/** Runs a query; throws the error that Salesforce would answer for one that it refuses. */
export function runQuery(scope: Scope, soql: string, version: string, listChildren: ListChildren): Found {
  if (soql.length > LONGEST_STATEMENT) throw badRequest('QUERY_TOO_COMPLICATED', 'SOQL statements cannot be this long');
  const reading: Reading = { ...scope, soql };
  const query = parsed(soql);
  const object = fromObject(reading, query.sObject ?? '');
  if ((query.offset ?? 0) > FURTHEST_OFFSET)
    throw badRequest('NUMBER_OUTSIDE_VALID_RANGE', 'Maximum SOQL offset allowed is 2000');
  if (isCount(query)) return { total: counted(reading, object, query), show: () => [] };
  if (isAggregate(query)) {
    const groups = aggregated(reading, object, query, matching(reading, object, query));
    return { total: groups.length, show: (from, to) => groups.slice(from, to) };
  }
  return records(reading, version, object, query, matching(reading, object, query), listChildren);
}

function parsed(soql: string): Query {
  if (!isQueryValid(soql)) {
    try {
      parseQuery(soql);
    } catch (error) {
      throw malformedQuery(soql, error instanceof Error ? error.message : 'unexpected token');
    }
  }
  return parseQuery(soql);
}

function fromObject(reading: Reading, name: string): SObject {
  const object = objectIn(reading, name);
  if (!object) throw noSuchObject(reading.soql, name);
  if (!object.queryable || !tableOf(object))
    throw badRequest('INVALID_TYPE_FOR_OPERATION', `entity type ${object.name} does not support query`);
  return object;
}

function matching(reading: Reading, object: SObject, query: QueryBase, among = readable(reading, object)): Row[] {
  if (!query.where) return among;
  return among.filter(whereOf(reading, object, query.where, (inner) => innerValues(reading, inner)));
}

/** The ids that the inner query of a semi-join selects. */
function innerValues(reading: Reading, query: Query): Value[] {
  const [field] = query.fields ?? [];
  if (field?.type !== 'Field') throw malformedQuery(reading.soql, 'The inner select must select one field');
  const object = fromObject(reading, query.sObject ?? '');
  const path = resolve(reading, object, field.field);
  if (path.field.type !== 'id' && path.field.type !== 'reference')
    throw malformedQuery(
      reading.soql,
      'The selected field in the subquery and the left operand must be IDs',
      field.field,
    );
  return matching(reading, object, query).map((row) => read(reading, object, row, path));
}

/** `SELECT COUNT()` takes a LIMIT, which then caps the number. */
function counted(reading: Reading, object: SObject, query: Query): number {
  return Math.min(matching(reading, object, query).length, query.limit ?? Number.POSITIVE_INFINITY);
}

function records(
  reading: Reading,
  version: string,
  object: SObject,
  query: QueryBase,
  rows: Row[],
  listChildren: ListChildren,
): Found {
  const show = selectOf(reading, version, object, query, (subquery, child, field) =>
    childList(reading, version, subquery, child, field, listChildren),
  );
  const ordered = sorted(
    rows,
    [query.orderBy ?? []].flat().map((clause) => {
      if (!('field' in clause))
        throw malformedQuery(reading.soql, 'ORDER BY takes fields only where rows are not grouped');
      const path = resolve(reading, object, clause.field);
      demand(reading, path, 'sorted');
      return { clause, of: (row: Row) => read(reading, object, row, path) };
    }),
  );
  const from = query.offset ?? 0;
  const kept = ordered.slice(from, from + (query.limit ?? ordered.length));
  return { total: kept.length, show: (first, end) => kept.slice(first, end).map(show) };
}

function childList(
  reading: Reading,
  version: string,
  subquery: Subquery,
  child: SObject,
  field: string,
  listChildren: ListChildren,
): (parent: Row) => unknown {
  const table = tableOf(child);
  if (!table) throw noSuchObject(reading.soql, child.name);
  const listed = (rows: Row[]) =>
    records(reading, version, child, subquery, matching(reading, child, subquery, rows), listChildren);
  listed([]);
  return (parent) => {
    const rows = reading.org.database
      .referring(table, field, parent.Id ?? null)
      .filter((row) => mayRead(reading, table, row));
    return listChildren(listed(rows));
  };
}

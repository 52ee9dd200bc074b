import type {
  FieldFunctionExpression,
  FunctionExp,
  GroupByClause,
  Query,
  FieldType as SelectedField,
} from '@jetstreamapp/soql-parser-js';
import { badRequest, malformedQuery } from '../errors.ts';
import type { Row, SObject, Value } from '../schema/types.ts';
import { testOf } from './comparing.ts';
import { type Comparison, type Condition, conditionOf } from './conditions.ts';
import { inCorporateCurrency } from './currency.ts';
import { dateFunction } from './functions.ts';
import { demand, type Path, type Reading, read, resolve } from './paths.ts';
import { type Shown, shown } from './rendering.ts';
import { type Order, sorted } from './sort.ts';

const AGGREGATES = ['COUNT', 'COUNT_DISTINCT', 'SUM', 'AVG', 'MIN', 'MAX'];

/** Whether a query gives sums over its rows and not the rows. */
export function isAggregate({ fields = [], groupBy }: Query): boolean {
  return groupBy !== undefined || fields.some((field) => aggregateOf(field) !== null);
}

/** Whether a query asks for nothing but the number of rows: `SELECT COUNT() FROM …`. */
export function isCount({ fields = [], groupBy }: Query): boolean {
  const [only] = fields;
  return (
    fields.length === 1 && only !== undefined && groupBy === undefined && aggregateOf(only)?.parameters.length === 0
  );
}

function aggregateOf(field: SelectedField): FieldFunctionExpression | null {
  const named = field.type === 'FieldFunctionExpression' && AGGREGATES.includes(field.functionName.toUpperCase());
  return named ? field : null;
}

/** One value of a group. */
interface Cell {
  /** As it was written, without spaces and case. */
  source: string;
  key: string;
  of(rows: Row[]): Value;
  type: Path['field']['type'];
}

const MOST_GROUPS = 2000;

/** The rows of a query with aggregates, in their order. */
export function aggregated(reading: Reading, object: SObject, query: Query, rows: Row[]): Shown[] {
  const grouping = [query.groupBy ?? []].flat().map((clause) => groupCell(reading, object, clause));
  if (grouping.length === 0 && query.limit !== undefined)
    throw malformedQuery(
      reading.soql,
      'Non-grouped query that uses overall aggregate functions cannot also use LIMIT',
      'LIMIT',
    );
  let unnamed = 0;
  const cells = (query.fields ?? []).map((field) => selectedCell(field));
  const groups = grouping.length === 0 ? [rows] : [...Map.groupBy(rows, keyOf).values()];
  if (groups.length > MOST_GROUPS)
    throw badRequest(
      'EXCEEDED_ID_LIMIT',
      'Aggregate query does not support queryMore(), use LIMIT to restrict the results',
    );
  const having = query.having ? keeper(conditionOf(reading.soql, query.having)) : () => true;
  const ordered = sorted(groups.filter(having), [query.orderBy ?? []].flat().map(orderOf));
  return ordered.slice(query.offset ?? 0, (query.offset ?? 0) + (query.limit ?? ordered.length)).map((group) => ({
    attributes: { type: 'AggregateResult' },
    ...Object.fromEntries(cells.map((cell) => [cell.key, shown(cell.of(group), cell.type)])),
  }));

  function keyOf(row: Row): string {
    return JSON.stringify(grouping.map((cell) => cell.of([row])));
  }

  function selectedCell(field: SelectedField): Cell {
    const aggregate = aggregateOf(field);
    if (aggregate) {
      const cell = aggregateCell(reading, object, aggregate);
      return { ...cell, key: aggregate.alias ?? `expr${unnamed++}` };
    }
    const written = writtenOf(field);
    const group = grouping.find(({ source }) => source === bare(written));
    if (!group) throw malformedQuery(reading.soql, `Field must be grouped or aggregated: ${written}`, written);
    const alias = 'alias' in field ? field.alias : undefined;
    return { ...group, key: alias ?? (field.type === 'FieldFunctionExpression' ? `expr${unnamed++}` : group.key) };
  }

  /** A cell that HAVING or ORDER BY names: one that rows are grouped by, or an aggregate. */
  function cellOf({ field, fn }: { field?: string; fn?: FunctionExp }): Cell {
    const written = field ?? fn?.rawValue ?? '';
    const group = grouping.find(({ source }) => source === bare(written));
    if (group) return group;
    if (fn) return aggregateCell(reading, object, fn);
    throw malformedQuery(reading.soql, `Ordered field must be grouped or aggregated: ${written}`, written);
  }

  function orderOf(clause: NonNullable<Order['clause']>): Order & { of(group: Row[]): Value } {
    return { clause, of: cellOf(clause).of };
  }

  function keeper(condition: Condition): (group: Row[]) => boolean {
    switch (condition.kind) {
      case 'and':
        return (group) => condition.all.map(keeper).every((keep) => keep(group));
      case 'or':
        return (group) => condition.all.map(keeper).some((keep) => keep(group));
      case 'not':
        return (group) => !keeper(condition.of)(group);
      case 'comparison':
        return compared(condition);
    }
  }

  function compared({ left, operator, right }: Comparison): (group: Row[]) => boolean {
    if ('query' in right) throw malformedQuery(reading.soql, 'a semi-join may not be in HAVING');
    const cell =
      'field' in left
        ? cellOf(left)
        : cellOf({ fn: { functionName: left.fn, rawValue: left.raw, parameters: left.of === null ? [] : [left.of] } });
    const literals = right.values.map((value, index) => ({ value, type: right.types[index] ?? 'STRING' }));
    const test = testOf(reading, { name: cell.source, type: cell.type }, operator, literals);
    return (group) => test(cell.of(group));
  }
}

function groupCell(reading: Reading, object: SObject, clause: GroupByClause): Cell {
  if ('field' in clause) {
    const path = resolve(reading, object, clause.field);
    demand(reading, path, 'grouped');
    const of = ([first]: Row[]) => (first ? read(reading, object, first, path) : null);
    return { source: bare(clause.field), key: path.field.name, of, type: path.field.type };
  }
  const { functionName = '', parameters = [], rawValue = '' } = clause.fn;
  const name = functionName.toUpperCase();
  if (name === 'CUBE' || name === 'ROLLUP') throw malformedQuery(reading.soql, `${name} is not kept by this stand-in`);
  const path = resolve(reading, object, String(parameters[0]));
  const calculated = dateFunction(reading, name);
  return {
    source: bare(rawValue),
    key: '',
    of: ([first]) => (first ? calculated.of(read(reading, object, first, path)) : null),
    type: calculated.type,
  };
}

function aggregateCell(reading: Reading, object: SObject, fn: FunctionExp): Cell {
  const name = (fn.functionName ?? '').toUpperCase();
  const [of] = fn.parameters ?? [];
  const source = bare(fn.rawValue ?? '');
  if (of === undefined) return { source, key: '', of: (rows) => rows.length, type: 'int' };
  const path = resolve(reading, object, String(of));
  const counting = name === 'COUNT' || name === 'COUNT_DISTINCT';
  if (!(counting && path.field.type === 'id')) demand(reading, path, 'aggregated');
  const money = path.field.type === 'currency';
  const values = (rows: Row[]) =>
    rows
      .map((row) => {
        const value = read(reading, object, row, path);
        return money ? inCorporateCurrency(reading, row, value) : value;
      })
      .filter((value) => value !== null);
  const numbers = (rows: Row[]) => values(rows).map(Number);
  const type = path.field.type;
  switch (name) {
    case 'COUNT':
      return { source, key: '', of: (rows) => values(rows).length, type: 'int' };
    case 'COUNT_DISTINCT':
      return { source, key: '', of: (rows) => new Set(values(rows)).size, type: 'int' };
    case 'SUM':
      return { source, key: '', of: (rows) => total(numbers(rows)), type };
    case 'AVG':
      return { source, key: '', of: (rows) => mean(numbers(rows)), type };
    case 'MIN':
      return { source, key: '', of: (rows) => values(rows).toSorted(ascending)[0] ?? null, type };
    case 'MAX':
      return { source, key: '', of: (rows) => values(rows).toSorted(ascending).at(-1) ?? null, type };
    default:
      throw malformedQuery(reading.soql, `Invalid aggregate function: ${name}`, name);
  }
}

function total(numbers: number[]): number | null {
  return numbers.length === 0 ? null : numbers.reduce((sum, number) => sum + number, 0);
}

function mean(numbers: number[]): number | null {
  const sum = total(numbers);
  return sum === null ? null : sum / numbers.length;
}

function ascending(one: NonNullable<Value>, other: NonNullable<Value>): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function writtenOf(field: SelectedField): string {
  switch (field.type) {
    case 'Field':
      return field.field;
    case 'FieldRelationship':
      return [...field.relationships, field.field].join('.');
    case 'FieldFunctionExpression':
      return field.rawValue ?? field.functionName;
    case 'FieldSubquery':
      return field.subquery.relationshipName;
    case 'FieldTypeof':
      return field.field;
  }
}

function bare(written: string): string {
  return written.replace(/\s/g, '').toLowerCase();
}

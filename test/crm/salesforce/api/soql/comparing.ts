import type { Operator } from '@jetstreamapp/soql-parser-js';
import { localDay } from '../../../../../lib/record/time.ts';
import { normalId } from '../../ids.ts';
import { badRequest } from '../errors.ts';
import type { Field, FieldType, Value } from '../schema/types.ts';
import { daysOf, midnight } from './days.ts';
import type { Reading } from './paths.ts';

/** Whether a value satisfies an operator and the literals on its right. */
export type Test = (value: Value) => boolean;

/** What a literal means once the type of its field is known: one value, or a stretch of time up to but without its end. */
type Operand = { exact: string | number | boolean | null } | { from: number; to: number };

type Family = 'id' | 'text' | 'number' | 'boolean' | 'date' | 'datetime';

function familyOf(type: FieldType): Family {
  switch (type) {
    case 'id':
    case 'reference':
      return 'id';
    case 'int':
    case 'double':
    case 'currency':
    case 'percent':
      return 'number';
    case 'boolean':
    case 'date':
    case 'datetime':
      return type;
    default:
      return 'text';
  }
}

const LITERALS: Record<Family, readonly string[]> = {
  id: ['STRING'],
  text: ['STRING'],
  number: ['INTEGER', 'DECIMAL', 'INTEGER_WITH_CURRENCY_PREFIX', 'DECIMAL_WITH_CURRENCY_PREFIX'],
  boolean: ['BOOLEAN'],
  date: ['DATE', 'DATE_LITERAL', 'DATE_N_LITERAL'],
  datetime: ['DATETIME', 'DATE_LITERAL', 'DATE_N_LITERAL'],
};

/** The test of a comparison; throws what Salesforce would answer where literal and field do not fit. */
export function testOf(
  reading: Reading,
  field: Pick<Field, 'name' | 'type'>,
  operator: Operator,
  literals: { value: string; type: string }[],
): Test {
  const family = familyOf(field.type);
  if (family === 'id' && operator === 'LIKE')
    throw badRequest('INVALID_QUERY_FILTER_OPERATOR', 'invalid operator on id field');
  const operands = literals.map((literal) => operandOf(reading, field, family, literal));
  const any = (test: (operand: Operand) => Test): Test => {
    const tests = operands.map(test);
    return (value) => tests.some((one) => one(key(family, value)));
  };
  const none =
    (test: Test): Test =>
    (value) =>
      !test(value);
  switch (operator) {
    case '=':
    case 'IN':
      return any(equals);
    case '!=':
    case 'NOT IN':
      return none(any(equals));
    case '<':
    case '<=':
    case '>':
    case '>=':
      return any((operand) => (value) => value !== null && beside(operator, value, operand));
    case 'LIKE':
      return any((operand) => like(operand));
    case 'INCLUDES':
    case 'EXCLUDES':
      throw badRequest('INVALID_FIELD', `field '${field.name}' is not a multi-select picklist`);
  }
}

function operandOf(
  { org }: Reading,
  field: Pick<Field, 'name' | 'type'>,
  family: Family,
  { value, type }: { value: string; type: string },
): Operand {
  if (type === 'NULL') return { exact: null };
  if (!LITERALS[family].includes(type)) throw wrongType(field);
  switch (family) {
    case 'id': {
      const text = unquoted(value);
      const id = normalId(text);
      if (text !== '' && id === null) throw badRequest('INVALID_QUERY_FILTER_OPERATOR', `invalid ID field: ${text}`);
      return { exact: id };
    }
    case 'text':
      return { exact: unquoted(value).toLowerCase() || null };
    case 'number':
      return { exact: Number(value.replace(/^[A-Z]{3}/i, '')) };
    case 'boolean':
      return { exact: value.toUpperCase() === 'TRUE' };
    case 'date':
    case 'datetime':
      return time(family, value, type, org.now(), org.world.org.timeZone);
  }
}

function time(family: 'date' | 'datetime', value: string, type: string, now: number, timeZone: string): Operand {
  if (type === 'DATETIME' || type === 'DATE') return { exact: Date.parse(value) };
  const days = daysOf(value, localDay(new Date(now).toISOString(), timeZone));
  if (!days) throw badRequest('INVALID_FIELD', `${value} is not a date literal`);
  const at = (day: string) => (family === 'date' ? Date.parse(day) : midnight(day, timeZone));
  return { from: at(days.from), to: at(days.to) };
}

/** A stored value in the form in which operands are. */
function key(family: Family, value: Value): Value {
  if (value === null) return null;
  if (family === 'text') return String(value).toLowerCase() || null;
  return family === 'date' || family === 'datetime' ? Date.parse(String(value)) : value;
}

function equals(operand: Operand): Test {
  if ('exact' in operand) return (value) => value === operand.exact;
  return (value) => typeof value === 'number' && value >= operand.from && value < operand.to;
}

function beside(operator: '<' | '<=' | '>' | '>=', value: NonNullable<Value>, operand: Operand): boolean {
  const [from, to] = 'exact' in operand ? [operand.exact, operand.exact] : [operand.from, operand.to];
  if (from === null || to === null) return false;
  const stretch = !('exact' in operand);
  switch (operator) {
    case '<':
      return value < from;
    case '>=':
      return value >= from;
    case '<=':
      return stretch ? value < to : value <= to;
    case '>':
      return stretch ? value >= to : value > to;
  }
}

function like(operand: Operand): Test {
  const pattern = 'exact' in operand ? String(operand.exact ?? '') : '';
  const escaped = pattern
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/%/g, '.*')
    .replace(/_/g, '.');
  const expression = new RegExp(`^${escaped}$`, 's');
  return (value) => expression.test(String(value ?? ''));
}

/** The text of a string literal, its quotes and escapes undone. */
function unquoted(literal: string): string {
  return literal.replace(/^'|'$/g, '').replace(/\\(.)/g, (_, letter: string) => ESCAPES[letter] ?? letter);
}

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t' };

function wrongType({ name, type }: Pick<Field, 'name' | 'type'>) {
  const family = familyOf(type);
  const quotes = family === 'id' || family === 'text' ? 'should be enclosed' : 'should not be enclosed';
  const called = family === 'datetime' ? 'dateTime' : family === 'text' || family === 'id' ? 'string' : type;
  return badRequest(
    'INVALID_FIELD',
    `value of filter criterion for field '${name}' must be of type ${called} and ${quotes} in quotes`,
  );
}

import { z } from 'zod';
import { normalId } from '../../ids.ts';
import { objectOfId } from '../org.ts';
import type { Field, Row, SObject, Value } from '../schema/types.ts';
import { fieldIn, parentOf, type Scope } from '../soql/scope.ts';
import { SaveError } from './save-error.ts';

/** What Salesforce fills in of a new record where the caller does not. */
export const DEFAULTS: Record<string, Row> = {
  Task: { Status: 'Not Started', Priority: 'Normal', TaskSubtype: 'Task', IsClosed: false },
  Event: { ShowAs: 'Busy', EventSubtype: 'Event' },
  OpportunityContactRole: { IsPrimary: false },
};

const Scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const Values = z.record(z.string(), z.unknown());

/** The values of a record that somebody wants written, checked field by field; throws a `SaveError`. */
export function valuesFor(scope: Scope, object: SObject, body: unknown, mode: 'create' | 'update'): Row {
  const parsed = Values.safeParse(body);
  if (!parsed.success) throw new SaveError('JSON_PARSER_ERROR', 'The record is not an object');
  const entries = Object.entries(parsed.data).filter(([name]) => name !== 'attributes');
  const row = Object.fromEntries(
    entries.map(([name, value]): [string, Value] => {
      const field = fieldIn(scope, object, name);
      if (!field) throw new SaveError('INVALID_FIELD', `No such column '${name}' on sobject of type ${object.name}`);
      if (mode === 'create' ? !field.createable : !field.updateable) throw notWritable(field.name);
      return [field.name, valueFor(scope, field, value)];
    }),
  );
  if (mode === 'create') demandRequired(object, row);
  return row;
}

function notWritable(name: string): SaveError {
  return new SaveError(
    'INVALID_FIELD_FOR_INSERT_UPDATE',
    `Unable to create/update fields: ${name}. Please check the security settings of this field and verify that it is read/write for your profile or permission set.`,
    [name],
  );
}

function demandRequired(object: SObject, row: Row) {
  const missing = [...object.fields.values()].filter(
    ({ name, createable, nillable, defaultedOnCreate }) =>
      createable && !nillable && !defaultedOnCreate && (row[name] ?? DEFAULTS[object.name]?.[name] ?? null) === null,
  );
  const names = missing.map(({ name }) => name);
  if (names.length > 0)
    throw new SaveError('REQUIRED_FIELD_MISSING', `Required fields are missing: [${names.join(', ')}]`, names);
}

function valueFor(scope: Scope, field: Field, given: unknown): Value {
  const parsed = Scalar.safeParse(given);
  if (!parsed.success) throw wrongType(field, given);
  const value = parsed.data;
  if (value === null) {
    if (!field.nillable)
      throw new SaveError('REQUIRED_FIELD_MISSING', `Required fields are missing: [${field.name}]`, [field.name]);
    return null;
  }
  switch (field.type) {
    case 'boolean':
      if (typeof value !== 'boolean') throw wrongType(field, value);
      return value;
    case 'int':
    case 'double':
    case 'currency':
    case 'percent': {
      const number = Number(value);
      if (typeof value === 'boolean' || Number.isNaN(number)) throw wrongType(field, value);
      return number;
    }
    case 'date':
      if (!z.iso.date().safeParse(value).success) throw wrongType(field, value);
      return value;
    case 'datetime': {
      const at = Date.parse(String(value));
      if (Number.isNaN(at)) throw wrongType(field, value);
      return new Date(at).toISOString();
    }
    case 'reference':
    case 'id':
      return referenceFor(scope, field, String(value));
    default:
      return textFor(field, String(value));
  }
}

function referenceFor(scope: Scope, field: Field, text: string): string {
  const id = normalId(text);
  if (id === null)
    throw new SaveError('MALFORMED_ID', `${field.label}: id value of incorrect type: ${text}`, [field.name]);
  const object = objectOfId(id);
  if (object === null || !field.referenceTo.includes(object))
    throw new SaveError('FIELD_INTEGRITY_EXCEPTION', `${field.label}: id value of incorrect type: ${text}`, [
      field.name,
    ]);
  if (!parentOf(scope, id)) throw new SaveError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', []);
  return id;
}

function textFor(field: Field, text: string): string {
  if (text.length > field.length)
    throw new SaveError(
      'STRING_TOO_LONG',
      `${field.label}: data value too large: ${text.slice(0, 60)} (max length=${field.length})`,
      [field.name],
    );
  if (field.restrictedPicklist && field.picklist.length > 0 && !field.picklist.includes(text))
    throw new SaveError(
      'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
      `${field.label}: bad value for restricted picklist field: ${text}`,
      [field.name],
    );
  return text;
}

function wrongType({ type, name }: Field, value: unknown): SaveError {
  return new SaveError(
    'JSON_PARSER_ERROR',
    `Cannot deserialize instance of ${type} from ${JSON.stringify(value)} (${name})`,
  );
}

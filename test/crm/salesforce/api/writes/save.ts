import { normalId } from '../../ids.ts';
import { userIdOf } from '../identity.ts';
import type { TableName } from '../schema/tables.ts';
import type { Field, Row, SObject, Value } from '../schema/types.ts';
import { fieldIn, mayRead, type Scope, tableOf } from '../soql/scope.ts';
import { changeRecord, createRecord } from './change.ts';
import { alreadyDeleted, SaveError } from './save-error.ts';
import { DEFAULTS, valuesFor } from './validate.ts';

/** Makes a record; gives its id. */
export function create(scope: Scope, object: SObject, body: unknown): string {
  const table = writable(object);
  const values = { ...DEFAULTS[object.name], ...valuesFor(scope, object, body, 'create') };
  return createRecord(scope.org, table, object, values, userIdOf(scope.org, scope.access));
}

/** Changes a record. */
export function update(scope: Scope, object: SObject, id: string, body: unknown): void {
  const table = writable(object);
  const row = existing(scope, object, id);
  changeRecord(scope.org, table, row, valuesFor(scope, object, body, 'update'), userIdOf(scope.org, scope.access));
}

/** Puts a record into the recycle bin. */
export function remove(scope: Scope, object: SObject, id: string): void {
  const table = writable(object);
  scope.org.database.put(table, { ...existing(scope, object, id), IsDeleted: true });
}

/** The records of which an external id has a value; throws where the field is none. */
export function byExternalId(scope: Scope, object: SObject, fieldName: string, value: string): Row[] {
  const field = externalId(scope, object, fieldName);
  const table = writable(object);
  const wanted: Value = field.type === 'id' ? normalId(value) : value;
  return [...scope.org.database.rows(table)].filter((row) => row[field.name] === wanted && mayRead(scope, table, row));
}

/** Makes or changes the record of which an external id has a value. */
export function upsert(
  scope: Scope,
  object: SObject,
  key: { field: string; value: string | null },
  body: Record<string, unknown>,
): { id: string; created: boolean } {
  const field = externalId(scope, object, key.field);
  const { [field.name]: repeated, ...rest } = body;
  if (repeated !== undefined)
    throw new SaveError('INVALID_FIELD', `The ${field.name} field should not be specified in the sobject data.`, []);
  const [known] = key.value === null ? [] : byExternalId(scope, object, key.field, key.value);
  if (known) {
    update(scope, object, String(known.Id), rest);
    return { id: String(known.Id), created: false };
  }
  if (field.type === 'id' && key.value !== null)
    throw new SaveError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', [], 404);
  return {
    id: create(scope, object, field.type === 'id' ? rest : { ...rest, [field.name]: key.value }),
    created: true,
  };
}

function externalId(scope: Scope, object: SObject, name: string): Field {
  const field = fieldIn(scope, object, name);
  if (!field || !(field.externalId || field.type === 'id'))
    throw new SaveError(
      'NOT_FOUND',
      `Provided external ID field does not exist or is not accessible: ${name}`,
      [],
      404,
    );
  return field;
}

function writable(object: SObject): TableName {
  const table = tableOf(object);
  if (!table || !object.writable)
    throw new SaveError('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', `entity type cannot be inserted: ${object.label}`);
  return table;
}

/** The record of an id; throws where it is malformed, gone or not to be seen. */
export function existing(scope: Scope, object: SObject, text: string): Row {
  const table = tableOf(object);
  const id = normalId(text);
  if (id === null) throw new SaveError('MALFORMED_ID', `malformed id ${text}`, [], 400);
  const row = table && scope.org.database.find(table, id);
  if (row?.IsDeleted === true) throw alreadyDeleted();
  if (!row || !table || !mayRead({ ...scope, all: true }, table, row))
    throw new SaveError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', [], 404);
  return row;
}

import { normalId } from '../../ids.ts';
import { isArchived } from '../computed.ts';
import { type Org, objectOfId } from '../org.ts';
import { TABLES, type TableName } from '../schema/tables.ts';
import type { Field, Row, SObject, Value } from '../schema/types.ts';
import type { Access } from '../users.ts';

/** In whose name something is read, and of which organisation. */
export interface Scope {
  org: Org;
  access: Access;
  /** `queryAll` finds deleted and archived rows too. */
  all: boolean;
}

/** An object by its name in any case; undefined where it is hidden, switched off or misspelt. */
export function objectIn({ org, access }: Pick<Scope, 'org' | 'access'>, name: string): SObject | undefined {
  const object = org.schema.get(name.toLowerCase());
  return object && !access.hiddenObjects.includes(object.name) ? object : undefined;
}

/** A field by its name in any case; undefined where it is hidden, switched off or misspelt. */
export function fieldIn({ access }: Pick<Scope, 'access'>, object: SObject, name: string): Field | undefined {
  const field = object.fields.get(name.toLowerCase());
  return field && !access.hiddenFields[object.name]?.includes(field.name) ? field : undefined;
}

/** The object's name as one that has rows; null for objects without. */
export function tableOf({ name }: SObject): TableName | null {
  return isTable(name) ? name : null;
}

function isTable(name: string): name is TableName {
  return name in TABLES;
}

/** The rows of an object that the user may read. */
export function readable(scope: Scope, object: SObject): Row[] {
  const table = tableOf(object);
  return table ? [...scope.org.database.rows(table)].filter((row) => mayRead(scope, table, row)) : [];
}

/** The objects whose fields a history tells of. */
const HISTORY_OF: Partial<Record<TableName, string>> = {
  AccountHistory: 'Account',
  OpportunityFieldHistory: 'Opportunity',
};

/** Whether the user may read a row; changes of a field that is hidden are hidden too. */
export function mayRead({ org, access, all }: Scope, table: TableName, row: Row): boolean {
  const told = HISTORY_OF[table];
  if (told && access.hiddenFields[told]?.includes(String(row.Field))) return false;
  if (table === 'Contact' && org.restricted.has(String(row.Id))) return false;
  return all || (row.IsDeleted !== true && !isArchived(org, table, row));
}

/** The record that a reference points to, with its object; null where there is none or the user may not read it. */
export function parentOf(scope: Scope, id: Value): { object: SObject; table: TableName; row: Row } | null {
  const key = typeof id === 'string' ? normalId(id) : null;
  const name = key === null ? null : objectOfId(key);
  const object = name === null ? undefined : objectIn(scope, name);
  const table = object && tableOf(object);
  if (!key || !object || !table) return null;
  const row = scope.org.database.find(table, key);
  return row && mayRead(scope, table, row) ? { object, table, row } : null;
}

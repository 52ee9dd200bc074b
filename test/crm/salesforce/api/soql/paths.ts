import { fieldValue } from '../computed.ts';
import { badRequest, noSuchColumn, noSuchRelationship } from '../errors.ts';
import type { Field, Row, SObject, Value } from '../schema/types.ts';
import { fieldIn, objectIn, parentOf, type Scope, tableOf } from './scope.ts';

/** A query as it is being read: what it says and in whose name. */
export interface Reading extends Scope {
  soql: string;
}

/** A field, perhaps of a parent or of a parent's parent. */
export interface Path {
  /** The references that lead to the parent, nearest first. */
  steps: { name: string; reference: Field }[];
  field: Field;
}

/** The longest way up that SOQL allows. */
const LONGEST = 5;

/** What every record that a reference to several objects points to has. */
const OF_ANY_NAME = ['Id', 'Name', 'FirstName', 'LastName', 'Email', 'Phone', 'Title', 'Username', 'IsActive', 'Type'];

/** Finds the field of a path such as `Account.Owner.Name`, starting at an object; throws what Salesforce would answer. */
export function resolve(reading: Reading, object: SObject, path: string): Path {
  const names = path.split('.');
  const last = names.pop() ?? '';
  if (names.length > LONGEST)
    throw badRequest('MALFORMED_QUERY', `SELECT ${path}: a maximum of 5 child-to-parent relationships is allowed`);
  const steps: Path['steps'] = [];
  let at: SObject | null = object;
  for (const name of names) {
    const reference: Field | undefined = at ? relationship(reading, at, name) : undefined;
    if (!reference) throw noSuchRelationship(reading.soql, name);
    steps.push({ name: reference.relationshipName ?? name, reference });
    at = reference.referenceTo.length === 1 ? (objectIn(reading, reference.referenceTo[0] ?? '') ?? null) : null;
  }
  const field = at ? fieldIn(reading, at, last) : ofAnyName(last);
  if (!field) throw noSuchColumn(reading.soql, last, at?.name ?? 'Name');
  return { steps, field };
}

function relationship(reading: Reading, object: SObject, name: string): Field | undefined {
  const fields = [...object.fields.values()].filter(
    ({ relationshipName }) => relationshipName?.toLowerCase() === name.toLowerCase(),
  );
  return fields.find(
    (field) =>
      fieldIn(reading, object, field.name) &&
      field.referenceTo.some((target) => objectIn(reading, target) !== undefined),
  );
}

function ofAnyName(name: string): Field | undefined {
  const known = OF_ANY_NAME.find((candidate) => candidate.toLowerCase() === name.toLowerCase());
  if (!known) return undefined;
  return {
    name: known,
    label: known,
    type: known === 'Id' ? 'id' : known === 'IsActive' ? 'boolean' : 'string',
    length: 255,
    custom: false,
    filterable: true,
    groupable: true,
    sortable: true,
    aggregatable: true,
    createable: false,
    updateable: false,
    nillable: true,
    defaultedOnCreate: false,
    externalId: false,
    restrictedPicklist: false,
    picklist: [],
    referenceTo: [],
    relationshipName: null,
  };
}

/** Whether a path asks what a reference to several objects points to, as `What.Type` does. */
export function namesObject({ steps, field }: Path): boolean {
  return field.name === 'Type' && (steps.at(-1)?.reference.referenceTo.length ?? 0) > 1;
}

/** The value at the end of a path; null where a parent on the way is missing or may not be read. */
export function read(scope: Scope, object: SObject, row: Row, { steps, field }: Path): Value {
  let at = { object, row };
  for (const { reference } of steps) {
    const parent = parentOf(scope, at.row[reference.name] ?? null);
    if (!parent) return null;
    at = parent;
  }
  if (namesObject({ steps, field })) return at.object.name;
  const table = tableOf(at.object);
  return table ? fieldValue(scope.org, table, at.row, field.name) : null;
}

/** Whether a path may be filtered, sorted or grouped by; throws what Salesforce would answer where it may not. */
export function demand(
  { soql }: Reading,
  { field }: Path,
  what: 'filtered' | 'sorted' | 'grouped' | 'aggregated',
): void {
  const able = {
    filtered: field.filterable,
    sorted: field.sortable,
    grouped: field.groupable,
    aggregated: field.aggregatable,
  };
  if (able[what]) return;
  const code = what === 'filtered' || what === 'sorted' ? 'INVALID_FIELD' : 'MALFORMED_QUERY';
  const verb = what === 'aggregated' ? 'does not support aggregate operator' : `can not be ${what} in a query call`;
  throw badRequest(code, `\n${soql.slice(0, 60)}\nfield '${field.name}' ${verb}`);
}

import { fieldValue } from '../computed.ts';
import type { FieldType, Row, SObject, Value } from '../schema/types.ts';
import { parentOf, type Scope, tableOf } from './scope.ts';

/** A record as an answer shows it. */
export interface Shown {
  attributes: { type: string; url?: string };
  [field: string]: unknown;
}

/** Where a record is, as its attributes say. */
export function attributes(version: string, object: string, row: Row): Shown['attributes'] {
  return { type: object, url: `/services/data/${version}/sobjects/${object}/${String(row.Id)}` };
}

/** A value as JSON shows it: moments with the offset that Salesforce writes. */
export function shown(value: Value, type: FieldType): Value {
  return type === 'datetime' && typeof value === 'string' ? moment(value) : value;
}

function moment(instant: string): string {
  return new Date(instant).toISOString().replace('Z', '+0000');
}

/** A field of a record as JSON shows it. */
export function shownField(scope: Scope, object: SObject, row: Row, name: string): Value {
  const field = object.fields.get(name.toLowerCase());
  const table = tableOf(object);
  return field && table ? shown(fieldValue(scope.org, table, row, field.name), field.type) : null;
}

/** Adds a value at the end of a path of parents, as `Account.Owner.Name`; a parent that is missing is null. */
export function place(
  scope: Scope,
  version: string,
  into: Shown,
  at: { object: SObject; row: Row },
  steps: { name: string; reference: { name: string } }[],
  leaf: (object: SObject, row: Row) => [key: string, value: unknown],
): void {
  const [step, ...rest] = steps;
  if (!step) {
    const [key, value] = leaf(at.object, at.row);
    into[key] = value;
    return;
  }
  const parent = parentOf(scope, at.row[step.reference.name] ?? null);
  if (!parent) {
    into[step.name] = null;
    return;
  }
  const existing = into[step.name];
  const record: Shown = isShown(existing)
    ? existing
    : { attributes: attributes(version, parent.object.name, parent.row) };
  into[step.name] = record;
  place(scope, version, record, parent, rest, leaf);
}

function isShown(value: unknown): value is Shown {
  return typeof value === 'object' && value !== null && 'attributes' in value;
}

import { z } from 'zod';

/** Field types as describe names them. */
export const FieldType = z.enum([
  'id',
  'string',
  'textarea',
  'email',
  'phone',
  'url',
  'combobox',
  'picklist',
  'multipicklist',
  'reference',
  'boolean',
  'int',
  'double',
  'currency',
  'percent',
  'date',
  'datetime',
  'anyType',
]);
export type FieldType = z.infer<typeof FieldType>;

/** What a field holds; instants are ISO 8601 in UTC, days YYYY-MM-DD. */
export type Value = string | number | boolean | null;

/** One record: its fields by API name. */
export type Row = Record<string, Value>;

/** What may be done with a field in a query. */
export interface Capabilities {
  filterable: boolean;
  groupable: boolean;
  sortable: boolean;
  aggregatable: boolean;
}

export interface Field extends Capabilities {
  name: string;
  label: string;
  type: FieldType;
  length: number;
  custom: boolean;
  createable: boolean;
  updateable: boolean;
  nillable: boolean;
  /** Salesforce fills it in where a new record does not. */
  defaultedOnCreate: boolean;
  externalId: boolean;
  restrictedPicklist: boolean;
  picklist: readonly string[];
  /** The objects that a reference may point to. */
  referenceTo: string[];
  /** The name of a reference in paths, as `Account` for `AccountId`. */
  relationshipName: string | null;
}

/** A relationship from a parent to its children, as `OpportunityContactRoles`. */
export interface ChildRelationship {
  name: string;
  object: string;
  field: string;
}

export interface SObject {
  name: string;
  label: string;
  labelPlural: string;
  keyPrefix: string | null;
  /** By lower-case name, as SOQL does not tell cases apart. */
  fields: ReadonlyMap<string, Field>;
  children: ChildRelationship[];
  /** Whether users may write its records. */
  writable: boolean;
  /** Some objects may be described and read as a child list of one parent only. */
  queryable: boolean;
}

/** Objects by lower-case name. */
export type Schema = ReadonlyMap<string, SObject>;

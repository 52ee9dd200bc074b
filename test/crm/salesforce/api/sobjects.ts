import { z } from 'zod';
import { normalId } from '../ids.ts';
import { type Answer, type Call, httpDate, ok } from './call.ts';
import { deleted, noSuchColumn, notFound, preconditionFailed } from './errors.ts';
import type { Row, SObject } from './schema/types.ts';
import { attributes, type Shown, shownField } from './soql/rendering.ts';
import { fieldIn, mayRead, objectIn, type Scope, tableOf } from './soql/scope.ts';
import { byExternalId, create, existing, remove, update, upsert } from './writes/save.ts';
import { asApiError, SaveError } from './writes/save-error.ts';

/** `POST /sobjects/{object}`. */
export function createRecord(call: Call): Answer {
  return saving(() => ({
    status: 201,
    body: { id: create(scopeOf(call), objectOf(call), call.body), success: true, errors: [] },
  }));
}

/** `GET /sobjects/{object}/{id}`, with 304 and 412 for a caller who says what they know. */
export function readRecord(call: Call): Answer {
  const object = objectOf(call);
  const row = readableRow(call, object);
  const changedAt = changedAtOf(row);
  const since = call.headers.get('if-modified-since');
  if (since !== null && inSeconds(changedAt) <= Date.parse(since)) return { status: 304 };
  demandUnchanged(call, object, row);
  const headers = { 'Last-Modified': httpDate(changedAt), ...(object.name === 'Account' && { ETag: etagOf(row) }) };
  return ok(shownRecord(call, object, row, call.query.get('fields')?.split(',')), headers);
}

/** `PATCH /sobjects/{object}/{id}`: never makes a record. */
export function updateRecord(call: Call): Answer {
  return saving(() => {
    const object = objectOf(call);
    const id = call.params.id ?? '';
    demandUnchanged(call, object, existing(scopeOf(call), object, id));
    update(scopeOf(call), object, id, call.body);
    return { status: 204 };
  });
}

/** `DELETE /sobjects/{object}/{id}`. */
export function deleteRecord(call: Call): Answer {
  return saving(() => {
    remove(scopeOf(call), objectOf(call), call.params.id ?? '');
    return { status: 204 };
  });
}

/** `PATCH /sobjects/{object}/{field}/{value}`: makes or changes; several matches are answered with their addresses. */
export function upsertRecord(call: Call): Answer {
  return saving(() => {
    const object = objectOf(call);
    const { field = '', value = '' } = call.params;
    const matches = byExternalId(scopeOf(call), object, field, value);
    if (matches.length > 1) return { status: 300, body: addresses(call, object, matches) };
    if (matches.length === 0 && call.query.get('updateOnly') === 'true') throw notFound();
    const body = z.record(z.string(), z.unknown()).catch({}).parse(call.body);
    const { id, created } = upsert(scopeOf(call), object, { field, value }, body);
    return { status: created ? 201 : 200, body: { id, success: true, errors: [], created } };
  });
}

/** `GET /sobjects/{object}/{field}/{value}`. */
export function readByExternalId(call: Call): Answer {
  return saving(() => {
    const object = objectOf(call);
    const { field = '', value = '' } = call.params;
    const [row, ...others] = byExternalId(scopeOf(call), object, field, value);
    if (!row) throw notFound();
    if (others.length > 0) return { status: 300, body: addresses(call, object, [row, ...others]) };
    return ok(shownRecord(call, object, row, call.query.get('fields')?.split(',')));
  });
}

function addresses({ version }: Call, object: SObject, rows: Row[]): (string | undefined)[] {
  return rows.map((row) => attributes(version, object.name, row).url);
}

/** Does a save; what is wrong with the record is answered in the spelling of single calls. */
function saving(work: () => Answer): Answer {
  try {
    return work();
  } catch (error) {
    throw error instanceof SaveError ? asApiError(error) : error;
  }
}

/** In whose name a call reads and writes. */
export function scopeOf({ org, access }: Call): Scope {
  return { org, access, all: false };
}

/** The object that a path names. */
export function objectOf(call: Call): SObject {
  const object = objectIn(call, call.params.object ?? '');
  if (!object) throw notFound();
  return object;
}

function readableRow(call: Call, object: SObject): Row {
  const table = tableOf(object);
  const id = normalId(call.params.id ?? '');
  const row = table && id ? call.org.database.find(table, id) : undefined;
  if (row?.IsDeleted === true) throw deleted();
  if (!row || !table || !mayRead({ ...scopeOf(call), all: true }, table, row)) throw notFound();
  return row;
}

/** A record as it is shown whole, or with the fields asked for. */
export function shownRecord(call: Call, object: SObject, row: Row, names?: readonly string[]): Shown {
  const scope = scopeOf(call);
  const all = [...object.fields.values()].map(({ name }) => name).filter((name) => fieldIn(scope, object, name));
  const values = (names ?? all).map((name): [string, unknown] => {
    const field = fieldIn(scope, object, name);
    if (!field) throw noSuchColumn(name, name, object.name);
    return [field.name, shownField(scope, object, row, field.name)];
  });
  return { attributes: attributes(call.version, object.name, row), ...Object.fromEntries(values) };
}

/** 412 where the record has changed since the moment, or is no longer the version, that the caller names. */
function demandUnchanged({ headers }: Call, object: SObject, row: Row): void {
  const since = headers.get('if-unmodified-since');
  if (since !== null && inSeconds(changedAtOf(row)) > Date.parse(since)) throw preconditionFailed();
  const match = headers.get('if-match');
  if (match !== null && object.name === 'Account' && !match.split(/,\s*/).includes(etagOf(row)))
    throw preconditionFailed();
}

function changedAtOf(row: Row): number {
  return Date.parse(String(row.LastModifiedDate ?? row.SystemModstamp));
}

/** Conditional headers know whole seconds only. */
function inSeconds(ms: number): number {
  return Math.floor(ms / 1000) * 1000;
}

function etagOf(row: Row): string {
  return `"${changedAtOf(row).toString(36)}"`;
}

import { z } from 'zod';
import { type Answer, type Call, ok } from './call.ts';
import { badRequest, noSuchColumn } from './errors.ts';
import { objectOfId } from './org.ts';
import type { SObject } from './schema/types.ts';
import { objectOf, scopeOf, shownRecord } from './sobjects.ts';
import { fieldIn, objectIn, parentOf } from './soql/scope.ts';
import { create, remove, update, upsert } from './writes/save.ts';
import { asResult, SaveError } from './writes/save-error.ts';

const MOST = 200;

const Collection = z.object({
  allOrNone: z.boolean().optional(),
  records: z.array(z.looseObject({ attributes: z.object({ type: z.string() }).optional() })),
});
type Given = z.infer<typeof Collection>['records'][number];

interface Result {
  id?: string;
  success: boolean;
  errors: unknown[];
  created?: boolean;
}

/** `POST /composite/sobjects`: 200 with one result for each record, whatever became of it. */
export function createMany(call: Call): Answer {
  const { allOrNone, records } = read(call);
  return saved(call, allOrNone, records, (record) => ({
    id: create(scopeOf(call), typeOf(call, record), record),
  }));
}

/** `PATCH /composite/sobjects`: records carry their id. */
export function updateMany(call: Call): Answer {
  const { allOrNone, records } = read(call);
  return saved(
    call,
    allOrNone,
    records,
    ({ id, Id, ...record }) => {
      const key = id ?? Id;
      if (typeof key !== 'string') throw new SaveError('MISSING_ARGUMENT', 'Id not specified in an update call');
      update(scopeOf(call), typeOf(call, record, key), key, record);
      return { id: key };
    },
    ({ id, Id }) => id ?? Id,
  );
}

/** `PATCH /composite/sobjects/{object}/{field}`: records carry their external id. */
export function upsertMany(call: Call): Answer {
  const { allOrNone, records } = read(call);
  const object = objectOf(call);
  const { field = '' } = call.params;
  return saved(call, allOrNone, records, (record) => {
    const { attributes: _, ...given } = record;
    const name = Object.keys(given).find((key) => key.toLowerCase() === field.toLowerCase()) ?? field;
    const { [name]: value, ...rest } = given;
    return upsert(scopeOf(call), object, { field, value: typeof value === 'string' ? value : null }, rest);
  });
}

/** `DELETE /composite/sobjects?ids=`. */
export function deleteMany(call: Call): Answer {
  const ids = (call.query.get('ids') ?? '').split(',').filter(Boolean);
  demandFew(ids);
  const allOrNone = call.query.get('allOrNone') === 'true';
  return saved(call, allOrNone, ids, (id) => {
    remove(scopeOf(call), typeOf(call, {}, id), id);
    return { id };
  });
}

const Retrieval = z.object({ ids: z.array(z.string()), fields: z.array(z.string()) });

/** `POST /composite/sobjects/{object}`: the records in the order of their ids; null for one that is not there. */
export function retrieveMany(call: Call): Answer {
  const parsed = Retrieval.safeParse(call.body);
  if (!parsed.success) throw badRequest('JSON_PARSER_ERROR', 'ids and fields are needed');
  const { ids, fields } = parsed.data;
  const object = objectOf(call);
  const unknown = fields.find((field) => !fieldIn(call, object, field));
  if (unknown) throw noSuchColumn(unknown, unknown, object.name);
  const found = ids.map((id) => parentOf(scopeOf(call), id));
  return ok(
    found.map((record) => (record?.object.name === object.name ? shownRecord(call, object, record.row, fields) : null)),
  );
}

function read(call: Call): z.infer<typeof Collection> {
  const parsed = Collection.safeParse(call.body);
  if (!parsed.success) throw badRequest('JSON_PARSER_ERROR', 'records is not a list of records');
  demandFew(parsed.data.records);
  return parsed.data;
}

function demandFew(items: unknown[]) {
  if (items.length > MOST)
    throw badRequest('INVALID_INPUT', `record limit reached. cannot submit more than ${MOST} records into this call`);
}

function typeOf(call: Call, { attributes }: Given, id = ''): SObject {
  const object = objectIn(call, attributes?.type ?? objectOfId(id) ?? '');
  if (!object) throw new SaveError('INVALID_TYPE', `sObject type '${attributes?.type}' is not supported.`);
  return object;
}

/** Saves one record after the other; with `allOrNone` nothing stays where one fails. */
function saved<T>(
  { org }: Call,
  allOrNone = false,
  items: T[],
  save: (item: T) => { id: string; created?: boolean },
  idOf: (item: T) => unknown = () => undefined,
): Answer {
  const results = org.database.attempt(
    () => items.map((item) => org.database.attempt(() => one(save, item), succeeded)),
    (all) => !allOrNone || all.every(succeeded),
  );
  if (!allOrNone || results.every(succeeded)) return ok(results);
  const ids = items.map(idOf);
  return ok(results.map((result, index) => (succeeded(result) ? rolledBack(ids[index]) : result)));
}

function one<T>(save: (item: T) => { id: string; created?: boolean }, item: T): Result {
  try {
    const { id, created } = save(item);
    return { id, success: true, errors: [], ...(created !== undefined && { created }) };
  } catch (error) {
    if (error instanceof SaveError) return asResult(error);
    throw error;
  }
}

function succeeded({ success }: Result): boolean {
  return success;
}

/** A record that was good itself; one that was there before keeps its id in the answer. */
function rolledBack(id: unknown): Result {
  const message = 'Record rolled back because not all records were valid and the request was using AllOrNone header';
  return {
    ...(typeof id === 'string' && { id }),
    success: false,
    errors: [{ statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK', message, fields: [] }],
  };
}

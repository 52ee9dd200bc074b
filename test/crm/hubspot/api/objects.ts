import { z } from 'zod';
import { inlineTypes } from './associations.ts';
import { type Answer, type Call, demandRead, mayRead } from './call.ts';
import { ALWAYS, DEFAULT_PROPERTIES } from './definitions.ts';
import { invalid, notFound } from './errors.ts';
import { limitOf, type Page, pageOf } from './paging.ts';
import { type CrmObject, type HistoryEntry, type ObjectType, objectType, singular } from './types.ts';

/** The record type that a path names. */
export function typeIn(call: Call, param: string): ObjectType {
  const type = objectType(call.params[param] ?? '');
  if (!type) throw invalid(`Unable to infer object type from: ${call.params[param]}`);
  return type;
}

/** Which properties a call asks for. */
interface Wish {
  properties: string[];
  history: string[];
}

/** A record as answers show it: what was asked for and is known to this key, empty values as null. */
export function shown(call: Call, record: CrmObject, wish: Wish, values = record.properties): Record<string, unknown> {
  const known = (name: string) => call.portal.definitions[record.type].has(name) && !call.token.hides.includes(name);
  const asked =
    wish.properties.length > 0 ? [...wish.properties, ...ALWAYS[record.type]] : DEFAULT_PROPERTIES[record.type];
  const names = [...new Set([...asked, ...wish.history])].filter(known).sort();
  return {
    id: record.id,
    properties: Object.fromEntries(names.map((name) => [name, values[name] ?? null])),
    ...(wish.history.length > 0 && {
      propertiesWithHistory: Object.fromEntries(
        wish.history.filter(known).map((name) => [name, historyOf(record, name)]),
      ),
    }),
    createdAt: record.createdAt,
    updatedAt: record.updatedAt,
    archived: record.archived,
  };
}

function historyOf(record: CrmObject, name: string): HistoryEntry[] {
  const value = record.properties[name];
  return (
    record.history[name] ?? (value === undefined ? [] : [{ value, timestamp: record.createdAt, sourceType: 'CRM_UI' }])
  );
}

/** Whether this key finds the record at all. */
export function readable(record: CrmObject | undefined): record is CrmObject {
  return record !== undefined && !record.archived && !record.restricted;
}

function listed(query: URLSearchParams, name: string): string[] {
  return query
    .getAll(name)
    .flatMap((text) => text.split(','))
    .filter(Boolean);
}

function wishOf(query: URLSearchParams): Wish {
  return { properties: listed(query, 'properties'), history: listed(query, 'propertiesWithHistory') };
}

/** Whether this key finds the record among the present ones, or among the archived ones where the query asks for those. */
function answers({ query }: Call, record: CrmObject | undefined): record is CrmObject {
  if (query.get('archived') !== 'true') return readable(record);
  return record?.archived === true && !record.restricted && record.mergedInto === null;
}

/** The record that an id stands for: its own, or the value of a property that no two records share. */
function named(call: Call, type: ObjectType, id: string, idProperty: string | null): CrmObject | undefined {
  if (idProperty === null || idProperty === 'hs_object_id') return call.portal.find(type, id);
  if (type !== 'contacts' || idProperty !== 'email') throw invalid(`Property "${idProperty}" has no unique values`);
  const wanted = id.toLowerCase();
  const contacts = [...call.portal.records.contacts.values()];
  return contacts.find((contact) => readable(contact) && contact.properties.email?.toLowerCase() === wanted);
}

/** `GET /objects/{type}/{id}` */
export function readObject(call: Call): Answer {
  const type = typeIn(call, 'type');
  demandRead(call, type);
  const record = named(call, type, decodeURIComponent(call.params.id ?? ''), call.query.get('idProperty'));
  if (!answers(call, record)) throw notFound();
  return { body: { ...shown(call, record, wishOf(call.query)), ...inline(call, record) } };
}

const INLINE_PAGE = 100;

/** The associations asked for in the query; types without any, and types the key may not read, are left out. */
function inline(call: Call, record: CrmObject): { associations?: Record<string, Page<{ id: string; type: string }>> } {
  const found = listed(call.query, 'associations').flatMap((name) => {
    const to = objectType(name);
    if (!to) throw invalid(`Unable to infer object type from: ${name}`);
    if (!mayRead(call, to)) return [];
    const links = call.portal.associations.of(record.type, record.id, to);
    if (links.length === 0) return [];
    const entries = links.flatMap((link) =>
      inlineTypes(record.type, to, link.types).map((type) => ({ id: link.to, type })),
    );
    return [[to, pageOf(entries, INLINE_PAGE, null)] as const];
  });
  return found.length > 0 ? { associations: Object.fromEntries(found) } : {};
}

/** `GET /objects/{type}` */
export function listObjects(call: Call): Answer {
  const type = typeIn(call, 'type');
  demandRead(call, type);
  const wish = wishOf(call.query);
  const limit = limitOf(call.query, 10, wish.history.length > 0 ? 50 : 100);
  const records = [...call.portal.records[type].values()].filter((record) => answers(call, record));
  const page = pageOf(records, limit, call.query.get('after'), `https://${call.portal.apiHost}/crm/objects/${type}`);
  return {
    body: {
      ...page,
      results: page.results.map((record) => ({ ...shown(call, record, wish), ...inline(call, record) })),
    },
  };
}

const BatchRead = z.object({
  inputs: z.array(z.object({ id: z.union([z.string(), z.number()]).transform(String) })),
  properties: z.array(z.string()).default([]),
  propertiesWithHistory: z.array(z.string()).default([]),
  idProperty: z.string().nullable().default(null),
});

/**
 * `POST /objects/{type}/batch/read`: ids that do not exist come as errors of a 207; ids that may not be read just drop
 * out, and a record that several ids stand for comes once.
 */
export function batchReadObjects(call: Call): Answer {
  const type = typeIn(call, 'type');
  demandRead(call, type);
  const { inputs, properties, propertiesWithHistory, idProperty } = parsedBody(BatchRead, call.body);
  const maximum = propertiesWithHistory.length > 0 ? 50 : 100;
  if (inputs.length > maximum)
    throw invalid(
      `The maximum number of inputs supported in a batch request${maximum < 100 ? ' for property histories' : ''} is ${maximum}.`,
    );
  const ids = inputs.map(({ id }) => id);
  if (new Set(ids).size < ids.length) throw invalid('Duplicate IDs found in batch input. IDs must be unique.');
  const found = ids.map((id) => ({ id, record: named(call, type, id, idProperty) }));
  const missing = found.filter(({ record }) => record === undefined || record.archived).map(({ id }) => id);
  const wish = { properties, history: propertiesWithHistory };
  const results = [...new Set(found.map(({ record }) => record))]
    .filter(readable)
    .map((record) => shown(call, record, wish));
  return batchAnswer(call, results, missing.length === 0 ? [] : [missingError(type, missing)]);
}

/** The envelope of every batch; 207 where some inputs failed. */
export function batchAnswer(call: Call, results: unknown[], errors: Record<string, unknown>[]): Answer {
  const at = new Date(call.portal.now()).toISOString();
  const failed = errors.length > 0 && { numErrors: errors.length, errors };
  return {
    status: errors.length > 0 ? 207 : 200,
    body: { status: 'COMPLETE', results, ...failed, startedAt: at, completedAt: at },
  };
}

function missingError(type: ObjectType, ids: string[]): Record<string, unknown> {
  return {
    status: 'error',
    category: 'OBJECT_NOT_FOUND',
    message: `Could not get some ${singular(type).toUpperCase()} objects, they may be deleted or not exist. Check that ids are valid.`,
    context: { ids },
  };
}

/** Parses a body, or throws the 400 that says where it is wrong. */
export function parsedBody<S extends z.ZodType>(schema: S, body: unknown): z.output<S> {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  throw invalid(
    'Invalid input JSON',
    result.error.issues.map(({ message, path }) => ({ message, in: path.join('.') })),
  );
}

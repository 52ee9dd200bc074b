import { z } from 'zod';
import { associationIn, isAssociated } from './associated-with.ts';
import { type Answer, type Call, demandRead } from './call.ts';
import { invalid } from './errors.ts';
import { parsedBody, readable, shown, typeIn } from './objects.ts';
import { pageOf } from './paging.ts';
import type { CrmObject, ObjectType, PropertyDefinition } from './types.ts';

const OPERATORS = [
  'EQ',
  'NEQ',
  'LT',
  'LTE',
  'GT',
  'GTE',
  'BETWEEN',
  'IN',
  'NOT_IN',
  'HAS_PROPERTY',
  'NOT_HAS_PROPERTY',
  'CONTAINS_TOKEN',
  'NOT_CONTAINS_TOKEN',
] as const;

const Text = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const Filter = z.object({
  propertyName: z.string(),
  operator: z.enum(OPERATORS),
  value: Text.optional(),
  highValue: Text.optional(),
  values: z.array(Text).optional(),
});
type Filter = z.output<typeof Filter>;

const Sort = z.union([
  z.string().transform((propertyName) => ({
    propertyName: propertyName.replace(/^-/, ''),
    direction: propertyName.startsWith('-') ? 'DESCENDING' : 'ASCENDING',
  })),
  z.object({ propertyName: z.string(), direction: z.enum(['ASCENDING', 'DESCENDING']).default('ASCENDING') }),
]);

const Search = z.object({
  filterGroups: z
    .array(z.object({ filters: z.array(Filter).max(6) }))
    .max(5)
    .default([]),
  sorts: z.array(Sort).max(1).default([]),
  query: z.string().default(''),
  properties: z.array(z.string()).default([]),
  limit: z.int().min(0).max(200).default(10),
  after: Text.optional(),
});

const MOST_RESULTS = 10_000;
const LONGEST_BODY = 3_000;
const SEARCHED_BY_QUERY: Partial<Record<ObjectType, string[]>> = {
  deals: ['dealname'],
  contacts: ['firstname', 'lastname', 'email'],
  companies: ['name', 'domain'],
  tickets: ['subject'],
};

/** `POST /objects/{type}/search`: groups are alternatives, filters in a group all hold; new changes are found late. */
export function searchObjects(call: Call): Answer {
  const type = typeIn(call, 'type');
  demandRead(call, type);
  const search = parsedBody(Search, call.body);
  if (JSON.stringify(call.body).length > LONGEST_BODY)
    throw invalid('The search request is too long (3000 characters at most)');
  const filters = search.filterGroups.flatMap((group) => group.filters);
  if (filters.length > 18) throw invalid('There were more than 18 filters in the request');
  const definitions = call.portal.definitions[type];
  const names = [
    ...filters.map(({ propertyName }) => propertyName).filter((name) => associationIn(type, name) === null),
    ...search.sorts.map(({ propertyName }) => propertyName),
  ];
  for (const name of names)
    if (!definitions.has(name) || call.token.hides.includes(name))
      throw invalid(`There was a problem with the request: property ${name} does not exist`, [
        { message: `Property "${name}" does not exist`, code: 'PROPERTY_DOESNT_EXIST' },
      ]);

  const hits = [...call.portal.records[type].values()]
    .filter(readable)
    .flatMap((record) => indexed(record, call.portal.now()))
    .filter(
      ({ record, values }) =>
        search.filterGroups.length === 0 ||
        search.filterGroups.some((group) =>
          group.filters.every((filter) => {
            const to = associationIn(type, filter.propertyName);
            return to
              ? isAssociated(call, record, to, filter)
              : holds(filter, values, definitions.get(filter.propertyName));
          }),
        ),
    )
    .filter(({ values }) => matches(search.query, values, SEARCHED_BY_QUERY[type] ?? []));
  const sort = search.sorts[0];
  if (sort) {
    const sign = sort.direction === 'DESCENDING' ? -1 : 1;
    const definition = definitions.get(sort.propertyName);
    hits.sort(
      (one, other) => sign * compare(one.values[sort.propertyName], other.values[sort.propertyName], definition),
    );
  }

  const from = Number(search.after ?? 0);
  if (!Number.isInteger(from) || from + search.limit > MOST_RESULTS)
    throw invalid('The search reaches beyond 10000 results');
  const page = pageOf(hits.slice(from), search.limit, null);
  return {
    body: {
      total: hits.length,
      results: page.results.map(({ record, values }) =>
        shown(call, record, { properties: search.properties, history: [] }, values),
      ),
      ...(page.paging && { paging: { next: { after: String(from + search.limit) } } }),
    },
  };
}

/** What the index knows of a record: for a while after a change, the old values; of a new record, nothing. */
function indexed(record: CrmObject, now: number): { record: CrmObject; values: Record<string, string> }[] {
  if (!record.stale || now >= record.stale.until) return [{ record, values: record.properties }];
  return record.stale.properties ? [{ record, values: record.stale.properties }] : [];
}

function matches(query: string, values: Record<string, string>, names: string[]): boolean {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const text = names
    .map((name) => values[name] ?? '')
    .join(' ')
    .toLowerCase();
  return words.every((word) => text.includes(word));
}

function holds(filter: Filter, values: Record<string, string>, definition: PropertyDefinition | undefined): boolean {
  const value = values[filter.propertyName];
  const against = (other: string | undefined) => compare(value, other ?? demanded(filter), definition);
  const among = () => (filter.values ?? demanded(filter)).some((other) => against(other) === 0);
  const token = () => hasToken(value ?? '', filter.value ?? demanded(filter));
  switch (filter.operator) {
    case 'HAS_PROPERTY':
      return value !== undefined;
    case 'NOT_HAS_PROPERTY':
      return value === undefined;
    case 'NEQ':
      return value === undefined || against(filter.value) !== 0;
    case 'NOT_IN':
      return value !== undefined && !among();
    case 'NOT_CONTAINS_TOKEN':
      return !token();
    case 'EQ':
      return value !== undefined && against(filter.value) === 0;
    case 'LT':
      return value !== undefined && against(filter.value) < 0;
    case 'LTE':
      return value !== undefined && against(filter.value) <= 0;
    case 'GT':
      return value !== undefined && against(filter.value) > 0;
    case 'GTE':
      return value !== undefined && against(filter.value) >= 0;
    case 'BETWEEN':
      return value !== undefined && against(filter.value) >= 0 && against(filter.highValue) <= 0;
    case 'IN':
      return value !== undefined && among();
    case 'CONTAINS_TOKEN':
      return token();
  }
}

/** Whether a word of the text, or a part of one between marks, is the wanted one, in which `*` stands for anything. */
function hasToken(text: string, wanted: string): boolean {
  const literal = wanted.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&');
  const pattern = new RegExp(`^${literal.replaceAll('*', '.*')}$`, 'iu');
  return text.split(/\s+/).some((word) => [word, ...word.split(/[^\p{L}\p{N}_]+/u)].some((part) => pattern.test(part)));
}

function demanded(filter: Filter): never {
  throw invalid(`The filter on ${filter.propertyName} with ${filter.operator} lacks its value`);
}

/** Order of two values by the property's type; empty ones come first. Times may be ISO or milliseconds. */
function compare(
  one: string | undefined,
  other: string | undefined,
  definition: PropertyDefinition | undefined,
): number {
  if (one === undefined || other === undefined) return Number(one !== undefined) - Number(other !== undefined);
  switch (definition?.type) {
    case 'number':
      return Number(one) - Number(other);
    case 'datetime':
    case 'date':
      return millis(one) - millis(other);
    default:
      return one.toLowerCase().localeCompare(other.toLowerCase());
  }
}

function millis(text: string): number {
  return /^\d+$/.test(text) ? Number(text) : Date.parse(text);
}

import type { Answer, Call } from './call.ts';
import { createMany, deleteMany, retrieveMany, updateMany, upsertMany } from './collections.ts';
import { batch, composite, type Dispatch } from './composite.ts';
import { describeBriefly, describeGlobal, describeObject } from './describe.ts';
import { badRequest, notFound } from './errors.ts';
import { isServed, limits, recordCount, resources, stagesOfRecordType } from './metadata.ts';
import { query, queryMore } from './query.ts';
import { createRecord, deleteRecord, readByExternalId, readRecord, updateRecord, upsertRecord } from './sobjects.ts';

interface Route {
  method: string;
  pattern: URLPattern;
  /** Whether it may be a part of a composite call. */
  composable: boolean;
  answer: (call: Call) => Answer;
}

function route(method: string, rest: string, answer: Route['answer'], composable = true): Route {
  return { method, answer, composable, pattern: new URLPattern({ pathname: `/services/data/:version${rest}{/}?` }) };
}

const ROUTES: Route[] = [
  route('GET', '', resources, false),
  route('GET', '/query', query(false)),
  route('GET', '/queryAll', query(true)),
  route('GET', '/query/:locator', queryMore),
  route('GET', '/limits', limits),
  route('GET', '/limits/recordCount', recordCount),
  route('GET', '/ui-api/object-info/Opportunity/picklist-values/:recordType/:field', stagesOfRecordType, false),
  route('GET', '/sobjects', describeGlobal),
  route('GET', '/sobjects/:object/describe', describeObject),
  route('GET', '/sobjects/:object', describeBriefly),
  route('POST', '/sobjects/:object', createRecord),
  route('GET', '/sobjects/:object/:id', readRecord),
  route('PATCH', '/sobjects/:object/:id', updateRecord),
  route('DELETE', '/sobjects/:object/:id', deleteRecord),
  route('GET', '/sobjects/:object/:field/:value', readByExternalId),
  route('PATCH', '/sobjects/:object/:field/:value', upsertRecord),
  route('POST', '/composite/sobjects', createMany),
  route('PATCH', '/composite/sobjects', updateMany),
  route('DELETE', '/composite/sobjects', deleteMany),
  route('POST', '/composite/sobjects/:object', retrieveMany),
  route('PATCH', '/composite/sobjects/:object/:field', upsertMany),
  route('POST', '/composite', composite(dispatched), false),
  route('POST', '/composite/batch', batch(dispatched), false),
];

/** Answers a call, or a part of one, by its path; throws what Salesforce would answer where it cannot. */
export function answerCall(
  caller: Pick<Call, 'org' | 'access'>,
  request: { method: string; url: URL; body: unknown; headers: Headers },
  part = false,
): Answer {
  const { method, url, body, headers } = request;
  const matching = ROUTES.filter(({ pattern }) => pattern.test({ pathname: url.pathname }));
  const found = matching.find((candidate) => candidate.method === method);
  if (!found || (part && !found.composable)) throw matching.length > 0 && !found ? wrongMethod(method) : notFound();
  const groups = found.pattern.exec({ pathname: url.pathname })?.pathname.groups ?? {};
  const named = Object.entries(groups).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const params = Object.fromEntries(named.map(([name, value]) => [name, decodeURIComponent(value)]));
  const version = params.version ?? '';
  if (!isServed(caller.org, version)) throw notFound();
  return found.answer({ ...caller, version, params, query: url.searchParams, headers, body });
}

function dispatched(...[call, method, path, body, headers]: Parameters<Dispatch>): Answer {
  if (!path.startsWith('/services/data/'))
    throw badRequest('INVALID_INPUT', `The URL of a subrequest begins with /services/data/: ${path}`);
  return answerCall(call, { method, url: new URL(path, `https://${call.org.apiHost}`), body, headers }, true);
}

function wrongMethod(method: string) {
  return badRequest('METHOD_NOT_ALLOWED', `HTTP Method '${method}' not allowed. Allowed are others.`);
}

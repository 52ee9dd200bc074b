import { CompositeAnswer, ConnectOrganization, PicklistValues, Resources } from './answers.ts';

/** The version of Salesforce's API that every path names. */
export const API_VERSION = 'v66.0';

const ROOT = `/services/data/${API_VERSION}`;

/** How many parts one composite request holds, and how many of them may be queries. */
export const MOST_PARTS = 25;
export const MOST_QUERIES = 5;

/** One part of a composite request. */
export interface Part {
  url: string;
  httpHeaders?: Record<string, string>;
}

/** A query; with `archived` activities that are older than about a year come too. */
export function query(soql: string, archived = false): Part {
  return { url: `${ROOT}/${archived ? 'queryAll' : 'query'}?q=${encodeURIComponent(soql)}` };
}

/** What the user may see of an object; 304 where that has not changed since. */
export function describe(object: string, since: string | null): Part {
  return {
    url: `${ROOT}/sobjects/${object}/describe`,
    ...(since === null ? {} : { httpHeaders: { 'If-Modified-Since': since } }),
  };
}

/** Several reads at once, which count as one. */
export function composite(parts: Readonly<Record<string, Part>>) {
  return {
    path: `${ROOT}/composite`,
    body: {
      allOrNone: false,
      compositeRequest: Object.entries(parts).map(([referenceId, part]) => ({ method: 'GET', referenceId, ...part })),
    },
    answer: CompositeAnswer,
  };
}

/** What the API offers this user, and who that is. */
export const resources = { path: ROOT, answer: Resources };

export const connectOrganization = { path: `${ROOT}/connect/organization`, answer: ConnectOrganization };

/** The values that a picklist of opportunities has for a record type; composite requests do not take this. */
export function picklistValues(recordType: string, field: string) {
  return {
    path: `${ROOT}/ui-api/object-info/Opportunity/picklist-values/${recordType}/${field}`,
    answer: PicklistValues,
  };
}

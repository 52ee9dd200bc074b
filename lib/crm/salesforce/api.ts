import { CompositeAnswer, ConnectOrganization, PicklistValues, Resources, Versions } from './answers.ts';

const ROOT = '/services/data';

/** How many parts one composite request holds, and how many of them may be queries. */
export const MOST_PARTS = 25;
export const MOST_QUERIES = 5;

/** One part of a composite request; its path is one in the request's own version, or whole, as that of a further page. */
export interface Part {
  url: string;
  httpHeaders?: Record<string, string>;
}

/** A query; with `archived` activities that are older than about a year come too. */
export function query(soql: string, archived = false): Part {
  return { url: `/${archived ? 'queryAll' : 'query'}?q=${encodeURIComponent(soql)}` };
}

/** What the user may see of an object; 304 where that has not changed since. */
export function describe(object: string, since: string | null): Part {
  return {
    url: `/sobjects/${object}/describe`,
    ...(since === null ? {} : { httpHeaders: { 'If-Modified-Since': since } }),
  };
}

/** Several reads at once, which count as one. */
export function composite(version: string, parts: Readonly<Record<string, Part>>) {
  const whole = (url: string) => (url.startsWith(ROOT) ? url : `${ROOT}/${version}${url}`);
  return {
    path: `${ROOT}/${version}/composite`,
    body: {
      allOrNone: false,
      compositeRequest: Object.entries(parts).map(([referenceId, { url, ...more }]) => ({
        method: 'GET',
        referenceId,
        url: whole(url),
        ...more,
      })),
    },
    answer: CompositeAnswer,
  };
}

/** The versions of the API that an organisation offers. */
export const versions = { path: ROOT, answer: Versions };

/** What the API offers this user, and who that is. */
export function resources(version: string) {
  return { path: `${ROOT}/${version}`, answer: Resources };
}

/** The organisation that the session is signed in to. */
export function connectOrganization(version: string) {
  return { path: `${ROOT}/${version}/connect/organization`, answer: ConnectOrganization };
}

/** The values that a picklist of opportunities has for a record type; composite requests do not take this. */
export function picklistValues(version: string, recordType: string, field: string) {
  return {
    path: `${ROOT}/${version}/ui-api/object-info/Opportunity/picklist-values/${recordType}/${field}`,
    answer: PicklistValues,
  };
}

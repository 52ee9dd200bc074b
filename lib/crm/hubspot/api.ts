import type { z } from 'zod';
import { CrmError } from '../crm.ts';
import type { Read, Session } from '../http.ts';
import {
  AccountInfo,
  AssociationBatch,
  AssociationLabels,
  Associations,
  Batch,
  HubSpotObject,
  ObjectPage,
  Owners,
  type Paging,
  Pipelines,
  PropertyDefinitions,
  SearchPage,
} from './answers.ts';
import { apiHost, REGIONS } from './hosts.ts';

/** The dated version of HubSpot's API that every path names. */
const API_VERSION = '2026-09';

/** How many ids one batch read takes, and how many where histories are asked for too. */
export const BATCH_SIZE = 100;
export const HISTORY_BATCH_SIZE = 50;
/** How many records one batch read of associations takes. */
export const ASSOCIATION_BATCH_SIZE = 1_000;
/** How many results one page of a search holds. */
const SEARCH_PAGE_SIZE = 200;

export type ObjectType =
  | 'deals'
  | 'contacts'
  | 'companies'
  | 'meetings'
  | 'calls'
  | 'emails'
  | 'communications'
  | 'notes'
  | 'tasks'
  | 'tickets';

/** A deal or a company, of which the records around it are read. */
export interface Center {
  type: 'deals' | 'companies';
  id: string;
}

/** The data centre that a token belongs to, from its prefix (`pat-eu1-…`); North America 1 where it names none. */
export function regionOf(token: string) {
  return REGIONS.find((region) => token.startsWith(`pat-${region}-`)) ?? 'na1';
}

/** The only origin to which a token is sent. */
export function originOf(token: string): string {
  return `https://${apiHost(regionOf(token))}`;
}

/** The portal's own facts, readable by every token. */
export const accountInfo = { path: `/account-info/${API_VERSION}/details`, answer: AccountInfo };

export const pipelines = { path: `/crm/pipelines/${API_VERSION}/deals`, answer: Pipelines };

/** Every property that records of a type have in this portal and that the key may see. */
export function propertyDefinitions(type: ObjectType) {
  return { path: `/crm/properties/${API_VERSION}/${type}`, answer: PropertyDefinitions };
}

/** The labels that a portal has for people on deals, HubSpot's own unlabelled type among them. */
export const dealContactLabels = {
  path: `/crm/associations/${API_VERSION}/deals/contacts/labels`,
  answer: AssociationLabels,
};

/** One deal or company with the history of properties and the ids of all that is associated with it. */
export function center(
  { type, id }: Center,
  asked: { properties: readonly string[]; history: readonly string[]; associations: readonly ObjectType[] },
) {
  return {
    path: `/crm/objects/${API_VERSION}/${type}/${encodeURIComponent(id)}`,
    query: {
      properties: asked.properties.join(','),
      propertiesWithHistory: asked.history.join(','),
      associations: asked.associations.join(','),
    },
    answer: HubSpotObject,
  };
}

/** One record with the ids of what is associated with it. */
export function record(
  type: ObjectType,
  id: string,
  asked: { properties: readonly string[]; associations: readonly ObjectType[] },
) {
  return {
    path: `/crm/objects/${API_VERSION}/${type}/${encodeURIComponent(id)}`,
    query: { properties: asked.properties.join(','), associations: asked.associations.join(',') },
    answer: HubSpotObject,
  };
}

/** One object of a type, to learn whether the token may read the type. */
export function firstOf(type: ObjectType) {
  return { path: `/crm/objects/${API_VERSION}/${type}`, query: { limit: '1' }, answer: ObjectPage };
}

/** One page of the records of a type that belong to a deal or company, with the labels of each pair; 500 at most. */
export function associations(of: Center, type: ObjectType, after: string | null = null) {
  return {
    path: `/crm/objects/${API_VERSION}/${of.type}/${encodeURIComponent(of.id)}/associations/${type}`,
    query: { limit: '500', ...(after === null ? {} : { after }) },
    answer: Associations,
  };
}

/** Records of a type by their ids, at most 100, or 50 where past values are asked for; what cannot be read is left out. */
export function batch(
  type: ObjectType,
  ids: readonly string[],
  properties: readonly string[],
  propertiesWithHistory: readonly string[] = [],
) {
  return {
    path: `/crm/objects/${API_VERSION}/${type}/batch/read`,
    body: { inputs: ids.map((id) => ({ id })), properties, propertiesWithHistory },
    answer: Batch,
  };
}

/** Which records of `to` each record of `from` is associated with. */
export function associationBatch(from: ObjectType, to: ObjectType, ids: readonly string[]) {
  return {
    path: `/crm/associations/${API_VERSION}/${from}/${to}/batch/read`,
    body: { inputs: ids.map((id) => ({ id })) },
    answer: AssociationBatch,
  };
}

export interface Filter {
  propertyName: string;
  operator: 'EQ' | 'GTE';
  value: string;
}

/** One page of a search, newest by `sortBy` first. */
export function search(
  type: ObjectType,
  asked: { filters: Filter[]; sortBy: string; properties: readonly string[]; after: string | null },
) {
  return {
    path: `/crm/objects/${API_VERSION}/${type}/search`,
    body: {
      filterGroups: [{ filters: asked.filters }],
      sorts: [{ propertyName: asked.sortBy, direction: 'DESCENDING' }],
      properties: asked.properties,
      limit: SEARCH_PAGE_SIZE,
      ...(asked.after === null ? {} : { after: asked.after }),
    },
    answer: SearchPage,
    lane: 'search' as const,
  };
}

/** All owners, active or not, page by page. Throws `CrmError` `malformed` where a page comes again: there would be no end. */
export async function owners(session: Session, archived: boolean) {
  const path = `/crm/owners/${API_VERSION}`;
  const found: z.infer<typeof Owners>['results'] = [];
  const asked = new Set<string | null>();
  let after: string | null = null;
  do {
    if (asked.has(after)) throw new CrmError({ kind: 'malformed', place: `GET ${path}: paging.next.after` });
    asked.add(after);
    const page: z.infer<typeof Owners> = await session.read({
      path,
      query: { limit: '100', archived: String(archived), ...(after === null ? {} : { after }) },
      answer: Owners,
    } satisfies Read<typeof Owners>);
    found.push(...page.results);
    after = nextPage(page);
  } while (after !== null);
  return found;
}

/** Where a list goes on; null on its last page, and on one that holds nothing. */
export function nextPage({ results, paging }: { results: readonly unknown[]; paging?: Paging }): string | null {
  return results.length === 0 ? null : (paging?.next?.after ?? null);
}

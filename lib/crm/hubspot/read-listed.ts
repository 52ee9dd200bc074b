import type { Gap } from '../../record/gap.ts';
import type { Connection } from '../crm.ts';
import type { Session } from '../http.ts';
import { number } from '../values.ts';
import { type Access, access, scopeGap } from './access.ts';
import { DEAL_PROPERTIES, TICKET_PROPERTIES } from './account-deals.ts';
import type { HubSpotObject } from './answers.ts';
import * as api from './api.ts';
import { droppedGap, listedIn } from './associated.ts';
import { CONTACT_PROPERTIES } from './people.ts';

/** How the records of a type around a company or contact are read. */
interface List {
  /** Their path in the snapshot. */
  about: string;
  properties: readonly string[];
  /** What brings those that tell most to the front where there are more than one request reads. */
  latestBy: string;
  /** The property that counts them, on the company or contact that they belong to; null where HubSpot has none. */
  countedBy: string | null;
}

const LISTS = {
  contacts: {
    about: 'people',
    properties: CONTACT_PROPERTIES,
    latestBy: 'notes_last_contacted',
    countedBy: 'num_associated_contacts',
  },
  deals: {
    about: 'deals',
    properties: DEAL_PROPERTIES,
    latestBy: 'createdate',
    countedBy: 'num_associated_deals',
  },
  tickets: { about: 'cases', properties: TICKET_PROPERTIES, latestBy: 'createdate', countedBy: null },
} as const satisfies Partial<Record<api.ObjectType, List>>;

type Listed = keyof typeof LISTS;

/** The properties of a company or contact that say how many records belong to it; to be asked for with it. */
export const COUNTS = {
  company: [LISTS.contacts.countedBy, LISTS.deals.countedBy],
  contact: [LISTS.deals.countedBy],
} as const;

/** The records of one type that could be read, the ids of all that were asked for, and what hides the others. */
interface Found<Objects> {
  objects: Objects;
  ids: string[];
  gaps: Gap[];
}

/**
 * The records of a type that belong to a company or contact, in one request. The answer about it lists a hundred
 * associations at most, and a record once for each way it is associated; where that is not all, a search gives the latest
 * two hundred.
 */
export async function readListed(
  session: Session,
  connection: Connection,
  answer: HubSpotObject,
  { type, of }: { type: Listed; of: keyof typeof COUNTS },
): Promise<Found<Access<HubSpotObject[]>>> {
  const { ids, state } = listedIn(answer, type);
  const found = await access(state === 'cut' ? readLatest(session, answer, { type, of }) : readAll(session, type, ids));
  if (!found.granted) {
    return { objects: found, ids, gaps: [scopeGap(LISTS[type].about, found.scopes, connection.scopes)] };
  }
  return { ...found.value, objects: { granted: true, value: found.value.objects } };
}

/** All that are listed. */
async function readAll(session: Session, type: Listed, ids: string[]): Promise<Found<HubSpotObject[]>> {
  const { about, properties } = LISTS[type];
  if (ids.length === 0) {
    // None at all may also mean that the token may not read the type, which one look tells.
    await session.read(api.firstOf(type));
    return { objects: [], ids, gaps: [] };
  }
  const { results } = await session.read(api.batch(type, ids, properties));
  // People who drop out of the answer are listed all the same, each as hidden.
  return { objects: results, ids, gaps: type === 'contacts' ? [] : droppedGap(about, ids, results) };
}

/** The latest, and the gap unless they are known to be all there are: a search leaves out what may not be read. */
async function readLatest(
  session: Session,
  answer: HubSpotObject,
  { type, of }: { type: Listed; of: keyof typeof COUNTS },
): Promise<Found<HubSpotObject[]>> {
  const { about, properties, latestBy, countedBy }: List = LISTS[type];
  const filters = [{ propertyName: `associations.${of}`, operator: 'EQ', value: answer.id } as const];
  const { results } = await session.read(api.search(type, { filters, sortBy: latestBy, properties, after: null }));
  const count = countedBy === null ? null : number(answer.properties[countedBy]);
  const isWhole = count !== null && results.length >= count;
  const older: Gap = { about, why: 'not_loaded', remedy: 'none', detail: String(results.length) };
  return { objects: results, ids: results.map(({ id }) => id), gaps: isWhole ? [] : [older] };
}

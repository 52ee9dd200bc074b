import type { Gap } from '../../record/gap.ts';
import type { Session } from '../http.ts';
import { type Access, access } from './access.ts';
import type { Associations, HubSpotObject } from './answers.ts';
import * as api from './api.ts';

/** The ids that a deal's answer lists of one type: none at all may also mean that the token may not read the type. */
interface Listed {
  ids: string[];
  state: 'absent' | 'whole' | 'cut';
}

/** What the deal's own answer says of the records of a type that belong to it. */
export function listedIn(deal: HubSpotObject, type: api.ObjectType): Listed {
  const page = deal.associations?.[type];
  const ids = [...new Set((page?.results ?? []).map(({ id }) => id))];
  if (ids.length === 0) return { ids, state: 'absent' };
  return { ids, state: page?.paging?.next === undefined ? 'whole' : 'cut' };
}

/** Ids of what belongs to a record, and what asking for them took. */
interface List {
  ids: string[];
  /** Whether they are all there are. */
  isWhole: boolean;
  requests: number;
}

/** The records of a type that belong to a deal or company, 500 a request, by so many requests at most. */
export async function listAll(session: Session, of: api.Center, type: api.ObjectType, most: number): Promise<List> {
  const ids = new Set<string>();
  let after: string | null = null;
  let requests = 0;
  do {
    const page = await readPage(session, of, type, after);
    for (const { toObjectId } of page.results) ids.add(toObjectId);
    requests += 1;
    after = page.paging?.next?.after ?? null;
  } while (after !== null && requests < most);
  return { ids: [...ids], isWhole: after === null, requests };
}

/**
 * The contacts of a deal with the labels of each, asked for at the same time as the deal. HubSpot finds a deal also by the
 * id of one that was merged into it, but not its contacts: those are asked for once more, by the id of the deal's answer.
 */
export async function listLabels(
  session: Session,
  of: api.Center,
  deal: Promise<{ answer: HubSpotObject }>,
): Promise<Access<Associations>> {
  const byAskedId = access(readPage(session, of, 'contacts', null));
  // What becomes of it counts only where the deal goes by that id.
  byAskedId.catch(() => undefined);
  const { id } = (await deal).answer;
  return id === of.id ? byAskedId : access(readPage(session, { ...of, id }, 'contacts', null));
}

function readPage(session: Session, of: api.Center, type: api.ObjectType, after: string | null) {
  return session.read(api.associations(of, type, after));
}

/** The gap of records that HubSpot lists and, asked for, does not show: a batch drops them without a word. */
export function droppedGap(about: string, ids: readonly string[], answered: readonly HubSpotObject[]): Gap[] {
  const shown = new Set(answered.map(({ id }) => id));
  const dropped = ids.filter((id) => !shown.has(id));
  return dropped.length === 0 ? [] : [{ about, why: 'hidden', remedy: 'ask_admin', detail: dropped.join(', ') }];
}

/** The ids that `droppedGap` names. */
export function droppedIds({ remedy, detail }: Gap): string[] {
  return remedy === 'ask_admin' ? (detail?.split(', ') ?? []) : [];
}

/** The newest ids, newest first: HubSpot numbers records upwards. */
export function newest(ids: readonly string[]): string[] {
  return ids.toSorted((a, b) => b.length - a.length || (a < b ? 1 : a > b ? -1 : 0)).slice(0, api.BATCH_SIZE);
}

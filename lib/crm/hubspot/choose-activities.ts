import type { Session } from '../http.ts';
import { type Access, access } from './access.ts';
import type { HubSpotObject } from './answers.ts';
import * as api from './api.ts';
import { listAll, listedIn, newest } from './associated.ts';

/** Most telling first: the last are given up first where a record has more than its allowance of requests can read. */
export const ACTIVITY_TYPES = ['emails', 'meetings', 'calls', 'tasks', 'communications', 'notes'] as const;
export type ActivityType = (typeof ACTIVITY_TYPES)[number];

/** The ids of a type to read, newest first, and whether they are all there are. */
export interface Chosen {
  ids: string[];
  whole: boolean;
}

/** What to read of a type; null where the allowance of requests does not reach so far. */
export type Choice = Access<Chosen> | null;

interface Ground {
  session: Session;
  of: api.Center;
  /** The deal or company itself, with the ids of what belongs to it. */
  record: HubSpotObject;
}

/** The newest of all ids of a type. */
export function newestOf(ids: readonly string[]): Chosen {
  return { ids: newest(ids), whole: ids.length <= api.BATCH_SIZE };
}

/** Requests that a type takes once its ids are known: its objects and, where buyers take part, who did. */
function costOf(type: ActivityType, isAbsent: boolean): number {
  // Only emails have a scope of their own, so that only their absence needs a look.
  if (isAbsent) return type === 'emails' ? 1 : 0;
  return type === 'tasks' || type === 'notes' ? 1 : 2;
}

/**
 * What to read of each type within so many requests. A record's own answer lists a hundred of a type, which need not be
 * the newest; where there are more, the full list is read here.
 */
export async function chooseActivities(ground: Ground, allowance: number): Promise<ReadonlyMap<ActivityType, Choice>> {
  const choices = new Map<ActivityType, Choice>();
  let left = allowance;
  for (const type of ACTIVITY_TYPES) {
    const { choice, requests } = await choose(type, ground, left);
    choices.set(type, choice);
    left -= requests;
  }
  return choices;
}

async function choose(
  type: ActivityType,
  { session, of, record }: Ground,
  left: number,
): Promise<{ choice: Choice; requests: number }> {
  const { ids, state } = listedIn(record, type);
  const cost = costOf(type, state === 'absent');
  const isListed = state !== 'cut';
  if (isListed ? cost > left : cost >= left) return { choice: null, requests: 0 };
  if (isListed) return { choice: { granted: true, value: newestOf(ids) }, requests: cost };
  const list = await access(listAll(session, of, type, left - cost));
  if (!list.granted) return { choice: list, requests: 1 };
  const { ids: all, isWhole, requests } = list.value;
  // Of a list that goes on, nobody knows which are the newest.
  if (!isWhole) return { choice: null, requests };
  return { choice: { granted: true, value: newestOf(all) }, requests: requests + cost };
}

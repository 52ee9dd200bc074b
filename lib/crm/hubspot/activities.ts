import type { Gap } from '../../record/gap.ts';
import type { Interaction, Note, Task } from '../../record/interaction.ts';
import { type Instant, millis } from '../../record/time.ts';
import type { Connection } from '../crm.ts';
import type { Session } from '../http.ts';
import { type Access, access, scopeGap } from './access.ts';
import type { HubSpotObject } from './answers.ts';
import * as api from './api.ts';
import { droppedGap, listAll, listedIn, newest } from './associated.ts';
import { askedOfInteraction, INTERACTION_TYPES, type InteractionType, interactionsOf, kindOf } from './interactions.ts';
import { NOTE_PROPERTIES, notesOf, TASK_PROPERTIES, tasksOf } from './work.ts';

/** In the order in which they are given up where a record has more than its allowance of requests can read. */
export const ACTIVITY_TYPES = ['emails', 'meetings', 'calls', 'tasks', 'communications', 'notes'] as const;
export type ActivityType = (typeof ACTIVITY_TYPES)[number];

/** Everything that happened around a record, as far as it could be read. */
export interface Activities {
  interactions: Interaction[];
  tasks: Task[];
  notes: Note[];
  gaps: Gap[];
}

/** What a first, partial snapshot says of activities: not loaded yet. */
export const NOT_LOADED: Activities = {
  interactions: [],
  tasks: [],
  notes: [],
  gaps: ['interactions', 'tasks', 'notes'].map((about) => ({ ...unread(about), remedy: 'reload' })),
};

/** The gap of what no request was left for; reading again would leave none for it either. */
function unread(about: string): Gap {
  return { about, why: 'not_loaded', remedy: 'none', detail: null };
}

/** The path of an activity type in the snapshot. */
export function pathOf(type: ActivityType): string {
  return type === 'tasks' || type === 'notes' ? type : `interactions.${kindOf(type)}`;
}

/** HubSpot does not say which side wrote a message, so that none is known to be the buyer's answer. */
const NO_DIRECTIONS: Gap = { about: 'directions.message', why: 'not_tracked', remedy: 'none', detail: null };

export interface ActivityContext {
  session: Session;
  connection: Connection;
  of: api.Center;
  /** The deal or company itself, with the ids of what belongs to it. */
  record: HubSpotObject;
  /** Whether the token may read contacts, on which HubSpot makes reading any activity depend. */
  contacts: Access<unknown>;
  /** Requests that the whole read has left for activities. */
  allowance: number;
  now: Instant;
}

/** Requests that a type takes: its objects, who took part in them, and its full list where the record's is cut. */
function cost(type: ActivityType, record: HubSpotObject): number {
  const { state } = listedIn(record, type);
  // Only emails have a scope of their own, so that only their absence needs a look.
  if (state === 'absent') return type === 'emails' ? 1 : 0;
  if (type === 'tasks' || type === 'notes') return 1;
  return state === 'whole' ? 2 : 3;
}

/** The types that fit into the allowance, most telling first. */
function affordable({ record, allowance }: ActivityContext): Set<ActivityType> {
  let left = allowance;
  return new Set(
    ACTIVITY_TYPES.filter((type) => {
      const needed = cost(type, record);
      if (needed > left) return false;
      left -= needed;
      return true;
    }),
  );
}

/** Whether any request for activities is to come after the first verdict. */
export function hasActivities(record: HubSpotObject): boolean {
  return ACTIVITY_TYPES.some((type) => cost(type, record) > 0);
}

/** The ids of one type to read, newest first, and whether they are all there are. */
async function idsOf(
  type: ActivityType,
  { session, of, record, contacts }: ActivityContext,
): Promise<Access<{ ids: string[]; whole: boolean }>> {
  const { ids, state } = listedIn(record, type);
  if (!contacts.granted && state === 'absent') return contacts;
  const isInteraction = type !== 'tasks' && type !== 'notes';
  if ((state === 'cut' && isInteraction) || (state === 'absent' && type === 'emails')) {
    const all = await listAll(session, of, type);
    if (!all.granted) return all;
    return { granted: true, value: { ids: newest(all.value), whole: all.value.length <= api.BATCH_SIZE } };
  }
  return { granted: true, value: { ids: newest(ids), whole: state !== 'cut' && ids.length <= api.BATCH_SIZE } };
}

/** One type's objects and what hides the rest of them. */
async function readType(
  type: ActivityType,
  properties: string[],
  context: ActivityContext,
): Promise<{ objects: HubSpotObject[]; ids: string[]; gaps: Gap[] }> {
  const about = pathOf(type);
  if (!affordable(context).has(type)) return { objects: [], ids: [], gaps: [unread(about)] };
  const listed = await idsOf(type, context);
  if (!listed.granted) return refused(about, listed.scopes, context);
  const { ids, whole } = listed.value;
  if (ids.length === 0) return { objects: [], ids, gaps: [] };
  const answer = await access(context.session.read(api.batch(type, ids, properties)));
  if (!answer.granted) return refused(about, answer.scopes, context);
  const { results } = answer.value;
  const older: Gap[] = whole ? [] : [{ about, why: 'not_loaded', remedy: 'none', detail: String(api.BATCH_SIZE) }];
  return { objects: results, ids, gaps: [...older, ...droppedGap(about, ids, results)] };
}

function refused(about: string, scopes: readonly string[], { connection }: ActivityContext) {
  return { objects: [], ids: [], gaps: [scopeGap(about, scopes, connection.scopes)] };
}

/** Which contacts took part in each activity, by activity id. */
async function participants(
  type: InteractionType,
  ids: readonly string[],
  { session }: ActivityContext,
): Promise<Access<Map<string, string[]>>> {
  if (ids.length === 0) return { granted: true, value: new Map() };
  const reading = session.read(api.associationBatch(type, 'contacts', ids));
  return access(
    reading.then(({ results }) => new Map(results.map(({ from, to }) => [from.id, to.map((it) => it.toObjectId)]))),
  );
}

async function readInteractions(type: InteractionType, context: ActivityContext) {
  const { objects, ids, gaps } = await readType(type, askedOfInteraction(type), context);
  const people = await participants(type, ids, context);
  const { connection, of, now } = context;
  const known = people.granted ? people.value : new Map<string, string[]>();
  const interactions = interactionsOf(type, objects, known, { connection, of, now });
  return {
    interactions,
    gaps: [
      ...gaps,
      ...(people.granted ? [] : [scopeGap(pathOf(type), people.scopes, connection.scopes)]),
      ...(type === 'communications' && interactions.length > 0 ? [NO_DIRECTIONS] : []),
    ],
  };
}

/** Reads what happened around a record, within the allowance; what does not fit or may not be read is a gap. */
export async function readActivities(context: ActivityContext): Promise<Activities> {
  const [tasks, notes, ...interactions] = await Promise.all([
    readType('tasks', TASK_PROPERTIES, context),
    readType('notes', NOTE_PROPERTIES, context),
    ...INTERACTION_TYPES.map((type) => readInteractions(type, context)),
  ]);
  const about = { connection: context.connection, of: context.of };
  return {
    interactions: interactions
      .flatMap((kind) => kind.interactions)
      .sort((a, b) => millis(a.at) - millis(b.at) || (a.id < b.id ? -1 : 1)),
    tasks: tasksOf(tasks.objects, about),
    notes: notesOf(notes.objects, about),
    gaps: [...interactions.flatMap((kind) => kind.gaps), ...tasks.gaps, ...notes.gaps],
  };
}

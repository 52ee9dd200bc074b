import type { Gap } from '../../record/gap.ts';
import type { Interaction, Note, Task } from '../../record/interaction.ts';
import { type Instant, millis } from '../../record/time.ts';
import type { Connection } from '../crm.ts';
import type { Session } from '../http.ts';
import { type Access, access, scopeGap } from './access.ts';
import type { HubSpotObject } from './answers.ts';
import * as api from './api.ts';
import { askedOfInteraction, INTERACTION_TYPES, type InteractionType, interactionsOf, kindOf } from './interactions.ts';
import { NOTE_PROPERTIES, notesOf, TASK_PROPERTIES, tasksOf } from './work.ts';

export const ACTIVITY_TYPES = [...INTERACTION_TYPES, 'tasks', 'notes'] as const;
export type ActivityType = (typeof ACTIVITY_TYPES)[number];

/** Everything that happened around a deal, as far as it could be read. */
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
  gaps: ['interactions', 'tasks', 'notes'].map(
    (about): Gap => ({ about, why: 'not_loaded', remedy: 'reload', detail: null }),
  ),
};

/** The path of an activity type in the snapshot. */
export function pathOf(type: ActivityType): string {
  return type === 'tasks' || type === 'notes' ? type : `interactions.${kindOf(type)}`;
}

/** The ids of a deal's activities of one type, newest first (HubSpot numbers them upwards), and whether all are read. */
export function newestOf(deal: HubSpotObject, type: ActivityType): { ids: string[]; whole: boolean } {
  const listed = deal.associations?.[type];
  const all = [...new Set((listed?.results ?? []).map(({ id }) => id))].sort(byNumber).reverse();
  const ids = all.slice(0, api.BATCH_SIZE);
  return { ids, whole: ids.length === all.length && listed?.paging?.next === undefined };
}

function byNumber(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}

interface Context {
  session: Session;
  connection: Connection;
  deal: HubSpotObject;
  now: Instant;
}

/** One type's objects; none, without a request, where the deal has none. */
async function read(type: ActivityType, properties: string[], context: Context): Promise<Access<HubSpotObject[]>> {
  const { ids } = newestOf(context.deal, type);
  if (ids.length === 0) return { granted: true, value: [] };
  return access(context.session.read(api.batch(type, ids, properties)).then(({ results }) => results));
}

/** Which contacts took part in each activity, by activity id. */
async function participants(type: InteractionType, { session, deal }: Context): Promise<Access<Map<string, string[]>>> {
  const { ids } = newestOf(deal, type);
  if (ids.length === 0) return { granted: true, value: new Map() };
  const reading = session.read(api.associationBatch(type, 'contacts', ids));
  return access(
    reading.then(({ results }) => new Map(results.map(({ from, to }) => [from.id, to.map((it) => it.toObjectId)]))),
  );
}

function gapsOf(type: ActivityType, answers: Access<unknown>[], { deal, connection }: Context): Gap[] {
  const refused = answers.find((answer) => !answer.granted);
  if (refused !== undefined && !refused.granted) return [scopeGap(pathOf(type), refused.scopes, connection.scopes)];
  if (newestOf(deal, type).whole) return [];
  return [{ about: pathOf(type), why: 'not_loaded', remedy: 'none', detail: String(api.BATCH_SIZE) }];
}

async function readInteractions(type: InteractionType, context: Context) {
  const [objects, people] = await Promise.all([
    read(type, askedOfInteraction(type), context),
    participants(type, context),
  ]);
  const known = people.granted ? people.value : new Map<string, string[]>();
  const found = objects.granted ? objects.value : [];
  const { connection, deal, now } = context;
  return {
    interactions: interactionsOf(type, found, known, { connection, dealId: deal.id, now }),
    gaps: gapsOf(type, [objects, people], context),
  };
}

function value<T>(answer: Access<T[]>): T[] {
  return answer.granted ? answer.value : [];
}

/** Reads what happened around a deal: at most two requests for each kind of interaction, one for tasks and for notes. */
export async function readActivities(context: Context): Promise<Activities> {
  const [tasks, notes, ...interactions] = await Promise.all([
    read('tasks', TASK_PROPERTIES, context),
    read('notes', NOTE_PROPERTIES, context),
    ...INTERACTION_TYPES.map((type) => readInteractions(type, context)),
  ]);
  const about = { connection: context.connection, dealId: context.deal.id };
  return {
    interactions: interactions
      .flatMap((kind) => kind.interactions)
      .sort((a, b) => millis(a.at) - millis(b.at) || (a.id < b.id ? -1 : 1)),
    tasks: tasksOf(value(tasks), about),
    notes: notesOf(value(notes), about),
    gaps: [
      ...interactions.flatMap((kind) => kind.gaps),
      ...gapsOf('tasks', [tasks], context),
      ...gapsOf('notes', [notes], context),
    ],
  };
}

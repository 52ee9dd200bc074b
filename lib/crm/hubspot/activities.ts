import type { Gap } from '../../record/gap.ts';
import type { Interaction, Note, Task } from '../../record/interaction.ts';
import { type Instant, millis } from '../../record/time.ts';
import type { Connection } from '../crm.ts';
import type { Session } from '../http.ts';
import { type Access, access, scopeGap } from './access.ts';
import type { HubSpotObject } from './answers.ts';
import * as api from './api.ts';
import { droppedGap, listAll } from './associated.ts';
import { type ActivityType, type Choice, type Chosen, chooseActivities, newestOf } from './choose-activities.ts';
import { askedOfInteraction, INTERACTION_TYPES, type InteractionType, interactionsOf, kindOf } from './interactions.ts';
import { NOTE_PROPERTIES, notesOf, TASK_PROPERTIES, tasksOf } from './work.ts';

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

/** What of a type to read; where a record lists none, a look tells whether there are none or they may not be read. */
async function found(type: ActivityType, choice: Chosen, context: ActivityContext): Promise<Access<Chosen>> {
  if (choice.ids.length > 0) return { granted: true, value: choice };
  if (!context.contacts.granted) return context.contacts;
  if (type !== 'emails') return { granted: true, value: choice };
  const list = await access(listAll(context.session, context.of, type, 1));
  return list.granted ? { granted: true, value: newestOf(list.value.ids) } : list;
}

/** One type's objects and what hides the rest of them. */
async function readType(
  type: ActivityType,
  properties: string[],
  choice: Choice,
  context: ActivityContext,
): Promise<{ objects: HubSpotObject[]; ids: string[]; gaps: Gap[] }> {
  const about = pathOf(type);
  if (choice === null) return { objects: [], ids: [], gaps: [unread(about)] };
  const listed = choice.granted ? await found(type, choice.value, context) : choice;
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

async function readInteractions(type: InteractionType, choice: Choice, context: ActivityContext) {
  const { objects, ids, gaps } = await readType(type, askedOfInteraction(type), choice, context);
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
  const choices = await chooseActivities(context, context.allowance);
  const choiceOf = (type: ActivityType) => choices.get(type) ?? null;
  const [tasks, notes, ...interactions] = await Promise.all([
    readType('tasks', TASK_PROPERTIES, choiceOf('tasks'), context),
    readType('notes', NOTE_PROPERTIES, choiceOf('notes'), context),
    ...INTERACTION_TYPES.map((type) => readInteractions(type, choiceOf(type), context)),
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

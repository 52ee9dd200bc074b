import type { Gap } from '../../record/gap.ts';
import type { Person } from '../../record/people.ts';
import { millis } from '../../record/time.ts';
import {
  type ActivityContext,
  emailsOf,
  meetingsOf,
  notesOf,
  taskInteractions,
  tasksBesideEmails,
  tasksOf,
} from './activities.ts';
import type { Row } from './answers.ts';
import { captureGaps } from './captured.ts';
import { hasList, MOST_ACTIVITIES } from './deal-queries.ts';
import type { Shapes } from './describe.ts';
import type { Rows } from './fetch-deal.ts';
import type { Metadata } from './metadata.ts';
import { activityGaps } from './untold.ts';

/** The rows that a query gave; none where it gave none. */
export function list(rows: Rows): Row[] {
  return rows.state === 'read' ? rows.rows : [];
}

/** What stands in the way of rows, said of the part of the snapshot that they would have filled. */
export function rowGaps(rows: Rows, object: string, ...about: string[]): Gap[] {
  switch (rows.state) {
    case 'hidden':
      return about.map((path) => ({ about: path, why: 'hidden', remedy: 'ask_admin', detail: object }));
    case 'failed':
      return about.map((path) => ({ about: path, why: 'not_loaded', remedy: 'reload', detail: object }));
    case 'read':
      return rows.whole && rows.rows.length <= MOST_ACTIVITIES
        ? []
        : about.map((path) => ({ about: path, why: 'not_loaded', remedy: 'none', detail: String(MOST_ACTIVITIES) }));
  }
}

function newest(rows: Rows): Row[] {
  return list(rows).slice(0, MOST_ACTIVITIES);
}

/** The activities of a record as they were fetched; `notes` is null where the user may not read any. */
interface FetchedActivities {
  rows: Record<'tasks' | 'events' | 'emails', Rows>;
  notes: readonly Row[] | null;
  shapes: Shapes;
}

/** What happened around a record, and what of it could not be read. */
export function activitiesOf(
  { rows, notes, shapes }: FetchedActivities,
  { captured }: Pick<Metadata, 'captured'>,
  context: ActivityContext,
  people: readonly Person[],
) {
  const [tasks, events, emails] = [newest(rows.tasks), newest(rows.events), newest(rows.emails)];
  const calls = taskInteractions(tasks, tasksBesideEmails(emails), context);
  const shared = hasList(shapes, 'Task', 'TaskRelations');
  const interactions = [...calls, ...meetingsOf(events, context), ...emailsOf(emails, people, context)];
  return {
    interactions: interactions.sort((a, b) => millis(a.at) - millis(b.at) || (a.id < b.id ? -1 : 1)),
    tasks: tasksOf(tasks, context),
    notes: notesOf(notes ?? [], context),
    gaps: [
      ...rowGaps(rows.tasks, 'Task', 'tasks', 'interactions.call'),
      ...rowGaps(rows.events, 'Event', 'interactions.meeting'),
      ...rowGaps(rows.emails, 'EmailMessage', 'interactions.email'),
      ...captureGaps(captured),
      ...(notes === null ? [hiddenNotes] : []),
      ...(shared || calls.length === 0 ? [] : [onePersonOnly]),
      ...activityGaps(interactions),
    ],
  };
}

const hiddenNotes: Gap = { about: 'notes', why: 'hidden', remedy: 'ask_admin', detail: 'Note' };
/** Without Shared Activities a call names one person, whoever else was on the line. */
const onePersonOnly: Gap = {
  about: 'participants',
  why: 'not_configured',
  remedy: 'ask_admin',
  detail: 'Shared Activities',
};

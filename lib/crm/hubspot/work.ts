import type { Note, Task } from '../../record/interaction.ts';
import type { Connection } from '../crm.ts';
import { moment, plainText, text } from '../values.ts';
import type { HubSpotObject } from './answers.ts';
import type { Center } from './api.ts';
import { activityLink } from './links.ts';

/** The beginning of a note is enough to recognise it by, in characters. */
const LONGEST_NOTE = 1_000;

export const TASK_PROPERTIES = [
  'hs_timestamp',
  'hs_createdate',
  'hs_task_subject',
  'hs_task_status',
  'hs_task_completion_date',
  'hubspot_owner_id',
];

export const NOTE_PROPERTIES = ['hs_timestamp', 'hs_createdate', 'hs_note_body', 'hubspot_owner_id'];

interface Context {
  connection: Connection;
  of: Center;
}

/** The tasks of a record; HubSpot keeps a task's due date as its timestamp. */
export function tasksOf(answers: readonly HubSpotObject[], { connection, of }: Context): Task[] {
  return answers.flatMap(({ id, properties, createdAt: created }): Task[] => {
    const createdAt = moment(properties.hs_createdate) ?? moment(created);
    if (createdAt === null) return [];
    const done = text(properties.hs_task_status)?.toUpperCase() === 'COMPLETED';
    return [
      {
        id,
        subject: text(properties.hs_task_subject),
        createdAt,
        dueAt: moment(properties.hs_timestamp),
        doneAt: done ? moment(properties.hs_task_completion_date) : null,
        done,
        owner: text(properties.hubspot_owner_id),
        link: activityLink(connection, of, id),
      },
    ];
  });
}

/** The notes of a record, their text without markup. */
export function notesOf(answers: readonly HubSpotObject[], { connection, of }: Context): Note[] {
  return answers.flatMap(({ id, properties, createdAt }): Note[] => {
    const at = moment(properties.hs_timestamp) ?? moment(properties.hs_createdate) ?? moment(createdAt);
    if (at === null) return [];
    return [
      {
        id,
        at,
        author: text(properties.hubspot_owner_id),
        text: plainText(properties.hs_note_body, LONGEST_NOTE),
        link: activityLink(connection, of, id),
      },
    ];
  });
}

import type { Interaction, Note, Task } from '../../record/interaction.ts';
import type { Person } from '../../record/people.ts';
import { type Instant, isBy } from '../../record/time.ts';
import type { Connection } from '../crm.ts';
import { day, moment, plainText, text, truth } from '../values.ts';
import { childrenAt, type Row, valueAt } from './answers.ts';
import { endOf, noonOf } from './days.ts';
import { toId18 } from './ids.ts';
import { recordLink } from './links.ts';

/** The beginning of a note is enough to recognise it by, in characters. */
const LONGEST_NOTE = 1_000;

export interface ActivityContext {
  connection: Connection;
  now: Instant;
}

type Reached = Pick<Interaction, 'people' | 'users'>;

function ids(rows: readonly Row[], field: string): string[] {
  return rows.flatMap((row) => toId18(text(valueAt(row, field)) ?? '') ?? []);
}

/** Who took part, of those that an activity and its relations name: contacts are theirs, users are ours. */
function reached(row: Row, relationship: string, more: readonly string[] = []): Reached {
  const all = new Set([
    ...ids([row], 'WhoId'),
    ...ids([row], 'OwnerId'),
    ...ids(childrenAt(row, relationship).records, 'RelationId'),
    ...more,
  ]);
  return {
    people: [...all].filter((id) => id.startsWith('003')),
    users: [...all].filter((id) => id.startsWith('005')),
  };
}

/** When a task was done: at the moment that is kept where it is of the day that is stated, else around noon of that day. */
function doneAt(row: Row, timeZone: string): Instant | null {
  const stated = day(valueAt(row, 'ActivityDate'), timeZone);
  const kept = moment(valueAt(row, 'CompletedDateTime')) ?? moment(valueAt(row, 'CreatedDate'));
  if (stated === null) return kept;
  return kept !== null && day(kept, timeZone) === stated ? kept : noonOf(stated, timeZone);
}

function callDirection(row: Row): Interaction['direction'] {
  switch (text(valueAt(row, 'CallType'))?.toLowerCase()) {
    case 'inbound':
      return 'inbound';
    case 'outbound':
      return 'outbound';
    case 'internal':
      return 'internal';
    default:
      return 'unknown';
  }
}

const NOT_REACHED =
  /\bno[ -]?answer|\bnot (?:connected|reached|available|answered)|unanswered|busy|voice ?mail|left (?:a )?message|wrong number|fail|missed|unreach|disconnect|cancel/i;
const REACHED = /connect|spoke|talked|answered|reached|completed|interested/i;

/** What became of a call. The result is free text, which dialers and people fill in; without it nothing is known. */
function callOutcome(row: Row): Interaction['outcome'] {
  const result = text(valueAt(row, 'CallDisposition')) ?? '';
  if (NOT_REACHED.test(result)) return 'missed';
  return REACHED.test(result) ? 'connected' : 'unrecorded';
}

/** Whether a task is a logged call or mail rather than work of ours; open ones are work whatever they are about. */
function subtypeOf(row: Row): 'call' | 'email' | 'list_email' | 'work' {
  if (truth(valueAt(row, 'IsClosed')) !== true) return 'work';
  switch (text(valueAt(row, 'TaskSubtype'))?.toLowerCase()) {
    case 'call':
      return 'call';
    case 'email':
      return 'email';
    case 'listemail':
      return 'list_email';
    default:
      return text(valueAt(row, 'CallType')) === null ? 'work' : 'call';
  }
}

/** Calls, and mails that are kept as tasks only; `told` are tasks beside mails that are read as such. */
export function taskInteractions(
  rows: readonly Row[],
  told: ReadonlySet<string>,
  { connection }: ActivityContext,
): Interaction[] {
  return rows.flatMap((row): Interaction[] => {
    const id = text(valueAt(row, 'Id'));
    const subtype = subtypeOf(row);
    const at = doneAt(row, connection.timeZone);
    if (id === null || at === null || subtype === 'work' || (subtype !== 'call' && told.has(id))) return [];
    const isCall = subtype === 'call';
    return [
      {
        id,
        at,
        loggedAt: moment(valueAt(row, 'CreatedDate')),
        kind: isCall ? 'call' : 'email',
        direction: isCall ? callDirection(row) : subtype === 'list_email' ? 'outbound' : 'unknown',
        outcome: isCall ? callOutcome(row) : 'sent',
        ...reached(row, 'TaskRelations'),
        subject: text(valueAt(row, 'Subject')),
        link: recordLink(connection, 'Task', id),
      },
    ];
  });
}

/** Tasks that are work of ours, with the end of the day as what they are due by. */
export function tasksOf(rows: readonly Row[], { connection }: ActivityContext): Task[] {
  const { timeZone } = connection;
  return rows.flatMap((row): Task[] => {
    const id = text(valueAt(row, 'Id'));
    const createdAt = moment(valueAt(row, 'CreatedDate'));
    if (id === null || createdAt === null || subtypeOf(row) !== 'work') return [];
    const due = day(valueAt(row, 'ActivityDate'), timeZone);
    const done = truth(valueAt(row, 'IsClosed')) === true;
    return [
      {
        id,
        subject: text(valueAt(row, 'Subject')),
        createdAt,
        dueAt: due === null ? null : endOf(due, timeZone),
        doneAt: done ? moment(valueAt(row, 'CompletedDateTime')) : null,
        done,
        owner: toId18(text(valueAt(row, 'OwnerId')) ?? ''),
        link: recordLink(connection, 'Task', id),
      },
    ];
  });
}

/** Events as meetings. Salesforce keeps no outcome of one: those of the past took place as far as it knows. */
export function meetingsOf(rows: readonly Row[], { connection, now }: ActivityContext): Interaction[] {
  return rows.flatMap((row): Interaction[] => {
    const id = text(valueAt(row, 'Id'));
    const date = day(valueAt(row, 'ActivityDate'), connection.timeZone);
    const onDay = date === null ? null : noonOf(date, connection.timeZone);
    const start = moment(valueAt(row, 'StartDateTime'));
    const at = truth(valueAt(row, 'IsAllDayEvent')) === true ? (onDay ?? start) : (start ?? onDay);
    if (id === null || at === null) return [];
    return [
      {
        id,
        at,
        loggedAt: moment(valueAt(row, 'CreatedDate')),
        kind: 'meeting',
        direction: 'mutual',
        outcome: isBy(at, now) ? 'unrecorded' : 'planned',
        ...reached(row, 'EventRelations'),
        subject: text(valueAt(row, 'Subject')),
        link: recordLink(connection, 'Event', id),
      },
    ];
  });
}

const DRAFT = '5';

/** Mails; their people by Salesforce's own matching, else by the addresses of the opportunity's people. */
export function emailsOf(
  rows: readonly Row[],
  people: readonly Person[],
  { connection }: ActivityContext,
): Interaction[] {
  return rows.flatMap((row): Interaction[] => {
    const id = text(valueAt(row, 'Id'));
    const at = moment(valueAt(row, 'MessageDate')) ?? moment(valueAt(row, 'CreatedDate'));
    if (id === null || at === null || text(valueAt(row, 'Status')) === DRAFT) return [];
    const incoming = truth(valueAt(row, 'Incoming'));
    const author = incoming === false ? ids([row], 'CreatedById') : [];
    const related = reached(row, 'EmailMessageRelations', author);
    return [
      {
        id,
        at,
        loggedAt: moment(valueAt(row, 'CreatedDate')),
        kind: 'email',
        direction: incoming === null ? 'unknown' : incoming ? 'inbound' : 'outbound',
        outcome: truth(valueAt(row, 'IsBounced')) === true ? 'bounced' : 'sent',
        users: related.users,
        people: related.people.length > 0 ? related.people : byAddress(row, people),
        subject: text(valueAt(row, 'Subject')),
        link: recordLink(connection, 'EmailMessage', id),
      },
    ];
  });
}

function byAddress(row: Row, people: readonly Person[]): string[] {
  const fields = ['FromAddress', 'ToAddress', 'CcAddress'].map((field) => text(valueAt(row, field)) ?? '');
  const addresses = new Set(fields.flatMap((field) => field.toLowerCase().match(/[^\s;,<>"]+@[^\s;,<>"]+/g) ?? []));
  return people.filter(({ email }) => email !== null && addresses.has(email.toLowerCase())).map(({ id }) => id);
}

/** The tasks that Salesforce keeps beside its mails, so that a mail is counted once. */
export function tasksBesideEmails(rows: readonly Row[]): Set<string> {
  return new Set(ids(rows, 'ActivityId'));
}

/** The notes of an opportunity, their text without markup. */
export function notesOf(rows: readonly Row[], { connection }: ActivityContext): Note[] {
  return rows.flatMap((row): Note[] => {
    const id = text(valueAt(row, 'Id'));
    const at = moment(valueAt(row, 'CreatedDate'));
    if (id === null || at === null) return [];
    return [
      {
        id,
        at,
        author: toId18(text(valueAt(row, 'OwnerId')) ?? ''),
        text: plainText(valueAt(row, 'Body'), LONGEST_NOTE) ?? text(valueAt(row, 'Title')),
        link: recordLink(connection, 'Note', id),
      },
    ];
  });
}

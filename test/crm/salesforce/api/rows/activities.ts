import type { Activity, Call, Email, Meeting, Note, Task } from '../../../world/model.ts';
import type { TableName } from '../schema/tables.ts';
import type { Row } from '../schema/types.ts';
import { dayThere, idIn, type Making, stamps, userId } from './making.ts';

/** A row with the object it belongs to. */
export type Placed = readonly [object: TableName, row: Row];

/** Every row that an activity is kept as: a mail is a message with its relations, and a task beside it. */
export function placed(making: Making, activity: Activity): Placed[] {
  const captured = making.settings.features.activityCapture;
  switch (activity.kind) {
    case 'email':
      return captured ? [] : emailRows(making, activity);
    case 'meeting':
      return captured ? [] : eventRows(making, activity);
    case 'call':
      return taskRows(making, activity, callFields(activity));
    case 'task':
      return taskRows(making, activity, taskFields(making, activity));
    case 'note':
      return noteRows(making, activity);
  }
}

/** Who and what an activity is about. Without Shared Activities only the first person is named on it. */
function about(making: Making, { contactIds, dealId, companyId, ownerId }: Activity): Row {
  const [first] = contactIds;
  const what = dealId ? idIn(making, 'Opportunity', dealId) : first ? null : idIn(making, 'Account', companyId);
  return {
    WhoId: first ? idIn(making, 'Contact', first) : null,
    WhatId: what,
    AccountId: idIn(making, 'Account', companyId),
    OwnerId: userId(making, ownerId),
  };
}

function taskRows(making: Making, activity: Activity, fields: Row): Placed[] {
  const made = stamps({ at: activity.loggedAt, by: userId(making, activity.ownerId) });
  const task: Row = {
    Id: idIn(making, 'Task', activity.id),
    ...made,
    ...about(making, activity),
    Subject: activity.subject,
    ActivityDate: dayThere(making, activity.at),
    Status: 'Completed',
    Priority: 'Normal',
    IsHighPriority: false,
    Description: activity.body || null,
    IsClosed: true,
    CallDurationInSeconds: null,
    CallType: null,
    CallDisposition: null,
    ReminderDateTime: null,
    IsReminderSet: false,
    TaskSubtype: 'Task',
    CompletedDateTime: activity.loggedAt,
    Plumbline_Key__c: null,
    ...fields,
  };
  return [['Task', task], ...taskRelations(making, activity, made)];
}

function taskRelations(making: Making, activity: Activity, made: Row): Placed[] {
  if (!making.settings.features.sharedActivities) return [];
  return activity.contactIds.map((contact, index) => [
    'TaskRelation',
    {
      Id: idIn(making, 'TaskRelation', Number(activity.id) * 100 + index),
      ...made,
      RelationId: idIn(making, 'Contact', contact),
      TaskId: idIn(making, 'Task', activity.id),
      IsWhat: false,
    },
  ]);
}

const DISPOSITIONS: Record<Call['outcome'], string> = {
  connected: 'Connected',
  no_answer: 'No answer',
  busy: 'Busy',
  voicemail: 'Left voicemail',
};

function callFields({ direction, outcome, seconds }: Call): Row {
  return {
    TaskSubtype: 'Call',
    CallType: direction === 'inbound' ? 'Inbound' : 'Outbound',
    CallDisposition: DISPOSITIONS[outcome],
    CallDurationInSeconds: seconds,
  };
}

const PRIORITIES: Record<Task['priority'], string> = { low: 'Low', medium: 'Normal', high: 'High' };

function taskFields(making: Making, { doneAt, priority, at }: Task): Row {
  return {
    Status: doneAt ? 'Completed' : 'Not Started',
    IsClosed: doneAt !== null,
    CompletedDateTime: doneAt,
    ActivityDate: dayThere(making, at),
    Priority: PRIORITIES[priority],
    IsHighPriority: priority === 'high',
  };
}

/** A meeting. Salesforce keeps no outcome of one; a meeting that was called off is deleted. */
function eventRows(making: Making, meeting: Meeting): Placed[] {
  const shared = making.settings.features.sharedActivities;
  const Id = idIn(making, 'Event', meeting.id);
  const made = stamps({ at: meeting.loggedAt, by: userId(making, meeting.ownerId) });
  const event: Row = {
    Id,
    ...made,
    IsDeleted: meeting.outcome === 'cancelled' || meeting.outcome === 'rescheduled',
    ...about(making, meeting),
    Subject: meeting.subject,
    Location: null,
    IsAllDayEvent: false,
    ActivityDateTime: meeting.at,
    ActivityDate: dayThere(making, meeting.at),
    DurationInMinutes: Math.round((Date.parse(meeting.endsAt) - Date.parse(meeting.at)) / 60_000),
    StartDateTime: meeting.at,
    EndDateTime: meeting.endsAt,
    EndDate: dayThere(making, meeting.endsAt),
    Description: meeting.body || null,
    IsPrivate: false,
    ShowAs: 'Busy',
    IsChild: false,
    IsGroupEvent: meeting.contactIds.length > 1,
    GroupEventType: meeting.contactIds.length > 1 ? '1' : '0',
    IsRecurrence: false,
    EventSubtype: 'Event',
    IsRecurrence2: false,
  };
  const invited = shared ? meeting.contactIds : meeting.contactIds.slice(1);
  const relations = invited.map(
    (contact, index): Placed => [
      'EventRelation',
      {
        Id: idIn(making, 'EventRelation', Number(meeting.id) * 100 + index),
        ...made,
        RelationId: idIn(making, 'Contact', contact),
        EventId: Id,
        Status: 'Accepted',
        RespondedDate: null,
        Response: null,
        IsInvitee: true,
        IsParent: shared,
        IsWhat: false,
      },
    ],
  );
  return [['Event', event], ...relations];
}

/** Statuses of mails by their number: 3 is sent, 1 is read. */
const SENT = '3';
const READ = '1';

function emailRows(making: Making, email: Email): Placed[] {
  const { world } = making;
  const user = world.users.find(({ id }) => id === email.ownerId);
  const theirs = email.contactIds.map((id) => making.contacts.get(id)?.email ?? null);
  const incoming = email.direction === 'inbound';
  const made = stamps({ at: email.loggedAt, by: userId(making, email.ownerId) });
  const Id = idIn(making, 'EmailMessage', email.id);
  const message: Row = {
    Id,
    ...made,
    ParentId: null,
    ActivityId: idIn(making, 'Task', email.id),
    TextBody: email.body || null,
    HtmlBody: null,
    Headers: null,
    Subject: email.subject,
    FromName: null,
    FromAddress: incoming ? (theirs[0] ?? null) : (user?.email ?? null),
    ToAddress: incoming ? (user?.email ?? null) : theirs.filter(Boolean).join('; '),
    CcAddress: incoming ? theirs.slice(1).filter(Boolean).join('; ') || null : null,
    BccAddress: null,
    Incoming: incoming,
    HasAttachment: false,
    Status: incoming ? READ : SENT,
    MessageDate: email.at,
    ReplyToEmailMessageId: null,
    IsExternallyVisible: false,
    MessageIdentifier: `<${email.id}@mail.example>`,
    ThreadIdentifier: null,
    IsClientManaged: true,
    RelatedToId: email.dealId && idIn(making, 'Opportunity', email.dealId),
    IsTracked: false,
    FirstOpenedDate: null,
    LastOpenedDate: null,
    IsBounced: email.bounced,
  };
  const relation = (
    place: number,
    type: string,
    target: { id: string; object: string; address: string | null },
  ): Placed => [
    'EmailMessageRelation',
    {
      Id: idIn(making, 'EmailMessageRelation', Number(email.id) * 100 + place),
      ...made,
      EmailMessageId: Id,
      RelationId: target.id,
      RelationType: type,
      RelationAddress: target.address,
      RelationObjectType: target.object,
    },
  ];
  const ours = { id: userId(making, email.ownerId), object: 'User', address: user?.email ?? null };
  return [
    ['EmailMessage', message],
    relation(0, incoming ? 'ToAddress' : 'FromAddress', ours),
    ...email.contactIds.map((id, index) => {
      const type = incoming ? (index === 0 ? 'FromAddress' : 'CcAddress') : 'ToAddress';
      const address = theirs[index] ?? null;
      return relation(index + 1, type, { id: idIn(making, 'Contact', id), object: 'Contact', address });
    }),
    ...taskRows(making, email, { TaskSubtype: 'Email', Subject: `Email: ${email.subject}` }),
  ];
}

function noteRows(making: Making, note: Note): Placed[] {
  const parent = note.dealId ? idIn(making, 'Opportunity', note.dealId) : idIn(making, 'Account', note.companyId);
  const owner = userId(making, note.ownerId);
  return [
    [
      'Note',
      {
        Id: idIn(making, 'Note', note.id),
        ...stamps({ at: note.at, by: owner }),
        ParentId: parent,
        Title: note.subject || note.body.slice(0, 80),
        IsPrivate: false,
        Body: note.body,
        OwnerId: owner,
      },
    ],
  ];
}

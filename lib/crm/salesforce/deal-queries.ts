import type { ReadOptions } from '../crm.ts';
import * as api from './api.ts';
import { fieldFor, type ObjectName, type Shapes } from './describe.ts';
import { quoted, type Selection, soql } from './soql.ts';

/** How many activities of a kind are read, newest first; one more is asked for, to see whether there are more. */
export const MOST_ACTIVITIES = 200;

const DEAL_FIELDS = [
  'Id',
  'Name',
  'StageName',
  'Amount',
  'CurrencyIsoCode',
  'Probability',
  'CloseDate',
  'NextStep',
  'IsClosed',
  'IsWon',
  'OwnerId',
  'AccountId',
  'RecordTypeId',
  'CreatedDate',
  'LastStageChangeDate',
  'IqScore',
];

export const ACCOUNT_FIELDS = [
  'Id',
  'Name',
  'Website',
  'Industry',
  'NumberOfEmployees',
  'BillingCountry',
  'IsPersonAccount',
  'PersonContactId',
  'PersonTitle',
  'PersonEmail',
];

export const CONTACT_FIELDS = [
  'Id',
  'Name',
  'Title',
  'Email',
  'IsEmailBounced',
  'EmailBouncedDate',
  'EmailBouncedReason',
];

const TASK_FIELDS = [
  'Id',
  'Subject',
  'WhoId',
  'OwnerId',
  'ActivityDate',
  'IsClosed',
  'CreatedDate',
  'CompletedDateTime',
  'TaskSubtype',
  'CallType',
  'CallDisposition',
];

const EVENT_FIELDS = [
  'Id',
  'Subject',
  'WhoId',
  'OwnerId',
  'ActivityDate',
  'StartDateTime',
  'IsAllDayEvent',
  'CreatedDate',
];

const EMAIL_FIELDS = [
  'Id',
  'Subject',
  'Incoming',
  'Status',
  'MessageDate',
  'IsBounced',
  'ActivityId',
  'FromAddress',
  'ToAddress',
  'CcAddress',
  'CreatedDate',
  'CreatedById',
];

const HISTORY_FIELDS = ['Id', 'CreatedDate', 'CreatedById', 'StageName', 'Amount', 'CloseDate', 'Probability'];
export const FIELD_HISTORY_FIELDS = ['Id', 'CreatedDate', 'CreatedById', 'Field', 'OldValue', 'NewValue'];
const NOTE_FIELDS = ['Id', 'Title', 'Body', 'CreatedDate', 'OwnerId'];

/** The fields of an object that the user may see, of those and the blueprint's own, perhaps under a parent's name. */
export function visible(shapes: Shapes, object: ObjectName, fields: readonly string[], under = ''): string[] {
  const found = fields.flatMap((name) => fieldFor(shapes[object], name) ?? []);
  return [...new Set(found)].map((name) => `${under}${name}`);
}

/** Whether records of an object have that child list for this user. */
export function hasList(shapes: Shapes, object: ObjectName, list: string): boolean {
  return shapes[object]?.children.includes(list) ?? false;
}

/** The child list, where records of the object have it for this user. */
export function list(shapes: Shapes, object: ObjectName, selection: Selection): Selection[] {
  return hasList(shapes, object, selection.from) ? [selection] : [];
}

/** A field that must be there to be asked by. */
function condition(shapes: Shapes, object: ObjectName, field: string, holds: string): string {
  return shapes[object]?.fields[field] === undefined ? '' : ` AND ${field} = ${holds}`;
}

/** The notes of a record, newest first, where it has such a list. */
export function notesOf(shapes: Shapes, object: ObjectName): Selection[] {
  if (!shapes.Note) return [];
  return list(shapes, object, {
    fields: visible(shapes, 'Note', NOTE_FIELDS),
    from: 'Notes',
    orderBy: 'CreatedDate DESC',
    limit: MOST_ACTIVITIES,
  });
}

function dealSelection(id: string, shapes: Shapes, properties: ReadOptions['properties']): Selection {
  const account = visible(shapes, 'Account', [...ACCOUNT_FIELDS, ...properties.account], 'Account.');
  return {
    fields: [
      ...visible(shapes, 'Opportunity', [...DEAL_FIELDS, ...properties.deal]),
      ...account,
      ...list(shapes, 'Opportunity', {
        fields: HISTORY_FIELDS,
        from: 'OpportunityHistories',
        orderBy: 'CreatedDate, Id',
      }),
      ...list(shapes, 'Opportunity', { fields: FIELD_HISTORY_FIELDS, from: 'Histories', orderBy: 'CreatedDate, Id' }),
      ...notesOf(shapes, 'Opportunity'),
      ...(hasRoles(shapes) ? [roleSelection(ROLES, shapes)] : []),
    ],
    from: 'Opportunity',
    where: `Id = ${quoted(id)}`,
  };
}

/** Who is on opportunities in which roles, from the object itself or a child list of it. */
export function roleSelection(from: string, shapes: Shapes): Selection {
  return {
    fields: [
      'Id',
      'ContactId',
      'Role',
      'CreatedDate',
      'LastModifiedDate',
      ...visible(shapes, 'Contact', CONTACT_FIELDS, 'Contact.'),
    ],
    from,
    orderBy: 'CreatedDate, Id',
  };
}

/** The child list of an opportunity's contact roles. */
export const ROLES = 'OpportunityContactRoles';

/** Whether the user may read who is on an opportunity. */
export function hasRoles(shapes: Shapes): boolean {
  return shapes.OpportunityContactRole !== null && hasList(shapes, 'Opportunity', ROLES);
}

/** Tasks that are about something, newest first. */
export function taskSelection(where: string, shapes: Shapes): Selection {
  return {
    fields: [
      ...visible(shapes, 'Task', TASK_FIELDS),
      ...list(shapes, 'Task', { fields: ['RelationId'], from: 'TaskRelations' }),
    ],
    from: 'Task',
    where: `${where} AND IsDeleted = false`,
    orderBy: 'CreatedDate DESC',
    limit: MOST_ACTIVITIES + 1,
  };
}

/** Events that are about something, latest first. */
export function eventSelection(where: string, shapes: Shapes): Selection {
  return {
    fields: [
      ...visible(shapes, 'Event', EVENT_FIELDS),
      ...list(shapes, 'Event', { fields: ['RelationId'], from: 'EventRelations' }),
    ],
    from: 'Event',
    // Copies that invited users hold of the same event would count it once for each of them.
    where: `${where} AND IsDeleted = false${condition(shapes, 'Event', 'IsChild', 'false')}`,
    orderBy: 'StartDateTime DESC',
    limit: MOST_ACTIVITIES + 1,
  };
}

/** Mails, newest first. */
export function emailSelection(where: string, shapes: Shapes): Selection {
  return {
    fields: [
      ...visible(shapes, 'EmailMessage', EMAIL_FIELDS),
      ...list(shapes, 'EmailMessage', { fields: ['RelationId', 'RelationType'], from: 'EmailMessageRelations' }),
    ],
    from: 'EmailMessage',
    where,
    orderBy: 'MessageDate DESC',
    limit: MOST_ACTIVITIES + 1,
  };
}

/** Answers to campaigns, latest first; Salesforce keeps the day of each, and the moment only of the member's making. */
export function conversionSelection(where: string): Selection {
  return {
    fields: ['Id', 'ContactId', 'CampaignId', 'Campaign.Name', 'FirstRespondedDate', 'CreatedDate'],
    from: 'CampaignMember',
    where: `${where} AND HasResponded = true`,
    orderBy: 'FirstRespondedDate DESC',
    limit: MOST_ACTIVITIES + 1,
  };
}

/** The queries of one reading by name; as many as one composite request takes. */
export const QUERIES = ['deal', 'tasks', 'events', 'emails', 'conversions'] as const;
export type QueryName = (typeof QUERIES)[number];

const OBJECT_OF: Record<QueryName, ObjectName> = {
  deal: 'Opportunity',
  tasks: 'Task',
  events: 'Event',
  emails: 'EmailMessage',
  conversions: 'CampaignMember',
};

/** Whether the user may read the object of a query at all. */
export function isReadable(shapes: Shapes, name: QueryName): boolean {
  return shapes[OBJECT_OF[name]] !== null;
}

/** Everything about one opportunity as one composite request; activities that Salesforce has archived come too. */
export function dealQueries(
  id: string,
  shapes: Shapes,
  properties: ReadOptions['properties'],
): Partial<Record<QueryName, api.Part>> {
  const onDeal = `ContactId IN (SELECT ContactId FROM OpportunityContactRole WHERE OpportunityId = ${quoted(id)})`;
  const all: Record<QueryName, api.Part> = {
    deal: api.query(soql(dealSelection(id, shapes, properties))),
    tasks: api.query(soql(taskSelection(`WhatId = ${quoted(id)}`, shapes)), true),
    events: api.query(soql(eventSelection(`WhatId = ${quoted(id)}`, shapes)), true),
    emails: api.query(soql(emailSelection(`RelatedToId = ${quoted(id)}`, shapes))),
    conversions: api.query(soql(conversionSelection(onDeal))),
  };
  return Object.fromEntries(
    Object.entries(all).filter(([name]) => QUERIES.some((it) => it === name && isReadable(shapes, it))),
  );
}

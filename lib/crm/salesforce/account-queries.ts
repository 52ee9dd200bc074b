import type { Part } from './api.ts';
import * as api from './api.ts';
import {
  ACCOUNT_FIELDS,
  CONTACT_FIELDS,
  conversionSelection,
  emailSelection,
  eventSelection,
  FIELD_HISTORY_FIELDS,
  list,
  MOST_ACTIVITIES,
  notesOf,
  roleSelection,
  taskSelection,
  visible,
} from './deal-queries.ts';
import type { ObjectName, Shapes } from './describe.ts';
import { quoted, type Selection, soql } from './soql.ts';

/** What the pages of accounts and contacts tell of their opportunities. */
export const OPPORTUNITY_FIELDS = [
  'Id',
  'Name',
  'StageName',
  'Amount',
  'CurrencyIsoCode',
  'CloseDate',
  'IsClosed',
  'IsWon',
  'OwnerId',
  'RecordTypeId',
  'CreatedDate',
  'LastStageChangeDate',
];

const CASE_FIELDS = ['Id', 'Subject', 'Status', 'Priority', 'CreatedDate', 'ClosedDate'];

/** A child list of the account with the fields that the user may see, newest first. */
function children(shapes: Shapes, object: ObjectName, from: string, fields: readonly string[]): Selection[] {
  if (shapes[object] === null) return [];
  const newest = { from, orderBy: 'CreatedDate DESC', limit: MOST_ACTIVITIES };
  return list(shapes, 'Account', { fields: visible(shapes, object, fields), ...newest });
}

function accountSelection(id: string, shapes: Shapes, asked: readonly string[]): Selection {
  return {
    fields: [
      ...visible(shapes, 'Account', [...ACCOUNT_FIELDS, 'OwnerId', 'CreatedDate', ...asked]),
      ...list(shapes, 'Account', { fields: FIELD_HISTORY_FIELDS, from: 'Histories', orderBy: 'CreatedDate, Id' }),
      ...children(shapes, 'Contact', 'Contacts', [...CONTACT_FIELDS, 'CreatedDate']),
      ...children(shapes, 'Opportunity', 'Opportunities', OPPORTUNITY_FIELDS),
      ...children(shapes, 'Case', 'Cases', CASE_FIELDS),
      ...notesOf(shapes, 'Account'),
    ],
    from: 'Account',
    where: `Id = ${quoted(id)}`,
  };
}

/** The queries about one account by name; as many as one composite request takes. */
export const ACCOUNT_QUERIES = ['account', 'roles', 'tasks', 'events', 'conversions'] as const;
export type AccountQuery = (typeof ACCOUNT_QUERIES)[number];

const OBJECT_OF: Record<AccountQuery, ObjectName> = {
  account: 'Account',
  roles: 'OpportunityContactRole',
  tasks: 'Task',
  events: 'Event',
  conversions: 'CampaignMember',
};

/** Whether the user may read the object of a query at all. */
export function mayAsk(shapes: Shapes, name: AccountQuery): boolean {
  return shapes[OBJECT_OF[name]] !== null;
}

/** Everything about one account but its mails as one composite request, with the activities of its opportunities. */
export function accountQueries(
  id: string,
  shapes: Shapes,
  asked: readonly string[],
): Partial<Record<AccountQuery, Part>> {
  const all: Record<AccountQuery, Part> = {
    account: api.query(soql(accountSelection(id, shapes, asked))),
    roles: api.query(
      soql({ ...roleSelection('OpportunityContactRole', shapes), where: `Opportunity.AccountId = ${quoted(id)}` }),
    ),
    tasks: api.query(soql(taskSelection(`AccountId = ${quoted(id)}`, shapes)), true),
    events: api.query(soql(eventSelection(`AccountId = ${quoted(id)}`, shapes)), true),
    conversions: api.query(soql(conversionSelection(`Contact.AccountId = ${quoted(id)}`))),
  };
  return Object.fromEntries(
    Object.entries(all).filter(([name]) => ACCOUNT_QUERIES.some((it) => it === name && mayAsk(shapes, it))),
  );
}

/** The mails that those tasks stand beside: mails name no account of their own. */
export function emailQuery(tasks: readonly string[], shapes: Shapes): Part {
  return api.query(soql(emailSelection(`ActivityId IN (${tasks.map(quoted).join(', ')})`, shapes)));
}

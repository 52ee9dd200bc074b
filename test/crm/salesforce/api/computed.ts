import { DAY_MS, localDay } from '../../../../lib/record/time.ts';
import type { Org } from './org.ts';
import type { TableName } from './schema/tables.ts';
import type { Row, Value } from './schema/types.ts';

/** Fields that Salesforce works out whenever they are read. */
const COMPUTED: Partial<Record<TableName, Record<string, (org: Org, row: Row) => Value>>> = {
  Opportunity: {
    HasOpenActivity: (org, row) => openTasks(org, row).length > 0 || ahead(org, row),
    HasOverdueTask: (org, row) => openTasks(org, row).some(({ ActivityDate }) => day(ActivityDate) < today(org)),
    AgeInDays: (org, row) => daysSince(org, row.CreatedDate),
    LastStageChangeInDays: (org, row) => daysSince(org, row.LastStageChangeDate ?? row.CreatedDate),
    LastActivityInDays: (org, row) => (row.LastActivityDate === null ? null : daysSince(org, row.LastActivityDate)),
  },
  Task: { IsArchived: (org, row) => row.IsClosed === true && isOld(org, row) },
  Event: { IsArchived: isOld },
};

/** What a field of a record holds for whoever may read it. */
export function fieldValue(org: Org, object: TableName, row: Row, field: string): Value {
  const compute = COMPUTED[object]?.[field];
  return compute ? compute(org, row) : (row[field] ?? null);
}

/** Whether an activity has been archived: only `queryAll` finds it then. */
export function isArchived(org: Org, object: TableName, row: Row): boolean {
  return (object === 'Task' || object === 'Event') && fieldValue(org, object, row, 'IsArchived') === true;
}

function isOld(org: Org, { ActivityDate }: Row): boolean {
  return ActivityDate !== null && Date.parse(day(ActivityDate)) < org.now() - 366 * DAY_MS;
}

function openTasks(org: Org, { Id }: Row): Row[] {
  const tasks = org.database.referring('Task', 'WhatId', Id ?? null);
  return tasks.filter(({ IsClosed, IsDeleted }) => IsClosed === false && IsDeleted === false);
}

function ahead(org: Org, { Id }: Row): boolean {
  const events = org.database.referring('Event', 'WhatId', Id ?? null);
  return events.some(({ EndDateTime, IsDeleted }) => IsDeleted === false && Date.parse(day(EndDateTime)) > org.now());
}

function daysSince(org: Org, at: Value | undefined): number {
  return Math.floor((org.now() - Date.parse(day(at))) / DAY_MS);
}

function today(org: Org): string {
  return localDay(new Date(org.now()).toISOString(), org.world.org.timeZone);
}

function day(value: Value | undefined): string {
  return String(value);
}

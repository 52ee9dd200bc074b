import type { Activity } from '../../../world/model.ts';
import type { TableName } from '../schema/tables.ts';
import type { Row } from '../schema/types.ts';
import type { ActivityMaker } from './about.ts';
import { emailMessageRelationRows, emailMessageRows } from './emails.ts';
import { eventRelationRows, eventRows } from './events.ts';
import { idIn, type Making, stamps, userId } from './making.ts';
import { taskRelationRows, taskRows } from './tasks.ts';

/** Old-fashioned notes, which an opportunity lists as `Notes`. */
const noteRows: ActivityMaker = (making, note) => {
  if (note.kind !== 'note') return [];
  const owner = userId(making, note.ownerId);
  return [
    {
      Id: idIn(making, 'Note', note.id),
      ...stamps({ at: note.at, by: owner }),
      ParentId: note.dealId ? idIn(making, 'Opportunity', note.dealId) : idIn(making, 'Account', note.companyId),
      Title: note.subject || note.body.slice(0, 80),
      IsPrivate: false,
      Body: note.body,
      OwnerId: owner,
    },
  ];
};

/** What each object keeps of activities. */
export const ACTIVITY_MAKERS: Partial<Record<TableName, ActivityMaker>> = {
  Task: taskRows,
  TaskRelation: taskRelationRows,
  Event: eventRows,
  EventRelation: eventRelationRows,
  EmailMessage: emailMessageRows,
  EmailMessageRelation: emailMessageRelationRows,
  Note: noteRows,
};

/** Every row that an activity is kept as: a mail is a message with its relations, and a task beside it. */
export function rowsOfActivity(making: Making, activity: Activity): { object: TableName; row: Row }[] {
  const objects: TableName[] = Object.keys(ACTIVITY_MAKERS).filter(
    (name): name is TableName => name in ACTIVITY_MAKERS,
  );
  return objects.flatMap((object) =>
    (ACTIVITY_MAKERS[object]?.(making, activity) ?? []).map((row) => ({ object, row })),
  );
}

import type { Activity, Call, Task } from '../../../world/model.ts';
import type { Row } from '../schema/types.ts';
import { type ActivityMaker, about, logged } from './about.ts';
import { dayThere, idIn, type Making } from './making.ts';

/** Tasks are tasks, calls, and one beside every mail. */
export const taskRows: ActivityMaker = (making, activity) => {
  const own = particulars(making, activity);
  if (!own) return [];
  const task: Row = {
    Id: idIn(making, 'Task', activity.id),
    ...logged(making, activity),
    ...about(making, activity),
    Subject: activity.subject,
    ActivityDate: dayThere(making, activity.at),
    Status: 'Completed',
    Priority: 'Normal',
    IsHighPriority: false,
    Description: activity.body || null,
    IsClosed: true,
    IsReminderSet: false,
    TaskSubtype: 'Task',
    CompletedDateTime: activity.loggedAt,
    ...own,
  };
  return [task];
};

/** What sets one kind of task apart; null for an activity that is kept as none. */
function particulars(making: Making, activity: Activity): Row | null {
  switch (activity.kind) {
    case 'task':
      return taskFields(activity);
    case 'call':
      return callFields(activity);
    case 'email':
      return making.settings.features.activityCapture
        ? null
        : { TaskSubtype: 'Email', Subject: `Email: ${activity.subject}` };
    default:
      return null;
  }
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

function taskFields({ doneAt, priority }: Task): Row {
  return {
    Status: doneAt ? 'Completed' : 'Not Started',
    IsClosed: doneAt !== null,
    CompletedDateTime: doneAt,
    Priority: PRIORITIES[priority],
    IsHighPriority: priority === 'high',
  };
}

/** With Shared Activities every person on a task has a row. */
export const taskRelationRows: ActivityMaker = (making, activity) => {
  const { sharedActivities } = making.settings.features;
  if (!sharedActivities || !particulars(making, activity)) return [];
  return activity.contactIds.map((contact, index) => ({
    Id: idIn(making, 'TaskRelation', Number(activity.id) * 100 + index),
    ...logged(making, activity),
    RelationId: idIn(making, 'Contact', contact),
    TaskId: idIn(making, 'Task', activity.id),
    IsWhat: false,
  }));
};

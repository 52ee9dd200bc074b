import type { Activity } from '../../world/model.ts';
import { ownerIdOf } from './owners.ts';
import { record } from './record.ts';
import type { CrmObject, ObjectType } from './types.ts';

/** Where HubSpot keeps each kind of activity. */
export const TYPE_OF: Record<Activity['kind'], ObjectType> = {
  email: 'emails',
  call: 'calls',
  meeting: 'meetings',
  note: 'notes',
  task: 'tasks',
};

/** An activity as HubSpot holds it. */
export function renderActivity(activity: Activity): CrmObject {
  return record(TYPE_OF[activity.kind], {
    id: activity.id,
    createdAt: activity.loggedAt,
    values: {
      hs_timestamp: activity.at,
      hs_createdate: activity.loggedAt,
      hs_lastmodifieddate: activity.loggedAt,
      hubspot_owner_id: ownerIdOf(activity.ownerId),
      ...particulars(activity),
    },
  });
}

/** HubSpot's built-in call dispositions. */
const DISPOSITIONS = {
  connected: 'f240bbac-87c9-4f6e-bf70-924b57d47db7',
  busy: '9d9162e7-6cf3-4944-bf63-4dff82258764',
  no_answer: '73a0d17f-1163-4015-bdd5-ec830791da20',
  voicemail: 'b2cf5968-551e-4856-9783-52b3da59a7d0',
};

const MEETING_OUTCOMES = {
  scheduled: 'SCHEDULED',
  completed: 'COMPLETED',
  no_show: 'NO_SHOW',
  cancelled: 'CANCELED',
  rescheduled: 'RESCHEDULED',
};

function particulars(activity: Activity): Record<string, string | null> {
  switch (activity.kind) {
    case 'email':
      return {
        hs_email_subject: activity.subject,
        hs_email_direction: activity.direction === 'inbound' ? 'INCOMING_EMAIL' : 'EMAIL',
        hs_email_status: activity.bounced ? 'BOUNCED' : 'SENT',
        hs_body_preview: activity.body,
      };
    case 'call':
      return {
        hs_call_title: activity.subject,
        hs_call_body: activity.body,
        hs_call_direction: activity.direction === 'inbound' ? 'INBOUND' : 'OUTBOUND',
        hs_call_disposition: DISPOSITIONS[activity.outcome],
        hs_call_duration: String(activity.seconds * 1000),
        hs_call_status: 'COMPLETED',
      };
    case 'meeting':
      return {
        hs_meeting_title: activity.subject,
        hs_meeting_body: activity.body,
        hs_meeting_start_time: activity.at,
        hs_meeting_end_time: activity.endsAt,
        hs_meeting_outcome: activity.outcome && MEETING_OUTCOMES[activity.outcome],
      };
    case 'note':
      return { hs_note_body: `<p>${activity.body.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</p>` };
    case 'task':
      return {
        hs_task_subject: activity.subject,
        hs_task_body: activity.body,
        hs_task_status: activity.doneAt ? 'COMPLETED' : 'NOT_STARTED',
        hs_task_priority: activity.priority.toUpperCase(),
        hs_task_type: 'TODO',
        hs_task_completion_date: activity.doneAt,
      };
  }
}

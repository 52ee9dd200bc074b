import type { Activity, Meeting } from '../../../world/model.ts';
import { type ActivityMaker, about, logged } from './about.ts';
import { dayThere, idIn, type Making } from './making.ts';

/** The meeting that an activity is, where the database has it. */
function meetingOf({ settings }: Making, activity: Activity): Meeting | null {
  return activity.kind === 'meeting' && !settings.features.activityCapture ? activity : null;
}

/** A meeting. Salesforce keeps no outcome of one; a meeting that was called off is deleted. */
export const eventRows: ActivityMaker = (making, activity) => {
  const meeting = meetingOf(making, activity);
  if (!meeting) return [];
  const several = meeting.contactIds.length > 1;
  return [
    {
      Id: idIn(making, 'Event', meeting.id),
      ...logged(making, meeting),
      IsDeleted: meeting.outcome === 'cancelled' || meeting.outcome === 'rescheduled',
      ...about(making, meeting),
      Subject: meeting.subject,
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
      IsGroupEvent: several,
      GroupEventType: several ? '1' : '0',
      IsRecurrence: false,
      EventSubtype: 'Event',
      IsRecurrence2: false,
    },
  ];
};

/** Invitations: of everybody but the first person, and with Shared Activities of the first person too. */
export const eventRelationRows: ActivityMaker = (making, activity) => {
  const meeting = meetingOf(making, activity);
  if (!meeting) return [];
  const shared = making.settings.features.sharedActivities;
  const invited = shared ? meeting.contactIds : meeting.contactIds.slice(1);
  return invited.map((contact, index) => ({
    Id: idIn(making, 'EventRelation', Number(meeting.id) * 100 + index),
    ...logged(making, meeting),
    RelationId: idIn(making, 'Contact', contact),
    EventId: idIn(making, 'Event', meeting.id),
    Status: 'Accepted',
    IsInvitee: true,
    IsParent: shared,
    IsWhat: false,
  }));
};

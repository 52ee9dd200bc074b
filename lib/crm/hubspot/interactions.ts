import type { z } from 'zod';
import type { Direction, Interaction, InteractionKind, Outcome } from '../../record/interaction.ts';
import { type Instant, isBy } from '../../record/time.ts';
import type { Connection } from '../crm.ts';
import { moment, text } from '../values.ts';
import type { HubSpotObject } from './answers.ts';
import type { Center } from './api.ts';
import { activityLink } from './links.ts';
import { parts } from './values.ts';

type Kind = z.infer<typeof InteractionKind>;
type Way = z.infer<typeof Direction>;
type Result = z.infer<typeof Outcome>;

/** The activities in which the buyer can take part, by HubSpot's names of the objects, most telling first. */
export const INTERACTION_TYPES = ['emails', 'meetings', 'calls', 'communications'] as const;
export type InteractionType = (typeof INTERACTION_TYPES)[number];

interface Reading {
  kind: Kind;
  /** Every property to ask for. */
  properties: string[];
  subject(properties: HubSpotObject['properties']): string | null;
  at(properties: HubSpotObject['properties']): Instant | null;
  direction(properties: HubSpotObject['properties']): Way;
  outcome(properties: HubSpotObject['properties'], ahead: boolean): Result;
}

const CONNECTED = 'f240bbac-87c9-4f6e-bf70-924b57d47db7';
/** Busy, no answer, left voicemail, left live message, wrong number: HubSpot's own; portals add others. */
const NOT_CONNECTED = [
  '9d9162e7-6cf3-4944-bf63-4dff82258764',
  '73a0d17f-1163-4015-bdd5-ec830791da20',
  'b2cf5968-551e-4856-9783-52b3da59a7d0',
  'a4c4c377-d246-4b32-a13b-75a56a4cd0ff',
  '17b47fee-58de-441e-a44c-c6300d46f273',
];

function upper(properties: HubSpotObject['properties'], name: string): string | null {
  return text(properties[name])?.toUpperCase() ?? null;
}

const MEETING: Reading = {
  kind: 'meeting',
  subject: (properties) => text(properties.hs_meeting_title),
  properties: ['hs_meeting_title', 'hs_meeting_start_time', 'hs_meeting_outcome', 'hs_attendee_owner_ids'],
  at: (properties) => moment(properties.hs_meeting_start_time) ?? moment(properties.hs_timestamp),
  direction: () => 'mutual',
  outcome(properties, ahead) {
    switch (upper(properties, 'hs_meeting_outcome')) {
      case 'COMPLETED':
        return 'held';
      case 'NO_SHOW':
        return 'no_show';
      // A meeting that was moved did not take place at its time; the new one is a meeting of its own.
      case 'CANCELED':
      case 'CANCELLED':
      case 'RESCHEDULED':
        return 'cancelled';
      default:
        return ahead ? 'planned' : 'unrecorded';
    }
  },
};

const CALL: Reading = {
  kind: 'call',
  subject: (properties) => text(properties.hs_call_title),
  properties: ['hs_call_title', 'hs_call_direction', 'hs_call_disposition', 'hs_call_status'],
  at: (properties) => moment(properties.hs_timestamp),
  direction(properties) {
    const direction = upper(properties, 'hs_call_direction');
    return direction === 'INBOUND' ? 'inbound' : direction === 'OUTBOUND' ? 'outbound' : 'unknown';
  },
  outcome(properties, ahead) {
    if (ahead) return 'planned';
    const disposition = text(properties.hs_call_disposition)?.toLowerCase() ?? '';
    if (disposition === CONNECTED) return 'connected';
    if (NOT_CONNECTED.includes(disposition)) return 'missed';
    const status = upper(properties, 'hs_call_status');
    return ['BUSY', 'NO_ANSWER', 'MISSED', 'FAILED', 'CANCELED'].includes(status ?? '') ? 'missed' : 'unrecorded';
  },
};

const EMAIL: Reading = {
  kind: 'email',
  subject: (properties) => text(properties.hs_email_subject),
  properties: ['hs_email_subject', 'hs_email_direction', 'hs_email_status'],
  at: (properties) => moment(properties.hs_timestamp),
  direction(properties) {
    const direction = upper(properties, 'hs_email_direction');
    // A forwarded email was passed on by a colleague: whoever wrote it, the answer does not say.
    return direction === 'INCOMING_EMAIL' ? 'inbound' : direction === 'EMAIL' ? 'outbound' : 'unknown';
  },
  outcome(properties, ahead) {
    switch (upper(properties, 'hs_email_status')) {
      case 'BOUNCED':
        return 'bounced';
      case 'FAILED':
        return 'cancelled';
      case 'SCHEDULED':
      case 'SENDING':
        return 'planned';
      default:
        return ahead ? 'planned' : 'sent';
    }
  },
};

const CHANNELS: Record<string, string> = { WHATS_APP: 'WhatsApp', LINKEDIN_MESSAGE: 'LinkedIn', SMS: 'SMS' };

/** A message that somebody logged; which side wrote it, HubSpot does not say. */
const MESSAGE: Reading = {
  kind: 'message',
  subject(properties) {
    const channel = upper(properties, 'hs_communication_channel_type');
    return channel === null ? null : (CHANNELS[channel] ?? channel);
  },
  properties: ['hs_communication_channel_type'],
  at: (properties) => moment(properties.hs_timestamp),
  direction: () => 'unknown',
  outcome: (_, ahead) => (ahead ? 'planned' : 'unrecorded'),
};

const READINGS: Record<InteractionType, Reading> = {
  meetings: MEETING,
  calls: CALL,
  emails: EMAIL,
  communications: MESSAGE,
};

/** The kind of interaction that an object type holds. */
export function kindOf(type: InteractionType): Kind {
  return READINGS[type].kind;
}

/** Every property of an activity to ask for. */
export function askedOfInteraction(type: InteractionType): string[] {
  return ['hs_timestamp', 'hs_createdate', 'hubspot_owner_id', ...READINGS[type].properties];
}

/** Our id of an activity as an interaction: object types have ids of their own each. */
function interactionId(type: InteractionType, id: string): string {
  return `${READINGS[type].kind}:${id}`;
}

/** HubSpot's id of an interaction of ours. */
export function hubSpotId(interactionId: string): string {
  return interactionId.slice(interactionId.indexOf(':') + 1);
}

/** The activities of one type as interactions; one without a date is no dated interaction and is left out. */
export function interactionsOf(
  type: InteractionType,
  activities: readonly HubSpotObject[],
  people: ReadonlyMap<string, readonly string[]>,
  context: { connection: Connection; of: Center; now: Instant },
): Interaction[] {
  const reading = READINGS[type];
  return activities.flatMap(({ id, properties, createdAt }): Interaction[] => {
    const at = reading.at(properties);
    if (at === null) return [];
    const users = [text(properties.hubspot_owner_id), ...parts(properties.hs_attendee_owner_ids)];
    return [
      {
        id: interactionId(type, id),
        at,
        loggedAt: moment(properties.hs_createdate) ?? moment(createdAt),
        kind: reading.kind,
        direction: reading.direction(properties),
        outcome: reading.outcome(properties, !isBy(at, context.now)),
        people: [...new Set(people.get(id) ?? [])],
        users: [...new Set(users.filter((user) => user !== null))],
        subject: reading.subject(properties),
        link: activityLink(context.connection, context.of, id),
      },
    ];
  });
}

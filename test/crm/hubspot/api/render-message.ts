import type { Activity } from '../../world/model.ts';
import { ownerIdOf } from './owners.ts';
import { record } from './record.ts';
import type { CrmObject } from './types.ts';

/** A message on a channel outside HubSpot that somebody logged. Which side wrote it, HubSpot has no property for. */
export interface Message
  extends Pick<Activity, 'id' | 'at' | 'ownerId' | 'body' | 'dealId' | 'companyId' | 'contactIds'> {
  channel: 'WHATS_APP' | 'LINKEDIN_MESSAGE' | 'SMS';
}

/** A logged message as HubSpot holds it. */
export function renderMessage({ id, at, ownerId, body, channel }: Message): CrmObject {
  return record('communications', {
    id,
    createdAt: at,
    values: {
      hs_timestamp: at,
      hs_createdate: at,
      hs_lastmodifieddate: at,
      hs_communication_channel_type: channel,
      hs_communication_logged_from: 'CRM',
      hs_communication_body: body,
      hubspot_owner_id: ownerIdOf(ownerId),
    },
  });
}

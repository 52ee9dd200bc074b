import type { SupportCase } from '../../world/account-model.ts';
import { ownerIdOf } from './owners.ts';
import { record } from './record.ts';
import type { CrmObject } from './types.ts';

/** HubSpot's own pipeline of tickets. */
export const TICKET_PIPELINE = {
  id: '0',
  label: 'Support Pipeline',
  stages: [
    { id: '1', label: 'New', open: true },
    { id: '2', label: 'Waiting on contact', open: true },
    { id: '3', label: 'Waiting on us', open: true },
    { id: '4', label: 'Closed', open: false },
  ],
};

const CLOSED = '4';
const WAITING_ON_US = '3';

/** A customer's case as HubSpot holds it. */
export function renderTicket(supportCase: SupportCase): CrmObject {
  const { id, openedAt, closedAt, ownerId, subject, priority } = supportCase;
  const updatedAt = closedAt ?? openedAt;
  const stages = [
    { value: WAITING_ON_US, timestamp: openedAt, sourceType: 'CRM_UI' },
    ...(closedAt ? [{ value: CLOSED, timestamp: closedAt, sourceType: 'CRM_UI' }] : []),
  ];
  return record('tickets', {
    id,
    createdAt: openedAt,
    updatedAt,
    history: { hs_pipeline_stage: stages.toReversed() },
    values: {
      subject,
      hs_pipeline: TICKET_PIPELINE.id,
      hs_pipeline_stage: closedAt ? CLOSED : WAITING_ON_US,
      hs_ticket_priority: priority.toUpperCase(),
      source_type: 'EMAIL',
      hubspot_owner_id: ownerIdOf(ownerId),
      createdate: openedAt,
      closed_date: closedAt,
      hs_lastmodifieddate: updatedAt,
    },
  });
}

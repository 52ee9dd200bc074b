import type { Connection } from '../crm.ts';
import type { Center } from './api.ts';

const TYPE_IDS = { contact: '0-1', account: '0-2', deal: '0-3', ticket: '0-5' } as const;

/** The page of a record in the portal's own interface. */
export function recordLink(connection: Connection, kind: keyof typeof TYPE_IDS, id: string): string {
  const { uiHost, org } = connection;
  return `https://${uiHost}/contacts/${org.org}/record/${TYPE_IDS[kind]}/${encodeURIComponent(id)}`;
}

/** The page of a deal or company with one of its activities opened. */
export function activityLink(connection: Connection, { type, id }: Center, activityId: string): string {
  return `${recordLink(connection, type === 'deals' ? 'deal' : 'account', id)}/view/1?engagement=${encodeURIComponent(activityId)}`;
}

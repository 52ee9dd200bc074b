import type { Connection } from '../../../lib/crm/crm.ts';
import type { HubSpotObject } from '../../../lib/crm/hubspot/answers.ts';
import { directoryOf } from '../../../lib/crm/hubspot/owners.ts';

/** The moment at which the answers of these tests are read. */
export const NOW = '2026-11-20T12:00:00.000Z';
export const connection: Connection = {
  org: { crm: 'hubspot', org: '4711001' },
  token: 'pat-na1-test',
  reader: null,
  timeZone: 'Europe/Berlin',
  currency: 'EUR',
  uiHost: 'app.hubspot.com',
  scopes: ['crm.objects.deals.read', 'crm.objects.contacts.read'],
  gaps: [],
  setBy: 'user',
  checkedAt: NOW,
};
export const directory = directoryOf({
  granted: true,
  value: [{ id: '77', userId: '900', name: 'Ida Berg', email: null, teams: [], teamIds: [], active: true }],
});
export const context = { connection, definitions: null, directory, asked: ['pain'] };

/** An answer about one object with those properties. */
export function object(properties: Record<string, string | null>, id = '1'): HubSpotObject {
  return { id, properties };
}

import type { OrgRef } from '../../record/ref.ts';
import { UI_HOSTS } from './hosts.ts';

/** Sections of the interface whose path names the portal next, as `/contacts/4711001/objects/0-3/views/all/list`. */
const PORTAL_PATH = /^\/[a-z][a-z0-9-]*\/([1-9]\d{0,18})(?:\/|$)/;

/** The portal that any page of HubSpot's interface belongs to, records, lists and boards alike; null for other pages. */
export function locateOrg(url: string): OrgRef | null {
  const at = URL.parse(url);
  if (at?.protocol !== 'https:' || !UI_HOSTS.includes(at.hostname)) return null;
  const org = PORTAL_PATH.exec(at.pathname)?.[1];
  return org === undefined ? null : { crm: 'hubspot', org };
}

import type { OrgRef } from '../../record/ref.ts';
import { apiHostOf } from './hosts.ts';

/** The org that any page of Salesforce's interface belongs to, records, lists and homes alike; null for other pages. */
export function locateOrg(url: string): OrgRef | null {
  const at = URL.parse(url);
  const org = at?.protocol === 'https:' && at.port === '' ? apiHostOf(at.hostname) : null;
  return org === null ? null : { crm: 'salesforce', org };
}

import type { OrgMetadata } from '../../record/org-metadata.ts';
import type { Finding } from '../problem.ts';
import type { BlueprintDocument } from '../schema.ts';
import { missing } from './stages.ts';

/** Users and teams that hold seats and are not, or no longer, in the organisation. */
export function unknownHolders({ seats }: BlueprintDocument, { crm, users, teams }: OrgMetadata): Finding[] {
  return Object.entries(seats).flatMap(([id, { is }]): Finding[] => {
    if (typeof is !== 'object') return [];
    if ('crm_user' in is && users !== null && is.crm_user[crm] !== undefined) {
      const known = users.map((user) => user.id);
      return missing('user', is.crm_user[crm], known, ['seats', id, 'is', 'crm_user', crm]);
    }
    if ('email' in is && users !== null) {
      const known = users.flatMap(({ email }) => (email === null ? [] : [email.toLowerCase()]));
      return missing('user', is.email.toLowerCase(), known, ['seats', id, 'is', 'email']);
    }
    if ('team' in is && teams !== null && is.team[crm] !== undefined) {
      return missing('team', is.team[crm], teams, ['seats', id, 'is', 'team', crm]);
    }
    return [];
  });
}

import { type Crm, CrmError, type MetadataCache } from '../crm/crm.ts';
import type { OrganisationAnswer } from '../publishing.ts';
import type { OrgMetadata } from '../record/org-metadata.ts';
import type { CrmId, OrgRef } from '../record/ref.ts';
import type { Instant } from '../record/time.ts';
import type { ConnectionService } from './connect.ts';
import { failureOf } from './failure.ts';
import { readWith } from './read-with.ts';

/** How long an organisation may take to tell what it has. */
const WITHIN_MS = 30_000;

/** What each connected organisation has that a blueprint can name; one that cannot be asked answers why. */
export type Organisations = (fresh: boolean) => Promise<OrganisationAnswer[]>;

/** Asks all connected organisations at once, each within 30 seconds. */
export function createOrganisations(options: {
  connections: ConnectionService;
  crmOf: (id: CrmId) => Crm | null;
  metadata: MetadataCache;
  now: () => Instant;
}): Organisations {
  const { connections, crmOf, metadata, now } = options;

  async function ask(org: OrgRef, fresh: boolean): Promise<OrgMetadata> {
    const crm = crmOf(org.crm);
    if (!crm) throw new CrmError({ kind: 'not_connected' });
    const signal = AbortSignal.timeout(WITHIN_MS);
    return readWith(connections, org, signal, (connection) =>
      crm.orgMetadata(connection, { signal, metadata, now, fresh }),
    );
  }

  async function answer(org: OrgRef, fresh: boolean): Promise<OrganisationAnswer> {
    try {
      return { org, ok: true, metadata: await ask(org, fresh) };
    } catch (error) {
      return { org, ok: false, failure: failureOf(error) };
    }
  }

  return async (fresh) => Promise.all((await connections.list()).map(({ org }) => answer(org, fresh)));
}

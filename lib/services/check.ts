import { type Connection, type Crm, CrmError, type MetadataCache } from '../crm/crm.ts';
import { type CrmId, type OrgRef, orgKey } from '../record/ref.ts';
import type { Instant } from '../record/time.ts';

/** How long a CRM may take to answer about a token. */
const CHECK_WITHIN_MS = 30_000;

/** Checks of tokens by their CRM. */
export interface Checks {
  /** The adapter of a CRM. Throws `CrmError` where there is none. */
  crm(id: CrmId): Crm;
  /** The connection that a token makes. Throws `CrmError`, also where it belongs to another organisation than `expected`. */
  check(id: CrmId, token: string, expected: OrgRef | null): Promise<Connection>;
  /** Whether a check is under way. */
  isBusy(): boolean;
}

/** Checks with the adapters that `crmOf` gives, each within 30 seconds. */
export function createChecks(options: {
  crmOf: (id: CrmId) => Crm | null;
  metadata: MetadataCache;
  now: () => Instant;
}): Checks {
  const { crmOf, metadata, now } = options;
  let checking = 0;

  function crm(id: CrmId): Crm {
    const found = crmOf(id);
    if (!found) throw new CrmError({ kind: 'not_connected' });
    return found;
  }

  async function check(id: CrmId, token: string, expected: OrgRef | null): Promise<Connection> {
    checking += 1;
    try {
      const signal = AbortSignal.timeout(CHECK_WITHIN_MS);
      const connection = await crm(id).connect(token, { signal, metadata, now, ...(expected && { org: expected }) });
      if (expected && orgKey(connection.org) !== orgKey(expected)) {
        throw new CrmError({ kind: 'wrong_org', expected: expected.org, actual: connection.org.org });
      }
      return connection;
    } finally {
      checking -= 1;
    }
  }

  return { crm, check, isBusy: () => checking > 0 };
}

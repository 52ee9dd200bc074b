import { type Connection, CrmError } from '../crm/crm.ts';
import { type CrmId, type OrgRef, orgKey } from '../record/ref.ts';
import type { Connections } from '../store/connections.ts';
import type { Checks } from './check.ts';
import type { Policy } from './policy.ts';

/** Organisations that are read with a key: those that people give and those that policy sets; policy wins. */
export interface Keys {
  /** Organisations that policy sets a key for. */
  setByPolicy(): Promise<OrgRef[]>;
  isSetByPolicy(org: OrgRef): Promise<boolean>;
  /** The connection to read with; checks the policy's key first where it is new. Throws `CrmError`. */
  use(org: OrgRef): Promise<Connection>;
  /** Checks a key that somebody gave and keeps its connection. Throws `CrmError` for each way it can fail. */
  connect(crm: CrmId, token: string): Promise<Connection>;
}

/** Keys over the kept connections and the policy. */
export function createKeys(options: {
  connections: Connections;
  policy: () => Promise<Policy>;
  checks: Checks;
  onOtherReader: (org: OrgRef) => Promise<void>;
}): Keys {
  const { connections, policy, checks, onOtherReader } = options;

  async function policyToken(org: OrgRef): Promise<string | null> {
    const set = (await policy()).hubspot.find((key) => orgKey(key.org) === orgKey(org));
    return set?.token ?? null;
  }

  async function keep(connection: Connection, setBy: 'user' | 'policy'): Promise<Connection> {
    const before = await connections.of(connection.org);
    // Another key may see less.
    if (before && before.token !== connection.token) await onOtherReader(connection.org);
    await connections.keep({ ...connection, session: null, setBy, state: 'ok', signedIn: false });
    return { ...connection, setBy };
  }

  async function connectByPolicy(org: OrgRef, token: string): Promise<Connection> {
    return keep(await checks.check(org.crm, token, org), 'policy');
  }

  return {
    setByPolicy: async () => (await policy()).hubspot.map(({ org }) => org),
    isSetByPolicy: async (org) => (await policyToken(org)) !== null,
    use: async (org) => {
      const kept = await connections.of(org);
      const token = await policyToken(org);
      if (token !== null && (kept?.setBy !== 'policy' || kept.token !== token)) return connectByPolicy(org, token);
      if (!kept || kept.token === null) throw new CrmError({ kind: 'not_connected' });
      return { ...kept, token: kept.token };
    },
    connect: async (crm, token) => {
      const connection = await checks.check(crm, token, null);
      const set = await policyToken(connection.org);
      return set === null ? keep(connection, 'user') : connectByPolicy(connection.org, set);
    },
  };
}

import { type Crm, CrmError, type CrmFailure, type MetadataCache } from '../crm/crm.ts';
import { type CrmId, type OrgRef, orgKey } from '../record/ref.ts';
import type { Instant } from '../record/time.ts';
import type { ConnectionView } from '../rpc.ts';
import type { Connections, KeptConnection } from '../store/connections.ts';
import { failureOf } from './failure.ts';
import type { Policy } from './policy.ts';

/** How long a CRM may take to answer about a key. */
const CONNECT_WITHIN_MS = 30_000;

/** Keys of organisations: those that people give and those that policy sets; policy wins. */
export interface ConnectionService {
  /** The connection to read an organisation with; checks the policy's key first where there is a new one. Throws `CrmError`. */
  use(org: OrgRef): Promise<KeptConnection>;
  /** Whether there is a key for that organisation at all. */
  has(org: OrgRef): Promise<boolean>;
  /** Whether anything may be kept of that organisation: it has a key, or one is being checked now. */
  isOpen(org: OrgRef): Promise<boolean>;
  list(): Promise<ConnectionView[]>;
  /** Checks a key at once and keeps its connection. Throws `CrmError` for each way it can fail. */
  connect(crm: CrmId, token: string): Promise<ConnectionView>;
  /** Notes what the CRM said of the key when a record was read. */
  note(org: OrgRef, failure: CrmFailure | null): Promise<void>;
  /** Forgets the key; answers false for one that policy sets, which stays. */
  disconnect(org: OrgRef): Promise<boolean>;
  /** Connects every organisation that policy has a new key for; a key that fails is logged and tried again at use. */
  followPolicy(): Promise<void>;
  /** Connections that policy set once and sets no more. */
  abandoned(): Promise<OrgRef[]>;
}

/** A connection as pages may see it. */
export function connectionView(kept: KeptConnection): ConnectionView {
  const { token: _token, gaps, ...shown } = kept;
  const missing = gaps.flatMap((gap) => (gap.remedy === 'grant_scope' && gap.detail ? [gap.detail] : []));
  return { ...shown, missingScopes: [...new Set(missing)] };
}

function stateAfter(failure: CrmFailure | null): KeptConnection['state'] | null {
  if (failure === null) return 'ok';
  return failure.kind === 'signed_out' || failure.kind === 'forbidden' ? failure.kind : null;
}

/** The service over the kept connections. */
export function createConnectionService(options: {
  connections: Connections;
  policy: () => Promise<Policy>;
  crmOf: (id: CrmId) => Crm | null;
  metadata: MetadataCache;
  now: () => Instant;
}): ConnectionService {
  const { connections, policy, crmOf, metadata, now } = options;
  let checking = 0;

  async function policyToken(org: OrgRef): Promise<string | null> {
    const set = (await policy()).hubspot.find((key) => orgKey(key.org) === orgKey(org));
    return set?.token ?? null;
  }

  async function check(id: CrmId, token: string): Promise<Omit<KeptConnection, 'setBy' | 'state'>> {
    const crm = crmOf(id);
    if (!crm) throw new CrmError({ kind: 'not_connected' });
    checking += 1;
    try {
      return await crm.connect(token, { signal: AbortSignal.timeout(CONNECT_WITHIN_MS), metadata, now });
    } finally {
      checking -= 1;
    }
  }

  async function has(org: OrgRef): Promise<boolean> {
    return (await policyToken(org)) !== null || (await connections.of(org)) !== null;
  }

  async function connectByPolicy(org: OrgRef, token: string): Promise<KeptConnection> {
    const checked = await check(org.crm, token);
    if (orgKey(checked.org) !== orgKey(org)) {
      throw new CrmError({ kind: 'wrong_org', expected: org.org, actual: checked.org.org });
    }
    const kept: KeptConnection = { ...checked, setBy: 'policy', state: 'ok' };
    await connections.keep(kept);
    return kept;
  }

  async function use(org: OrgRef): Promise<KeptConnection> {
    const kept = await connections.of(org);
    const token = await policyToken(org);
    if (token !== null && (kept?.setBy !== 'policy' || kept.token !== token)) return connectByPolicy(org, token);
    if (!kept) throw new CrmError({ kind: 'not_connected' });
    return kept;
  }

  return {
    use,
    has,
    isOpen: async (org) => checking > 0 || has(org),
    list: async () => (await connections.all()).map(connectionView),
    connect: async (id, token) => {
      const checked = await check(id, token);
      const setByPolicy = await policyToken(checked.org);
      if (setByPolicy !== null) return connectionView(await connectByPolicy(checked.org, setByPolicy));
      const kept: KeptConnection = { ...checked, setBy: 'user', state: 'ok' };
      await connections.keep(kept);
      return connectionView(kept);
    },
    note: async (org, failure) => {
      const state = stateAfter(failure);
      const kept = state && (await connections.of(org));
      if (kept && kept.state !== state) await connections.keep({ ...kept, state });
    },
    disconnect: async (org) => {
      if ((await policyToken(org)) !== null) return false;
      await connections.forget(org);
      return true;
    },
    followPolicy: async () => {
      for (const { org } of (await policy()).hubspot) {
        await use(org).catch((error: unknown) => {
          console.error(`Plumbline policy: the key for ${orgKey(org)} does not work: ${failureOf(error).kind}`);
        });
      }
    },
    abandoned: async () => {
      const set = new Set((await policy()).hubspot.map((key) => orgKey(key.org)));
      return (await connections.all())
        .filter((kept) => kept.setBy === 'policy' && !set.has(orgKey(kept.org)))
        .map((kept) => kept.org);
    },
  };
}

import type { Connection, Crm, CrmFailure, MetadataCache } from '../crm/crm.ts';
import { type CrmId, type OrgRef, orgKey } from '../record/ref.ts';
import type { Instant } from '../record/time.ts';
import type { ConnectCall, ConnectionView, DisconnectAnswer } from '../rpc.ts';
import type { Apps, Connections, KeptConnection } from '../store/connections.ts';
import { createChecks } from './check.ts';
import { connectionView, stateAfter } from './connection-view.ts';
import { failureOf } from './failure.ts';
import { createKeys } from './keys.ts';
import type { Policy } from './policy.ts';
import { createSignIns } from './sign-ins.ts';

/** Organisations and what they are read with: a key or a sign-in, given by people or set by policy; policy wins. */
export interface ConnectionService {
  /** The connection to read an organisation with. Throws `CrmError` where there is none to be had without asking anybody. */
  use(org: OrgRef): Promise<Connection>;
  /** Another connection after the token was refused, without asking anybody; null where only a person can give one. */
  renew(org: OrgRef): Promise<Connection | null>;
  /** Whether there is a key or a sign-in for that organisation at all. */
  has(org: OrgRef): Promise<boolean>;
  /** Whether anything may be kept of that organisation: it is connected, or is being connected now. */
  isOpen(org: OrgRef): Promise<boolean>;
  list(): Promise<ConnectionView[]>;
  /** Checks a key, or signs in with an app and keeps both. Throws `CrmError` for each way it can fail. */
  connect(call: ConnectCall): Promise<ConnectionView>;
  /** Signs in by a person's wish; null for an organisation that nobody signs in to. Throws `CrmError`. */
  signIn(org: OrgRef): Promise<ConnectionView | null>;
  /** Notes what the CRM said of the token when a record was read. */
  note(org: OrgRef, failure: CrmFailure | null): Promise<void>;
  /** Whether policy sets the organisation's key or app, so that nobody may take it away. */
  isSetByPolicy(org: OrgRef): Promise<boolean>;
  /** Forgets key, app and token; answers the connection that was, where there was one. */
  forget(org: OrgRef): Promise<KeptConnection | null>;
  /** Has the CRM end the token of a connection that came of a sign-in; answers what became of that. Never throws. */
  end(connection: KeptConnection | null): Promise<DisconnectAnswer>;
  /** Connects every organisation that policy has a new key for; a key that fails is noted and tried again at use. */
  followPolicy(): Promise<void>;
  /** Organisations that policy set once and sets no more. */
  abandoned(): Promise<OrgRef[]>;
}

function unique(orgs: OrgRef[]): OrgRef[] {
  return [...new Map(orgs.map(({ crm, org }) => [`${crm}:${org}`, { crm, org }])).values()];
}

/** The service over the kept connections and apps. */
export function createConnectionService(options: {
  connections: Connections;
  apps: Apps;
  policy: () => Promise<Policy>;
  crmOf: (id: CrmId) => Crm | null;
  metadata: MetadataCache;
  /** Forgets what was read of an organisation: whoever reads it from now on may see less. */
  onOtherReader: (org: OrgRef) => Promise<void>;
  now: () => Instant;
}): ConnectionService {
  const { connections, apps, policy, onOtherReader } = options;
  const checks = createChecks(options);
  const keys = createKeys({ connections, policy, checks, onOtherReader });
  const signIns = createSignIns({ ...options, checks });
  /** What went wrong with an organisation last, for as long as the worker lives. */
  const troubles = new Map<string, CrmFailure>();

  /** Connects by `work`, and notes how it ended. */
  async function noted(org: OrgRef, work: () => Promise<Connection>): Promise<Connection> {
    try {
      const connection = await work();
      troubles.delete(orgKey(org));
      return connection;
    } catch (error) {
      troubles.set(orgKey(org), failureOf(error));
      throw error;
    }
  }

  async function isSetByPolicy(org: OrgRef): Promise<boolean> {
    return (await keys.isSetByPolicy(org)) || (await signIns.of(org))?.setBy === 'policy';
  }

  async function view(org: OrgRef): Promise<ConnectionView> {
    return connectionView({
      org,
      kept: await connections.of(org),
      app: await signIns.of(org),
      isSetByPolicy: await isSetByPolicy(org),
      trouble: troubles.get(orgKey(org)) ?? null,
    });
  }

  async function use(org: OrgRef): Promise<Connection> {
    const app = await signIns.of(org);
    try {
      const connection = await (app ? signIns.use(app) : keys.use(org));
      // What the CRM said of the token stands until it says otherwise; trouble on the way to it is over.
      const trouble = troubles.get(orgKey(org));
      if (trouble && stateAfter(trouble) === null) troubles.delete(orgKey(org));
      return connection;
    } catch (error) {
      troubles.set(orgKey(org), failureOf(error));
      throw error;
    }
  }

  async function has(org: OrgRef): Promise<boolean> {
    return (await connections.of(org)) !== null || (await isSetByPolicy(org)) || (await signIns.of(org)) !== null;
  }

  async function signIn(org: OrgRef): Promise<ConnectionView | null> {
    const app = await signIns.of(org);
    if (!app) return null;
    await noted(org, () => signIns.signIn(app));
    return view(org);
  }

  return {
    use,
    has,
    signIn,
    renew: async (org) => {
      const app = await signIns.of(org);
      return app && noted(org, () => signIns.renew(app));
    },
    isOpen: async (org) => checks.isBusy() || has(org),
    list: async () => {
      const kept = (await connections.all()).map(({ org }) => org);
      const signedInTo = (await signIns.apps()).map(({ org }) => org);
      return Promise.all(unique([...kept, ...signedInTo, ...(await keys.setByPolicy())]).map(view));
    },
    connect: async (call) => {
      if (call.crm === 'hubspot') {
        const { org } = await keys.connect(call.crm, call.token);
        troubles.delete(orgKey(org));
        return view(org);
      }
      const { org, clientId, browserSession } = call;
      if (!(await isSetByPolicy(org))) {
        await connections.forget(org);
        const reader = (await apps.of(org))?.reader ?? null;
        await apps.keep({ org, clientId, browserSession, setBy: 'user', reader });
      }
      await signIn(org);
      return view(org);
    },
    note: async (org, failure) => {
      const state = stateAfter(failure);
      if (state === null) return;
      if (failure) troubles.set(orgKey(org), failure);
      else troubles.delete(orgKey(org));
      const kept = await connections.of(org);
      if (kept?.state !== state) await connections.update(org, (connection) => ({ ...connection, state }));
    },
    isSetByPolicy,
    forget: async (org) => {
      const kept = await connections.of(org);
      troubles.delete(orgKey(org));
      await connections.forget(org);
      await apps.forget(org);
      return kept;
    },
    end: async (connection) => ({ signedOut: connection && (await signIns.end(connection)) }),
    followPolicy: async () => {
      for (const org of await keys.setByPolicy()) {
        await use(org).catch((error: unknown) => {
          console.error(`Plumbline policy: the key for ${orgKey(org)} does not work: ${failureOf(error).kind}`);
        });
      }
    },
    abandoned: async () => {
      const once = [...(await connections.all()), ...(await apps.all())].filter(({ setBy }) => setBy === 'policy');
      const still = await Promise.all(once.map(({ org }) => isSetByPolicy(org)));
      return unique(once.filter((_, index) => !still[index]).map(({ org }) => org));
    },
  };
}

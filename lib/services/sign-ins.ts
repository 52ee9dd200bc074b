import { type Connection, CrmError, type CrmFailure } from '../crm/crm.ts';
import { type OrgRef, orgKey } from '../record/ref.ts';
import { type Instant, isWithin } from '../record/time.ts';
import type { Apps, Connections, KeptApp, KeptConnection } from '../store/connections.ts';
import type { Checks } from './check.ts';
import { digestOf } from './digest.ts';
import { failureOf } from './failure.ts';
import type { Policy } from './policy.ts';

/** After a CRM would not sign in without asking, it is not tried again for a minute: views must not become a loop. */
const ASK_AGAIN_DAYS = 1 / 1440;

/** How long a sign-in that shows nothing may take. */
const SILENT_WITHIN_MS = 20_000;

/** How long the end of a sign-in may take; somebody who disconnects waits for it. */
const END_WITHIN_MS = 5_000;

/** Failures that pass by themselves, so that the next view may try again at once. */
const PASSING: readonly CrmFailure['kind'][] = ['offline', 'server_error', 'rate_limited', 'cancelled'];

/** Organisations that people sign in to: with an app that people enter or policy sets, or by the browser's session. */
interface SignIns {
  /** Every app, the policy's before people's. */
  apps(): Promise<KeptApp[]>;
  of(org: OrgRef): Promise<KeptApp | null>;
  /** The connection to read with; signs in without asking where there is none yet. Throws `CrmError`. */
  use(app: KeptApp): Promise<Connection>;
  /** Signs in anew without asking, after a token was refused; everybody who needs it waits for the same one. */
  renew(app: KeptApp): Promise<Connection>;
  /** Has the CRM end the token of a connection; whether it said so, null for what has none of its own to end. Never throws. */
  end(connection: Pick<KeptConnection, 'org' | 'token' | 'signedIn'>): Promise<boolean | null>;
  /** Signs in by a person's wish, in a window of the CRM's where it has to ask. Throws `CrmError`. */
  signIn(app: KeptApp): Promise<Connection>;
}

/** Sign-ins over the kept apps and connections and the policy, one at a time for each organisation. */
export function createSignIns(options: {
  apps: Apps;
  connections: Connections;
  policy: () => Promise<Policy>;
  checks: Checks;
  onOtherReader: (org: OrgRef) => Promise<void>;
  now: () => Instant;
}): SignIns {
  const { apps, connections, policy, checks, onOtherReader, now } = options;
  const underWay = new Map<string, { interactive: boolean; done: Promise<Connection> }>();
  const refusals = new Map<string, { at: Instant; failure: CrmFailure }>();

  async function all(): Promise<KeptApp[]> {
    const set = (await policy()).salesforce;
    const taken = new Set(set.map(({ org }) => orgKey(org)));
    return [...set, ...(await apps.all()).filter((app) => app.setBy === 'user' && !taken.has(orgKey(app.org)))];
  }

  async function tokenOf(app: KeptApp, interactive: boolean): Promise<string> {
    const { org, clientId } = app;
    const crm = checks.crm(org.crm);
    const found =
      app.browserSession || clientId === null
        ? crm.browserSession?.(org)
        : crm.signIn?.(
            { org, clientId },
            {
              interactive,
              signal: interactive ? new AbortController().signal : AbortSignal.timeout(SILENT_WITHIN_MS),
            },
          );
    if (!found) throw new CrmError({ kind: 'not_connected' });
    return found;
  }

  const end: SignIns['end'] = async ({ org, token, signedIn }) => {
    // The browser's own session is not kept and not ours to end.
    if (!signedIn || token === null) return null;
    return (await checks.crm(org.crm).signOut?.({ org, token }, AbortSignal.timeout(END_WITHIN_MS))) ?? null;
  };

  async function connect(app: KeptApp, interactive: boolean): Promise<Connection> {
    const { org, setBy, browserSession } = app;
    const token = await tokenOf(app, interactive);
    const connection = { ...(await checks.check(org.crm, token, org)), setBy };
    const reader = (await apps.of(org))?.reader;
    if (reader && reader !== connection.reader) await onOtherReader(org);
    const before = await apps.of(org);
    if (!before && setBy === 'user') {
      // Somebody has disconnected the organisation while the CRM was asked, or while what others had read was forgotten.
      await end({ org, token: browserSession ? null : token, signedIn: true });
      throw new CrmError({ kind: 'not_connected' });
    }
    await connections.keep({
      ...connection,
      token: browserSession ? null : token,
      session: browserSession ? await digestOf(token) : null,
      state: 'ok',
      signedIn: true,
    });
    // The policy's too, so that what was read can be forgotten once it sets the app no more.
    if (before || setBy === 'policy') await apps.keep({ ...app, reader: connection.reader });
    refusals.delete(orgKey(org));
    return connection;
  }

  function start(app: KeptApp, interactive: boolean): Promise<Connection> {
    const key = orgKey(app.org);
    const running = underWay.get(key);
    if (running && (running.interactive || !interactive)) return running.done;
    if (running) return running.done.catch(() => start(app, true));
    const done = connect(app, interactive).finally(() => underWay.delete(key));
    underWay.set(key, { interactive, done });
    return done;
  }

  async function renew(app: KeptApp): Promise<Connection> {
    const key = orgKey(app.org);
    const refusal = refusals.get(key);
    const isOfLate = refusal && isWithin(ASK_AGAIN_DAYS, refusal.at, now());
    if (isOfLate && !app.browserSession && !underWay.has(key)) throw new CrmError(refusal.failure);
    try {
      return await start(app, false);
    } catch (error) {
      const failure = failureOf(error);
      if (!PASSING.includes(failure.kind)) refusals.set(key, { at: now(), failure });
      throw error;
    }
  }

  return {
    apps: all,
    of: async (org) => (await all()).find((app) => orgKey(app.org) === orgKey(org)) ?? null,
    use: async (app) => {
      const kept = await connections.of(app.org);
      if (!kept || (kept.token === null) !== app.browserSession) return renew(app);
      if (kept.token !== null) return { ...kept, token: kept.token };
      const token = await tokenOf(app, false);
      return kept.session === (await digestOf(token)) ? { ...kept, token } : renew(app);
    },
    renew,
    end,
    signIn: (app) => start(app, true),
  };
}

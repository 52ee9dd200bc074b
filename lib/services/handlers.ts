import type { Audit } from '../assess/schema/audit.ts';
import { CrmError } from '../crm/crm.ts';
import { locate } from '../crm/locate.ts';
import { type OrgRef, orgKey, orgOf, type RecordRef, recordKey } from '../record/ref.ts';
import { report } from '../report.ts';
import { CallError, type ConnectAnswer, type ConnectionView, type DisconnectAnswer, type RecordView } from '../rpc.ts';
import type { BlueprintService } from './blueprint.ts';
import { type Caller, mayAskAbout } from './caller.ts';
import type { Handlers } from './calls.ts';
import type { ConnectionService } from './connect.ts';
import { failureOf } from './failure.ts';
import type { FeedService } from './feeds.ts';
import type { Keeping } from './keeping.ts';
import { stripOfView } from './news.ts';
import type { Organisations } from './organisations.ts';
import { NO_VERDICT } from './record-kind.ts';
import type { Records } from './records.ts';
import type { SignalService } from './signals.ts';
import type { Tabs } from './tabs.ts';
import type { Trial } from './trial.ts';

function hold(caller: Caller, org: OrgRef): void {
  if (!mayAskAbout(caller, org)) throw new CallError('not_allowed', 'the page belongs to another organisation');
}

function isSame(a: RecordRef | null, b: RecordRef | null): boolean {
  return (a && recordKey(a)) === (b && recordKey(b));
}

/** What each call of `lib/rpc.ts` does. */
export function createHandlers(services: {
  tabs: Tabs;
  records: Records;
  connections: ConnectionService;
  keeping: Keeping;
  blueprint: BlueprintService;
  trial: Trial;
  organisations: Organisations;
  feeds: FeedService;
  signals: SignalService;
  /** Notes that signals of a record were seen. */
  markSeen: (ref: RecordRef, keys: readonly string[]) => Promise<void>;
  /** Audits the blueprint in force and every record that is kept. */
  audit: () => Promise<Audit>;
  /** Gives up reading a record that no tab shows. */
  release: (ref: RecordRef) => Promise<void>;
  /** Ends a connection and forgets all that was read with it; null where policy sets it. */
  disconnect: (org: OrgRef) => Promise<DisconnectAnswer | null>;
  /** Forgets all that was read. */
  forget: () => Promise<void>;
  openOptions: () => Promise<void>;
  openPage: (page: string) => Promise<void>;
  /** Betters the org's benchmarks when there is time for it. */
  improve: (org: OrgRef) => Promise<void>;
}): Handlers {
  const { tabs, records, connections, keeping, blueprint, trial, organisations, audit, feeds, signals } = services;
  const { markSeen, release, disconnect, forget, openOptions, openPage, improve } = services;

  /** The record that each tab was last told to show, as long as the worker lives. */
  const tabsTold = new Map<number, RecordRef | null>();

  /** Reads a record to the end; its org's benchmarks are bettered after it, never before. */
  async function read(ref: RecordRef, inFull = false): Promise<void> {
    await (await records.begin(ref, { inFull }))?.done;
  }

  function improveLater(ref: RecordRef): void {
    improve(orgOf(ref)).catch((error: unknown) => {
      console.debug('Plumbline has no new benchmarks:', failureOf(error).kind);
    });
  }

  function readFeedsLater(): void {
    feeds.refresh().catch((error: unknown) => report('could not read its feeds', error));
  }

  /** The tab goes from one record to another; answers when everybody concerned knows. */
  async function move(tabId: number, ref: RecordRef | null): Promise<void> {
    const before = await tabs.show(tabId, ref);
    const told = tabsTold.get(tabId);
    // A worker before this one may have died of noting what the tab shows, and have told nobody.
    if (isSame(before, ref) && told !== undefined && isSame(told, ref)) return;
    if (before && !isSame(before, ref)) await release(before);
    tabsTold.set(tabId, ref);
    await tabs.tell(tabId, { type: 'plumbline:record', ref });
  }

  async function noRecord(): Promise<RecordView> {
    return {
      ref: null,
      status: 'not_a_record',
      ...NO_VERDICT,
      failure: null,
      blueprint: null,
      cache: await records.place(),
      requests: 0,
    };
  }

  /** Connects, and brings what tabs show of that organisation to life. */
  async function connected(connect: () => Promise<ConnectionView>): Promise<ConnectAnswer> {
    try {
      const connection = await connect();
      for (const ref of await tabs.shown()) if (orgKey(ref) === orgKey(connection.org)) await records.begin(ref);
      return { ok: true, connection };
    } catch (error) {
      return { ok: false, failure: failureOf(error) };
    }
  }

  async function signIn(call: { org: OrgRef | null }, caller: Caller): Promise<ConnectAnswer> {
    const org = call.org ?? caller.tab?.org;
    if (!org) throw new CallError('malformed', 'no organisation');
    hold(caller, org);
    return connected(async () => {
      const connection = await connections.signIn(org);
      if (!connection) throw new CrmError({ kind: 'not_connected' });
      return connection;
    });
  }

  return {
    viewing: async ({ ref }, caller) => {
      if (!caller.tab) return null;
      if (ref) hold(caller, ref);
      await move(caller.tab.id, ref);
      if (!ref) return null;
      readFeedsLater();
      const reading = await records.begin(ref);
      // The tab may have gone on before there was a reading to give up.
      await release(ref);
      await reading?.done;
      if (!(await tabs.showing(ref)).includes(caller.tab.id)) return null;
      const view = await records.view(ref);
      if (view.status === 'fresh') improveLater(ref);
      return stripOfView(view);
    },
    record: async (call, caller) => {
      const ref = call.ref ?? locate(caller.tab?.url ?? '');
      if (!ref) return noRecord();
      hold(caller, ref);
      if (call.refresh) await read(ref, true);
      else if (records.isDue(ref)) await records.begin(ref);
      return records.view(ref);
    },
    panel: async (call, caller) => {
      if (caller.tab) await tabs.tell(caller.tab.id, { type: 'plumbline:panel', do: call.do });
    },
    openOptions,
    openBlueprint: ({ path }) =>
      openPage(path === null ? 'blueprint.html' : `blueprint.html#/handbook/${encodeURIComponent(path)}`),
    connections: connections.list,
    connect: (call) => connected(() => connections.connect(call)),
    signIn,
    reconnect: async (_, caller) => {
      const answer = await signIn({ org: null }, caller);
      if (!answer.ok && answer.failure.kind !== 'sign_in_cancelled') await openOptions();
    },
    disconnect: async ({ org }) => {
      const answer = await disconnect(org);
      if (!answer) throw new CallError('not_allowed', 'policy sets this connection');
      return answer;
    },
    settings: keeping.settings,
    saveSettings: keeping.save,
    audit: () => audit(),
    wipe: () => forget(),
    blueprint: blueprint.view,
    publish: blueprint.publish,
    refreshBlueprint: async () => {
      await blueprint.refresh();
      return blueprint.view();
    },
    blueprintHistory: blueprint.history,
    restoreBlueprint: ({ id }) => blueprint.restore(id),
    organisations: ({ fresh }) => organisations(fresh),
    dryRun: ({ text }) => trial.dryRun(text),
    preview: ({ text, ref }) => trial.preview(text, ref),
    cachedRecords: trial.records,
    signalsOverview: async () => signals.overview((await blueprint.inForce()).blueprint),
    addFeed: feeds.add,
    readFeed: ({ url }) => feeds.read(url),
    removeFeed: async ({ url }) => {
      if (!(await feeds.remove(url))) throw new CallError('not_allowed', 'policy sets this feed');
    },
    signalsSeen: async ({ ref, keys }, caller) => {
      hold(caller, ref);
      await markSeen(ref, keys);
    },
  };
}

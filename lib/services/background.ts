import { shownOf } from '../blueprint/asked.ts';
import type { BudgetStore } from '../crm/budget.ts';
import type { Crm, MetadataCache } from '../crm/crm.ts';
import { type CrmId, type OrgRef, orgKey, type RecordRef } from '../record/ref.ts';
import type { Instant } from '../record/time.ts';
import { report } from '../report.ts';
import type { CallAnswer, CallName, CallResult, Changed, DisconnectAnswer, PageNews, TabNews } from '../rpc.ts';
import type { Area } from '../store/area.ts';
import { createBlueprints } from '../store/blueprints.ts';
import { createCache } from '../store/cache.ts';
import { createConnections } from '../store/connections.ts';
import { diskShelves } from '../store/disk.ts';
import { memoryShelves } from '../store/memory.ts';
import { diskSignals } from '../store/signal-disk.ts';
import { memorySignals } from '../store/signal-memory.ts';
import { createSignals } from '../store/signals.ts';
import { createStrips } from '../store/strips.ts';
import { createAllowedHosts } from './allowed-hosts.ts';
import { createAudit } from './audit.ts';
import { BLUEPRINT_ALARM, createBlueprintService } from './blueprint.ts';
import { blueprintFetcher } from './blueprint-fetch.ts';
import { blueprintReader } from './blueprint-reader.ts';
import type { Sender } from './caller.ts';
import { answer } from './calls.ts';
import { createConnectionService } from './connect.ts';
import { createFeedService, FEEDS_ALARM } from './feeds.ts';
import { createHandlers } from './handlers.ts';
import { createJudging } from './judging.ts';
import { createKeeping } from './keeping.ts';
import { createNews } from './news.ts';
import { createOrganisations } from './organisations.ts';
import { type Policy, readPolicy } from './policy.ts';
import { createKinds } from './record-kinds.ts';
import { createRecords } from './records.ts';
import { createSignalService } from './signals.ts';
import { createTabs } from './tabs.ts';
import { createTrial } from './trial.ts';

/** What the background needs of the browser it runs in. */
export interface Platform {
  self: { id: string; root: string; version: string };
  /** Match patterns of the hosts that the manifest asks for. */
  hosts: readonly string[];
  local: Area;
  session: Area;
  managed: { get(keys: null): Promise<Record<string, unknown>> };
  sendToTab(tabId: number, news: TabNews): Promise<unknown>;
  /** Sends to every page of the extension that is open, in a tab or beside the page; rejects where none is. */
  sendToPages(news: PageNews): Promise<unknown>;
  openOptions(): Promise<void>;
  /** Opens a page of the extension, as `blueprint.html#/check`, in a tab of its own. */
  openPage(page: string): Promise<void>;
  /** Fetches what has no CRM: a blueprint from an address. */
  fetch: typeof globalThis.fetch;
  /** Whether the browser lets us read every answer of a host. */
  mayRead(url: URL): Promise<boolean>;
  /** Gives back the hosts of a match pattern that a person has allowed; nothing where nobody has. */
  giveBack(origin: string): Promise<void>;
  /** Calls `Background.alarm` with that name at that moment, also if the worker has died until then; again replaces. */
  setAlarm(name: string, at: Instant): Promise<void>;
}

/** The background: answers calls, follows tabs and policy. It may be thrown away and made anew at any moment. */
export interface Background {
  answer(message: unknown, sender: Sender): Promise<CallAnswer<CallResult<CallName>>>;
  tabClosed(tabId: number): Promise<void>;
  /** The toolbar button or its key: the panel of that tab, or our own page where the tab shows no record. */
  togglePanel(tabId: number): Promise<void>;
  /** To be called when the worker starts and when policy changes: brings connections and cache in line with the settings. */
  followPolicy(): Promise<void>;
  alarm(name: string): Promise<void>;
}

/** The alarm at which an organisation's limit has ended. */
function limitAlarm(org: OrgRef): string {
  return `limit:${orgKey(org)}`;
}

function log(what: string): (error: unknown) => void {
  return (error) => report(`could not ${what}`, error);
}

function logged(work: Promise<unknown>, what: string): void {
  work.catch(log(what));
}

/** A budget store that outlives the worker. */
export function sessionBudgets(session: Area): BudgetStore {
  return {
    get: async (key) => (await session.get(key))[key],
    put: (key, value) => session.set({ [key]: value }),
  };
}

/** Puts the background together. `crmOf` gives the CRM adapters, `templates` the bundled blueprints by id, the default first. */
export function createBackground(options: {
  platform: Platform;
  crmOf: (id: CrmId) => Crm | null;
  templates: ReadonlyMap<string, string>;
  now: () => Instant;
}): Background {
  const { platform, crmOf, templates, now } = options;
  const { local, session, self } = platform;

  let held: Promise<Policy> | null = null;
  const policy = () => {
    held ??= readPolicy(platform.managed);
    return held;
  };

  const strips = createStrips(local);
  const keeping = createKeeping({
    local,
    policy,
    cache: () => cache,
    strips,
    signals: () => signals,
    forgetAll: () => forget(),
    now,
  });
  const wantsDisk = async () => (await keeping.settings()).cacheOnDisk;
  const cache = createCache({
    disk: diskShelves(),
    memory: memoryShelves(session),
    wantsDisk,
  });
  const signals = createSignals({ disk: diskSignals(), memory: memorySignals(session), wantsDisk });
  const metadata: MetadataCache = {
    shown: async (crm) => shownOf((await blueprint.inForce()).blueprint, crm),
    get: (org, name) => cache.metadata(org, name),
    put: async (org, name, value) => {
      if (await connections.isOpen(org)) await cache.keepMetadata(org, name, now(), value);
    },
  };
  const { feeds: keptFeeds, ...keptConnections } = createConnections(session);
  const connections = createConnectionService({
    ...keptConnections,
    policy,
    crmOf,
    metadata,
    onOtherReader: turnOver,
    now,
  });
  const leaveHost = createAllowedHosts({
    inUse: async () => [...(await feeds.addresses()), ...(await blueprint.addresses())],
    ofManifest: platform.hosts,
    giveBack: platform.giveBack,
  });
  const blueprint = createBlueprintService({
    store: createBlueprints(session),
    templates,
    read: blueprintReader(session, self.version),
    fetchBlueprint: blueprintFetcher(platform),
    policy,
    setAlarm: (at) => platform.setAlarm(BLUEPRINT_ALARM, at),
    now,
    onChange: judgeAnew,
    onLeft: leaveHost,
  });
  const feeds = createFeedService({
    feeds: keptFeeds,
    signals,
    policy,
    fetch: platform.fetch,
    mayRead: platform.mayRead,
    setAlarm: (at) => platform.setAlarm(FEEDS_ALARM, at),
    now,
    onNews: informAll,
    onLeft: leaveHost,
  });
  const signalService = createSignalService({ store: signals, feeds, now });
  const { fill } = signalService;
  const judging = createJudging({ inForce: blueprint.inForce, cache, metadata, session, fill, now });
  const kinds = createKinds({
    connections,
    crmOf,
    metadata,
    cache,
    blueprint: async () => (await blueprint.inForce()).blueprint,
    judging,
    now,
  });
  const tabs = createTabs(session, platform.sendToTab);
  const records = createRecords({
    place: cache.place,
    kinds,
    blueprint: blueprint.brief,
    isConnected: connections.has,
    now,
    onChange: (ref) => inform(ref),
    onLimit: (ref, until) => logged(platform.setAlarm(limitAlarm(ref), until), 'set an alarm'),
  });
  const tell = createNews({ tabs, tellPages, strips, view: records.view });

  /** Waits for nobody: a page may be asleep, and most of the time there is none, which the browser calls an error. */
  function tellPages(what: Changed): void {
    platform.sendToPages({ type: 'plumbline:changed', what }).catch(() => undefined);
  }

  function inform(ref: RecordRef): void {
    logged(tell(ref), 'tell its tabs');
  }

  async function informAll(): Promise<void> {
    for (const ref of await tabs.shown()) inform(ref);
  }

  async function markSeen(ref: RecordRef, keys: readonly string[]): Promise<void> {
    if (await signals.markSeen(keys, now())) inform(ref);
  }

  async function release(ref: RecordRef): Promise<void> {
    if ((await tabs.showing(ref)).length === 0) records.cancel(ref);
  }

  /** Forgets as much as can be. Rejects with the browser's error where something of it is still there. */
  async function wipe(org?: OrgRef): Promise<void> {
    await Promise.all([
      org ? cache.forgetOrg(org) : cache.forgetAll(),
      org ? strips.forgetOrg(org) : strips.forgetAll(),
      feeds.stop().then(() => (org ? signals.forgetOrg(org) : signals.forgetAll())),
    ]);
  }

  /** Somebody else reads the organisation from now on, maybe in the midst of a reading, which begins anew as theirs. */
  async function turnOver(org: OrgRef): Promise<void> {
    await wipe(org);
    logged(forget(org), 'forget what somebody else has read');
  }

  /** Forgets all that was read of an organisation, or of all; what tabs show and may still be read is read anew. */
  async function forget(org?: OrgRef): Promise<void> {
    await records.forget(org);
    await (await judging()).benchmarks.forget(org);
    try {
      await wipe(org);
    } finally {
      await readShown(org);
    }
  }

  async function readShown(org?: OrgRef): Promise<void> {
    for (const ref of await tabs.shown()) {
      if (org && orgKey(ref) !== orgKey(org)) continue;
      if (!(await records.begin(ref))) inform(ref);
    }
  }

  /**
   * Ends a connection and forgets all that was read with it; null where policy sets it. What was read goes before the key: a
   * worker that dies on the way leaves an organisation that can be disconnected once more, never what nobody can see.
   */
  async function disconnect(org: OrgRef): Promise<DisconnectAnswer | null> {
    if (await connections.isSetByPolicy(org)) return null;
    await wipe(org);
    const ended = connections.end(await connections.forget(org));
    await forget(org);
    return ended;
  }

  /** Another blueprint judges: what tabs show at once, and again when what it asks for besides has been read. */
  async function judgeAnew(): Promise<void> {
    await strips.forgetAll();
    for (const ref of await tabs.shown()) if (!(await records.begin(ref, { inFull: true }))) inform(ref);
  }

  const handlers = createHandlers({
    tabs,
    records,
    connections,
    keeping,
    blueprint,
    audit: createAudit({ judging, cache, now }),
    trial: createTrial({ inForce: blueprint.inForce, cache, fill, now }),
    organisations: createOrganisations({ connections, crmOf, metadata, now }),
    feeds,
    signals: signalService,
    markSeen,
    release,
    disconnect,
    forget,
    openOptions: platform.openOptions,
    openPage: platform.openPage,
    improve,
  });

  /** Takes the org's sample when it is due, behind everything else, and judges what is shown anew with it. */
  async function improve(org: OrgRef): Promise<void> {
    const crm = crmOf(org.crm);
    if (!crm) return;
    const { benchmarks } = await judging();
    const isNew = await benchmarks.refresh(await connections.use(org), crm);
    if (!isNew) return;
    for (const ref of await tabs.shown()) if (orgKey(ref) === orgKey(org)) inform(ref);
  }

  return {
    answer: (message, sender) => answer(message, sender, self, handlers),
    tabClosed: async (tabId) => {
      const ref = await tabs.show(tabId, null);
      if (ref) await release(ref);
    },
    togglePanel: async (tabId) => {
      const heard = await tabs.tell(tabId, { type: 'plumbline:panel', do: 'toggle' });
      if (!heard) await platform.openOptions();
    },
    followPolicy: async () => {
      held = null;
      keeping.reload();
      for (const org of await connections.abandoned()) {
        await disconnect(org).catch(log(`forget ${orgKey(org)}, which policy sets no more`));
      }
      await connections.followPolicy();
      await keeping.prune().catch(log('forget what may no longer be kept'));
      await blueprint.follow();
      logged(feeds.follow(), 'read its feeds');
    },
    alarm: async (name) => {
      if (name === BLUEPRINT_ALARM) return blueprint.follow();
      if (name === FEEDS_ALARM) return feeds.follow();
      for (const ref of await tabs.shown()) if (limitAlarm(ref) === name) await records.begin(ref);
    },
  };
}

import { readFileSync } from 'node:fs';
import { IDBFactory } from 'fake-indexeddb';
import {
  type Connection,
  type Crm,
  CrmError,
  type Reading,
  type ReadOptions,
  type SignInApp,
} from '../../../lib/crm/crm.ts';
import type { AccountSnapshot } from '../../../lib/record/account-snapshot.ts';
import type { ContactSnapshot } from '../../../lib/record/contact-snapshot.ts';
import type { OrgMetadata } from '../../../lib/record/org-metadata.ts';
import type { CrmId, RecordRef } from '../../../lib/record/ref.ts';
import type { DealSample } from '../../../lib/record/sample.ts';
import type { Snapshot } from '../../../lib/record/snapshot.ts';
import { type Instant, instant, millis } from '../../../lib/record/time.ts';
import { type BackgroundCalls, backgroundCalls, type Changed, type PageNews, type TabNews } from '../../../lib/rpc.ts';
import { type Background, createBackground, type Platform } from '../../../lib/services/background.ts';
import type { Sender } from '../../../lib/services/caller.ts';
import type { StripState } from '../../../lib/strip-state.ts';
import { anAccountSnapshot } from '../../fixtures/accounts.ts';
import { singleThreadedDeal } from '../../fixtures/deals.ts';
import { NOW } from '../../fixtures/snapshot.ts';
import { areaOf } from '../store/area.ts';
import { mortal } from './mortal.ts';

const BLUEPRINT = readFileSync(new URL('../../../lib/blueprint/default.yaml', import.meta.url), 'utf8');

export const SELF = { id: 'plumbline-id', root: 'chrome-extension://plumbline-id/', version: '1.0.0' };
/** Some of the hosts that the manifest asks for. */
const MANIFEST_HOSTS = ['https://api.hubapi.com/*', 'https://*.my.salesforce.com/*'];
export const PORTAL = '4711001';
export const TOKEN = 'pat-na1-00000000-0000-4000-8000-000004711001';

export function deal(id: string, org = PORTAL): RecordRef {
  return { crm: 'hubspot', org, kind: 'deal', id };
}

export function account(id: string, org = PORTAL): RecordRef {
  return { crm: 'hubspot', org, kind: 'account', id };
}

const HUBSPOT_TYPES = { deal: '0-3', account: '0-2', contact: '0-1' } as const;
const SALESFORCE_OBJECTS = { deal: 'Opportunity', account: 'Account', contact: 'Contact' } as const;

export function recordUrl({ crm, org, kind, id }: RecordRef): string {
  if (crm === 'salesforce') {
    const host = org.replace('my.salesforce', 'lightning.force');
    return `https://${host}/lightning/r/${SALESFORCE_OBJECTS[kind]}/${id}/view`;
  }
  return `https://app.hubspot.com/contacts/${org}/record/${HUBSPOT_TYPES[kind]}/${id}/`;
}

/** What the content script of a tab, the panel in it, and the options page send along. */
export const senders = {
  content: (tabId: number, url: string): Sender => ({ id: SELF.id, url, frameId: 0, tab: { id: tabId, url } }),
  panel: (tabId: number, url: string): Sender => ({
    id: SELF.id,
    url: 'chrome-extension://made-up-each-time/panel.html',
    frameId: 7,
    tab: { id: tabId, url },
  }),
  options: { id: SELF.id, url: `${SELF.root}options.html`, frameId: 0, tab: { id: 99 } } satisfies Sender,
};

/** One reading of a record that the CRM was asked for, to be answered by the test. */
export interface AskedRead<S = Snapshot> {
  ref: RecordRef;
  connection: Connection;
  previous: Reading<S> | null;
  signal: AbortSignal;
  partial(snapshot: S): void;
  answer(snapshot: S): void;
  fail(error: unknown): void;
}

/** The readings of one kind of record, each answered by the test. */
class Readings<S> {
  readonly asked: AskedRead<S>[] = [];
  private waiting: ((read: AskedRead<S>) => void)[] = [];

  read(connection: Connection, ref: RecordRef, { signal, previous, onPartial }: ReadOptions<S>) {
    return new Promise<Reading<S>>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(new CrmError({ kind: 'cancelled' })));
      const read: AskedRead<S> = {
        ref,
        connection,
        previous,
        signal,
        partial: (snapshot) => onPartial?.(snapshot),
        answer: (snapshot) => resolve({ snapshot, requests: 9 }),
        fail: reject,
      };
      this.asked.push(read);
      this.waiting.shift()?.(read);
    });
  }

  next(): Promise<AskedRead<S>> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }
}

/**
 * A CRM that knows keys of the form `pat-<org>-…` by their last digits, takes tokens for the organisation that they are
 * meant for, and lets the test answer its readings and sign-ins.
 */
export class FakeCrm implements Crm {
  readonly id: CrmId;
  /** Whether each sign-in was allowed to ask somebody, in order. */
  readonly signIns: boolean[] = [];
  /** Tokens that were checked, in order. */
  readonly checked: string[] = [];
  /** What a sign-in gives. */
  signingIn: (interactive: boolean) => Promise<string> = async () => 'token-1';
  /** The browser's session at the CRM; null where there is none. */
  session: string | null = null;
  /** The tokens that the CRM was asked to end, and whether it says that it has. */
  readonly ended: string[] = [];
  endsTokens = true;
  private readonly deals = new Readings<Snapshot>();
  private readonly accounts = new Readings<AccountSnapshot>();
  private readonly contacts = new Readings<ContactSnapshot>();
  readonly reads = this.deals.asked;
  readonly accountReads = this.accounts.asked;
  samples = 0;
  /** What sampling waits for before it answers. */
  sampling: Promise<void> = Promise.resolve();
  /** What the CRM answers when it is asked for its past; null where it does not. */
  sample: DealSample | null = { crm: 'hubspot', org: PORTAL, takenAt: NOW, total: 0, deals: [] };
  refusal: CrmError | null = null;
  /** What the organisation has that a blueprint can name. */
  orgHas: OrgMetadata = { crm: 'hubspot', pipelines: [], properties: null, roles: null, users: null, teams: null };
  /** Whom tokens read as, where that depends on the person. */
  reader = '005R0000000I90CIAS';

  constructor(id: CrmId = 'hubspot') {
    this.id = id;
  }

  signIn(_app: SignInApp, { interactive }: { interactive: boolean }): Promise<string> {
    this.signIns.push(interactive);
    return this.signingIn(interactive);
  }

  async signOut({ token }: { token: string }): Promise<boolean> {
    this.ended.push(token);
    return this.endsTokens;
  }

  async browserSession(): Promise<string> {
    if (this.session === null) throw new CrmError({ kind: 'signed_out', detail: null });
    return this.session;
  }

  async connect(token: string, options: Parameters<Crm['connect']>[1]): Promise<Connection> {
    this.checked.push(token);
    if (this.refusal) throw this.refusal;
    return {
      org:
        this.id === 'hubspot' ? { crm: 'hubspot', org: token.slice(-7) } : (options.org ?? { crm: this.id, org: '?' }),
      token,
      reader: this.id === 'hubspot' ? null : this.reader,
      timeZone: 'Europe/Berlin',
      currency: 'EUR',
      uiHost: 'app.hubspot.com',
      scopes: ['crm.objects.deals.read'],
      gaps: [
        { about: 'interactions.email', why: 'hidden', remedy: 'grant_scope', detail: 'sales-email-read' },
        { about: 'users', why: 'hidden', remedy: 'ask_admin', detail: 'owners' },
      ],
      setBy: 'user',
      checkedAt: NOW,
    };
  }

  readDeal(connection: Connection, ref: RecordRef, options: ReadOptions) {
    return this.deals.read(connection, ref, options);
  }

  readAccount(connection: Connection, ref: RecordRef, options: ReadOptions<AccountSnapshot>) {
    return this.accounts.read(connection, ref, options);
  }

  readContact(connection: Connection, ref: RecordRef, options: ReadOptions<ContactSnapshot>) {
    return this.contacts.read(connection, ref, options);
  }

  /** The next reading of a deal that is asked for from now on. */
  nextRead(): Promise<AskedRead> {
    return this.deals.next();
  }

  /** The next reading of an account that is asked for from now on. */
  nextAccount(): Promise<AskedRead<AccountSnapshot>> {
    return this.accounts.next();
  }

  /** The next reading of a contact that is asked for from now on. */
  nextContact(): Promise<AskedRead<ContactSnapshot>> {
    return this.contacts.next();
  }

  async orgMetadata(): Promise<OrgMetadata> {
    if (this.refusal) throw this.refusal;
    return this.orgHas;
  }

  async sampleDeals(connection: Connection, _how: Parameters<Crm['sampleDeals']>[1]): Promise<DealSample> {
    this.samples += 1;
    await this.sampling;
    if (!this.sample) throw new CrmError({ kind: 'offline' });
    return { ...this.sample, org: connection.org.org };
  }
}

/** A browser with Plumbline in it: storage that outlives the worker, tabs that listen, a clock, a CRM. */
export class Office {
  readonly local = areaOf();
  readonly session = areaOf();
  readonly crm = new FakeCrm();
  readonly salesforce = new FakeCrm('salesforce');
  readonly news: { tabId: number; news: TabNews }[] = [];
  /** What our pages were told has changed, in order. */
  readonly pages: Changed[] = [];
  /** Our pages, as the browser reaches them. */
  sendToPages = async ({ what }: PageNews): Promise<unknown> => this.pages.push(what);
  readonly deaf = new Set<number>();
  policy: Record<string, unknown> = {};
  optionsOpened = 0;
  /** Pages of the extension that were opened in tabs, with their hashes. */
  readonly pagesOpened: string[] = [];
  /** What addresses answer; nothing is there until a test puts it there. */
  fetch: typeof globalThis.fetch = async () => Response.error();
  /** Whether the browser lets us read every answer of any host. */
  mayRead = true;
  /** Hosts that were given back to the browser, in order. */
  readonly givenBack: string[] = [];
  giveBack = async (origin: string): Promise<void> => void this.givenBack.push(origin);
  readonly alarms = new Map<string, Instant>();
  clock = millis(NOW);
  background: Background;
  /** How many workers there have been; all but the last are dead. */
  private workers = 0;

  /** Other CRMs than the fake ones, where a test brings its own. */
  private readonly crmOf: (id: CrmId) => Crm | null;

  constructor(crmOf?: (id: CrmId) => Crm | null) {
    globalThis.indexedDB = new IDBFactory();
    this.crmOf = crmOf ?? ((id) => (id === 'hubspot' ? this.crm : this.salesforce));
    this.background = this.newWorker();
  }

  /** The worker dies; the next one starts with what the browser kept. */
  newWorker(): Background {
    this.workers += 1;
    const worker = this.workers;
    const isAlive = () => worker === this.workers;
    const platform: Platform = {
      self: SELF,
      hosts: MANIFEST_HOSTS,
      local: mortal(this.local, isAlive),
      session: mortal(this.session, isAlive),
      managed: { get: async () => this.policy },
      sendToTab: async (tabId, news) => {
        if (this.deaf.has(tabId)) throw new Error('Could not establish connection. Receiving end does not exist.');
        this.news.push({ tabId, news });
      },
      sendToPages: (news) => this.sendToPages(news),
      openOptions: async () => {
        this.optionsOpened += 1;
      },
      openPage: async (page) => {
        this.pagesOpened.push(page);
      },
      fetch: (request, init) => this.fetch(request, init),
      mayRead: async () => this.mayRead,
      giveBack: (origin) => this.giveBack(origin),
      setAlarm: async (name, at) => {
        this.alarms.set(name, at);
      },
    };
    this.background = createBackground({
      platform: mortal(platform, isAlive),
      crmOf: (id) => {
        const crm = this.crmOf(id);
        return crm && mortal(crm, isAlive);
      },
      templates: new Map([['default', BLUEPRINT]]),
      now: () => instant(this.clock),
    });
    return this.background;
  }

  /** The browser ends, and its worker and its memory with it; it starts again with what lies on the disk. */
  async restart(): Promise<Background> {
    this.workers += 1;
    await this.session.remove(Object.keys(await this.session.get(null)));
    return this.newWorker();
  }

  /** Time goes on by `ms`, and the alarms that were set until then ring. */
  async pass(ms: number): Promise<void> {
    this.clock += ms;
    for (const [name, at] of [...this.alarms]) {
      if (millis(at) > this.clock) continue;
      this.alarms.delete(name);
      await this.background.alarm(name);
    }
  }

  /** The calls as somebody else in the browser makes them, over the wire format. */
  as(sender: Sender): BackgroundCalls {
    return backgroundCalls(async (message) => structuredClone(await this.background.answer(message, sender)));
  }

  page(tabId: number, ref: RecordRef): BackgroundCalls {
    return this.as(senders.content(tabId, recordUrl(ref)));
  }

  panel(tabId: number, ref: RecordRef): BackgroundCalls {
    return this.as(senders.panel(tabId, recordUrl(ref)));
  }

  get options(): BackgroundCalls {
    return this.as(senders.options);
  }

  /** The single-threaded deal of the fixtures as a reading of `ref` that has just ended. */
  snapshotOf(ref: RecordRef): Snapshot {
    return { ...singleThreadedDeal(), ref, readAt: instant(this.clock) };
  }

  /** Strips that a tab was told of, in order. */
  strips(tabId: number): StripState[] {
    return this.news.flatMap((one) =>
      one.tabId === tabId && one.news.type === 'plumbline:strip' ? [one.news.state] : [],
    );
  }

  /** The healthy customer of the fixtures as a reading of `ref` that has just ended. */
  accountOf(ref: RecordRef, given: Partial<AccountSnapshot> = {}): AccountSnapshot {
    return { ...anAccountSnapshot(given), ref, readAt: instant(this.clock) };
  }

  /** A tab views an account and the reading is answered with the fixture. */
  async visitAccount(tabId: number, ref: RecordRef, given?: Partial<AccountSnapshot>): Promise<StripState | null> {
    const asked = this.crm.nextAccount();
    const viewing = this.page(tabId, ref).viewing({ ref });
    (await asked).answer(this.accountOf(ref, given));
    return viewing;
  }

  /** A tab views a deal and the reading is answered with the fixture. */
  async visit(tabId: number, ref: RecordRef): Promise<StripState | null> {
    const asked = (ref.crm === 'hubspot' ? this.crm : this.salesforce).nextRead();
    const viewing = this.page(tabId, ref).viewing({ ref });
    (await asked).answer(this.snapshotOf(ref));
    return viewing;
  }
}

/** An office whose portal is connected. */
export async function connectedOffice(): Promise<Office> {
  const office = new Office();
  await office.options.connect({ crm: 'hubspot', token: TOKEN });
  return office;
}

import type { AccountAssessment } from './assess/schema/account.ts';
import type { Assessment } from './assess/schema/assessment.ts';
import type { Audit } from './assess/schema/audit.ts';
import type { ContactPlaces } from './assess/schema/contact.ts';
import type { CrmFailure } from './crm/crm.ts';
import type { BlueprintCalls, BlueprintInForce } from './publishing.ts';
import type { OrgRef, RecordRef } from './record/ref.ts';
import type { SignalCalls } from './signal-feeds.ts';
import type { StripState } from './strip-state.ts';

/** What the panel shows for a record, whatever became of reading it. */
export interface RecordView {
  ref: RecordRef | null;
  status: StripState['status'] | 'not_a_record';
  /** What is judged of a deal; null on anything else, and before anything could be read. */
  assessment: Assessment | null;
  /** What is judged of a company or account; null on anything else, and before anything could be read. */
  account: AccountAssessment | null;
  /** The place of a contact in the groups of their deals; null on anything else, and before anything could be read. */
  contact: ContactPlaces | null;
  failure: CrmFailure | null;
  /** The blueprint that judges; null where there is no record to judge. */
  blueprint: BlueprintInForce | null;
  /** Whether what was read could be kept on disk. */
  cache: 'disk' | 'memory' | 'off';
  requests: number;
}

/** An organisation that can be read, or could be, as pages see it: never the token. */
export interface ConnectionView {
  org: OrgRef;
  setBy: 'user' | 'policy';
  /** How people sign in there; null where a key is given instead. */
  signIn: { clientId: string | null; browserSession: boolean } | null;
  /** What the CRM said when its key or sign-in last worked; null where none has yet. */
  account: {
    timeZone: string;
    currency: string;
    uiHost: string;
    scopes: string[] | null;
    missingScopes: string[];
    checkedAt: string;
  } | null;
  /** Why the organisation cannot be read at present; null where it can. */
  failure: CrmFailure | null;
}

/** What makes a connection: a pasted key, or where to sign in and as which app; without an app, by the browser's session. */
export type ConnectCall =
  | { crm: 'hubspot'; token: string }
  | { crm: 'salesforce'; org: OrgRef; clientId: string | null; browserSession: boolean };

export type ConnectAnswer = { ok: true; connection: ConnectionView } | { ok: false; failure: CrmFailure };

/** Whether the CRM confirmed that it has ended the sign-in; null where there was none that is Plumbline's own. */
export interface DisconnectAnswer {
  signedOut: boolean | null;
}

export interface Settings {
  cacheDays: number;
  cacheOnDisk: boolean;
  /** Names of settings that enterprise policy holds. */
  locked: string[];
}

/** What may be done to the panel in a tab; `move` docks it at the other edge. */
export const PANEL_ACTIONS = ['open', 'close', 'toggle', 'move'] as const;
export type PanelAction = (typeof PANEL_ACTIONS)[number];

/**
 * Every call that another context makes to the background, and what it answers.
 *
 * The worker behind it may die at any moment: the promise then rejects, and the same call may be made again. Every call
 * can be repeated safely.
 */
export interface BackgroundCalls extends BlueprintCalls, SignalCalls {
  /**
   * The content script says which record its page shows; null when none. Answers when the record has been read (with
   * `plumbline:strip` news in between), so that the worker stays awake that long and its death is seen as a rejection;
   * null when there is nothing to draw, as when the tab has gone on to another record meanwhile.
   */
  viewing(call: { ref: RecordRef | null }): Promise<StripState | null>;
  /**
   * The record judged; `ref: null` means the record of the caller's tab. Without `refresh` it answers at once from what is
   * there and starts a read when that is old: news of type `plumbline:changed` tells when to ask again. With `refresh` it
   * always reads, everything anew, and answers when that is done.
   */
  record(call: { ref: RecordRef | null; refresh: boolean }): Promise<RecordView>;
  /** Passes a wish of the panel on to the content script of its tab. */
  panel(call: { do: PanelAction }): Promise<void>;
  openOptions(call: Record<string, never>): Promise<void>;
  /** Opens the handbook of the blueprint in a tab of its own, at the place of a path; null means its start. */
  openBlueprint(call: { path: string | null }): Promise<void>;
  connections(call: Record<string, never>): Promise<ConnectionView[]>;
  /**
   * Checks a key at once and keeps its connection; or keeps an app and signs in with it. An app stays when its sign-in
   * fails, so that it can be tried again.
   */
  connect(call: ConnectCall): Promise<ConnectAnswer>;
  /**
   * Signs in to an organisation that has an app, in a window of the CRM's own where it has to ask; `org: null` means the
   * organisation of the caller's tab. Only by a person's wish.
   */
  signIn(call: { org: OrgRef | null }): Promise<ConnectAnswer>;
  /**
   * A press on the strip that has lost the connection of its tab's organisation, or never had one: signs in where there is an
   * app; where that cannot mend it, opens the options page, which says what can.
   */
  reconnect(call: Record<string, never>): Promise<void>;
  /** Forgets the connection and all that was read with it. A connection that policy sets stays. */
  disconnect(call: { org: OrgRef }): Promise<DisconnectAnswer>;
  settings(call: Record<string, never>): Promise<Settings>;
  saveSettings(call: { cacheDays: number; cacheOnDisk: boolean }): Promise<Settings>;
  /** Audits the blueprint in force and every record that is kept, judged now. */
  audit(call: Record<string, never>): Promise<Audit>;
  /** Forgets everything that was read, of every organisation; connections stay. */
  wipe(call: Record<string, never>): Promise<void>;
}

export type CallName = keyof BackgroundCalls;
export type CallArg<N extends CallName> = Parameters<BackgroundCalls[N]>[0];
export type CallResult<N extends CallName> = Awaited<ReturnType<BackgroundCalls[N]>>;

/** What goes over `runtime.sendMessage`, the only wire format there is. */
export interface CallMessage<N extends CallName = CallName> {
  type: 'plumbline:call';
  name: N;
  arg: CallArg<N>;
}

/** What comes back: the value, or why there is none. */
export type CallAnswer<T> = { ok: true; value: T } | { ok: false; why: CallRefusal; detail: string };
export type CallRefusal = 'not_allowed' | 'malformed' | 'failed';

/** A call that the background refused or could not carry out. */
export class CallError extends Error {
  override name = 'CallError';
  readonly why: CallRefusal;
  constructor(why: CallRefusal, detail: string) {
    super(detail);
    this.why = why;
  }
}

/**
 * What the background tells every page of ours: what it was answered about this holds no more. In Firefox it reaches none that
 * stands in a page of the web; the panel there hears its tab's news.
 */
export interface PageNews {
  type: 'plumbline:changed';
  what: Changed;
}
/** A record, by its key. */
export type Changed = { of: 'record'; key: string };

/** What the background tells a tab: its content script and the panel in it. */
export type TabNews =
  | { type: 'plumbline:strip'; state: StripState }
  | { type: 'plumbline:record'; ref: RecordRef | null }
  | { type: 'plumbline:panel'; do: PanelAction };

function isAnswer<N extends CallName>(answer: unknown): answer is CallAnswer<CallResult<N>> {
  return typeof answer === 'object' && answer !== null && 'ok' in answer;
}

/**
 * The background's calls over a `runtime.sendMessage`. They reject with `CallError` when the background refuses, and with
 * the browser's own error when the worker died or the extension was updated.
 */
export function backgroundCalls(send: (message: CallMessage) => Promise<unknown>): BackgroundCalls {
  async function call<N extends CallName>(name: N, arg: CallArg<N>): Promise<CallResult<N>> {
    const answer = await send({ type: 'plumbline:call', name, arg });
    if (!isAnswer<N>(answer)) throw new CallError('failed', `no answer to ${name}`);
    if (!answer.ok) throw new CallError(answer.why, answer.detail);
    return answer.value;
  }
  return {
    viewing: (arg) => call('viewing', arg),
    record: (arg) => call('record', arg),
    panel: (arg) => call('panel', arg),
    openOptions: (arg) => call('openOptions', arg),
    openBlueprint: (arg) => call('openBlueprint', arg),
    connections: (arg) => call('connections', arg),
    connect: (arg) => call('connect', arg),
    signIn: (arg) => call('signIn', arg),
    reconnect: (arg) => call('reconnect', arg),
    disconnect: (arg) => call('disconnect', arg),
    settings: (arg) => call('settings', arg),
    saveSettings: (arg) => call('saveSettings', arg),
    audit: (arg) => call('audit', arg),
    wipe: (arg) => call('wipe', arg),
    blueprint: (arg) => call('blueprint', arg),
    publish: (arg) => call('publish', arg),
    refreshBlueprint: (arg) => call('refreshBlueprint', arg),
    blueprintHistory: (arg) => call('blueprintHistory', arg),
    restoreBlueprint: (arg) => call('restoreBlueprint', arg),
    organisations: (arg) => call('organisations', arg),
    dryRun: (arg) => call('dryRun', arg),
    preview: (arg) => call('preview', arg),
    cachedRecords: (arg) => call('cachedRecords', arg),
    signalsOverview: (arg) => call('signalsOverview', arg),
    addFeed: (arg) => call('addFeed', arg),
    readFeed: (arg) => call('readFeed', arg),
    removeFeed: (arg) => call('removeFeed', arg),
    signalsSeen: (arg) => call('signalsSeen', arg),
  };
}

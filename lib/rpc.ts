import type { Assessment } from './assess/schema/assessment.ts';
import type { CrmFailure } from './crm/crm.ts';
import type { OrgRef, RecordRef } from './record/ref.ts';
import type { StripState } from './strip-state.ts';

/** What the panel shows for a record, whatever became of reading it. */
export interface RecordView {
  ref: RecordRef | null;
  status: StripState['status'] | 'not_a_record';
  assessment: Assessment | null;
  failure: CrmFailure | null;
  /** Why the blueprint in force is not the one that was asked for, with its place. */
  blueprintProblem: string | null;
  /** Whether what was read could be kept on disk. */
  cache: 'disk' | 'memory' | 'off';
  requests: number;
}

/** A connection as pages see it: never the token. */
export interface ConnectionView {
  org: OrgRef;
  timeZone: string;
  currency: string;
  uiHost: string;
  scopes: string[] | null;
  missingScopes: string[];
  setBy: 'user' | 'policy';
  checkedAt: string;
  state: 'ok' | 'signed_out' | 'forbidden';
}

export interface Settings {
  cacheDays: number;
  cacheOnDisk: boolean;
  /** Names of settings that enterprise policy holds. */
  locked: string[];
}

/** Every call that another context makes to the background, and what it answers. */
export interface BackgroundCalls {
  /** The content script says which record its page shows; null when none. Answers the strip to draw. */
  viewing(call: { ref: RecordRef | null }): Promise<StripState | null>;
  /** The record that the caller's tab shows, judged: from the cache first, fresh when `refresh`. */
  record(call: { ref: RecordRef | null; refresh: boolean }): Promise<RecordView>;
  openOptions(call: Record<string, never>): Promise<void>;
  connections(call: Record<string, never>): Promise<ConnectionView[]>;
  connect(call: {
    crm: 'hubspot';
    token: string;
  }): Promise<{ ok: true; connection: ConnectionView } | { ok: false; failure: CrmFailure }>;
  disconnect(call: { org: OrgRef }): Promise<void>;
  settings(call: Record<string, never>): Promise<Settings>;
  saveSettings(call: { cacheDays: number; cacheOnDisk: boolean }): Promise<Settings>;
  wipe(call: Record<string, never>): Promise<void>;
}

/** What the background tells a tab: its content script and the panel in it. */
export type TabNews =
  | { type: 'plumbline:strip'; state: StripState }
  | { type: 'plumbline:record'; ref: RecordRef | null }
  | { type: 'plumbline:panel'; open: boolean };

import type { AccountSnapshot } from '../record/account-snapshot.ts';
import type { ContactSnapshot } from '../record/contact-snapshot.ts';
import type { Gap } from '../record/gap.ts';
import type { OrgMetadata } from '../record/org-metadata.ts';
import type { CrmId, OrgRef, RecordRef } from '../record/ref.ts';
import type { DealSample } from '../record/sample.ts';
import type { Snapshot } from '../record/snapshot.ts';
import type { Instant } from '../record/time.ts';

/** What the background keeps of a connection; the token never leaves it. */
export interface Connection {
  org: OrgRef;
  token: string;
  /** Whom the token reads as, by the CRM's own id, where what is seen depends on the person; null for keys. */
  reader: string | null;
  timeZone: string;
  currency: string;
  /** Host of the CRM's own interface for this org, as `app-eu1.hubspot.com`. */
  uiHost: string;
  scopes: string[] | null;
  /** What the token may not read, known when it was checked. */
  gaps: Gap[];
  setBy: 'user' | 'policy';
  checkedAt: string;
}

/** Why a request to a CRM gave no answer; every kind has its own words and remedy in the interface. */
export type CrmFailure =
  | { kind: 'not_connected' }
  | { kind: 'signed_out'; detail: string | null }
  | { kind: 'forbidden'; scopes: string[]; detail: string | null }
  | { kind: 'not_found' }
  | { kind: 'wrong_org'; expected: string; actual: string }
  /** The person closed the sign-in, or said no to it. */
  | { kind: 'sign_in_cancelled' }
  /** The organisation's administrator has not allowed the app that was signed in with. */
  | { kind: 'app_blocked'; detail: string | null }
  /** The organisation has no app with that id, or one that is set up otherwise than it must be. */
  | { kind: 'app_misconfigured'; detail: string | null }
  /** The organisation lets only apps that its administrator has allowed use its API. */
  | { kind: 'api_access_control'; detail: string | null }
  /** The organisation or the user may not use the API at all. */
  | { kind: 'api_disabled'; detail: string | null }
  /** The session, or the sign-in, holds for other network addresses only. */
  | { kind: 'ip_locked'; detail: string | null }
  | { kind: 'rate_limited'; policy: 'burst' | 'daily' | 'search' | 'maintenance'; until: string }
  | { kind: 'offline' }
  | { kind: 'server_error'; status: number }
  | { kind: 'malformed'; place: string }
  /** Plumbline itself failed; the extension's console says at what. */
  | { kind: 'own_error' }
  | { kind: 'cancelled' };

/** The error that every CRM adapter throws; `failure` says what happened. */
export class CrmError extends Error {
  override name = 'CrmError';
  readonly failure: CrmFailure;
  constructor(failure: CrmFailure, options?: ErrorOptions) {
    super(failure.kind, options);
    this.failure = failure;
  }
}

/** A record as it was read, with what reading it cost in requests. */
export interface Reading<S> {
  snapshot: S;
  requests: number;
  /** When it was last read in full, where `readAt` is a later look that found nothing changed. */
  inFullAt?: Instant | undefined;
}

/** Portal metadata between calls (pipelines, labels, owners, properties), kept by the caller for a day. */
export interface MetadataCache {
  /** The properties whose values people may see: of their lists the options' labels are kept, and of no others. */
  shown(crm: CrmId): Promise<{ deal: readonly string[]; account: readonly string[] }>;
  get(org: OrgRef, name: string): Promise<{ at: string; value: unknown } | null>;
  put(org: OrgRef, name: string, value: unknown): Promise<void>;
}

/** How a record is read; `S` is what its kind is read into. */
export interface ReadOptions<S = Snapshot> {
  signal: AbortSignal;
  metadata: MetadataCache;
  /** The CRM properties that the blueprint's expressions ask for, by the CRM's own names. */
  properties: { deal: string[]; account: string[] };
  now: () => Instant;
  /** The last reading of the same record; a reader may answer with it anew where it finds nothing changed. */
  previous: Reading<S> | null;
  /** Called with a first, partial snapshot as soon as a verdict can rest on it. */
  onPartial?: (snapshot: S) => void;
}

/** What somebody signs in with, at a CRM that has a sign-in of its own instead of keys to paste. */
export interface SignInApp {
  org: OrgRef;
  /** Public id of the app that the organisation set up for it; in Salesforce the consumer key. */
  clientId: string;
}

/** One CRM, as the rest of Plumbline sees it. A new CRM is a new folder and one line in the registry. */
export interface Crm {
  id: CrmId;
  /**
   * Checks a token against the org at once and fills the org's metadata; throws `CrmError` for each way it can fail. `org`
   * is the organisation that the token is meant for, where the token alone does not tell.
   */
  connect(
    token: string,
    options: Pick<ReadOptions, 'signal' | 'metadata' | 'now'> & { org?: OrgRef },
  ): Promise<Connection>;
  /**
   * A token by the CRM's own sign-in, at CRMs that have one. Where not `interactive` nothing is shown, and it throws
   * `signed_out` where the CRM would have to ask. Throws `CrmError` for each way it can fail.
   */
  signIn?(app: SignInApp, options: { interactive: boolean; signal: AbortSignal }): Promise<string>;
  /**
   * Has the CRM end a token of its own sign-in, so that nobody can use it any more, whoever has it; false where the CRM did
   * not confirm that. Never throws.
   */
  signOut?(connection: { org: OrgRef; token: string }, signal: AbortSignal): Promise<boolean>;
  /** The token of the session that this browser has open at the CRM; throws `signed_out` where there is none to be had. */
  browserSession?(org: OrgRef): Promise<string>;
  /**
   * Reads one deal with all that judging needs; at most 4 requests before `onPartial`, 12 in all. What is rare may take one
   * more before `onPartial`, as an id that the CRM has given up or more properties than a URL holds; never more in all.
   */
  readDeal(connection: Connection, ref: RecordRef, options: ReadOptions): Promise<Reading<Snapshot>>;
  /**
   * What the org has set up that a blueprint can name. Lists that the token may not read, or not in full, are null. With
   * `fresh` everything is read anew; without it what was kept for other readings is taken. Throws `CrmError`.
   */
  orgMetadata(
    connection: Connection,
    options: Pick<ReadOptions, 'signal' | 'metadata' | 'now'> & { fresh: boolean },
  ): Promise<OrgMetadata>;
  /** Reads one company or account with all that judging needs; at most 4 requests before `onPartial`, 12 in all. */
  readAccount(
    connection: Connection,
    ref: RecordRef,
    options: ReadOptions<AccountSnapshot>,
  ): Promise<Reading<AccountSnapshot>>;
  /** Reads one contact and the deals that name it; at most 2 requests. */
  readContact(
    connection: Connection,
    ref: RecordRef,
    options: ReadOptions<ContactSnapshot>,
  ): Promise<Reading<ContactSnapshot>>;
  /** A sample of the org's deals for benchmarks, within the CRM's search limits. */
  sampleDeals(
    connection: Connection,
    options: Pick<ReadOptions, 'signal' | 'metadata' | 'properties' | 'now'>,
  ): Promise<DealSample>;
}

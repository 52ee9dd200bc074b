import { z } from 'zod';
import { FeedFailure } from '../feed/failure.ts';
import { Quarantined } from '../feed/page.ts';
import { FeedCursor } from '../feed/read-feed.ts';
import { orgKey, recordKey } from '../record/ref.ts';
import { Signal, signalKey } from '../record/signal.ts';
import { Instant } from '../record/time.ts';

/** What is kept of feeds, one object store each. */
export const SIGNAL_STORES = ['signals', 'quarantine', 'states', 'marks'] as const;
export type SignalStoreName = (typeof SIGNAL_STORES)[number];

/** What signals are found by; a signal without such a thing is not in that index. */
export const SIGNAL_INDEXES = ['record', 'domain', 'person', 'org', 'feed', 'type'] as const;
export type SignalIndex = (typeof SIGNAL_INDEXES)[number];

/** A signal with the feed that it came from first, and all that it is found by. */
export const SignalRow = z.strictObject({
  key: z.string(),
  at: Instant.describe('When it arrived'),
  feed: z.string(),
  type: z.string(),
  record: z.string().optional(),
  domain: z.string().optional(),
  person: z.string().optional(),
  org: z.string().optional(),
  signal: Signal,
});
export type SignalRow = z.infer<typeof SignalRow>;

export const QuarantineRow = z.strictObject({
  key: z.string(),
  at: Instant,
  feed: z.string(),
  quarantined: Quarantined,
});
export type QuarantineRow = z.infer<typeof QuarantineRow>;

/** How the reading of a feed stands; its key is the feed's address. */
export const StateRow = z.strictObject({
  key: z.string(),
  at: Instant.describe('When it was last asked'),
  cursor: FeedCursor.nullable(),
  readAt: Instant.nullable().describe('When it was last read to its end'),
  failure: FeedFailure.nullable().describe('Why the last reading failed'),
});
export type StateRow = z.infer<typeof StateRow>;

/** A signal that somebody has seen in Plumbline; its key is the signal's. */
export const MarkRow = z.strictObject({ key: z.string(), at: Instant.describe('When it was seen first') });
export type MarkRow = z.infer<typeof MarkRow>;

export type SignalsRow = SignalRow | QuarantineRow | StateRow | MarkRow;

/** Where signals are kept: on disk, or in memory where there is no disk to be had. Rows come back unparsed. */
export interface SignalDrawers {
  /** The rows of those keys that exist. */
  get(store: SignalStoreName, keys: readonly string[]): Promise<unknown[]>;
  all(store: SignalStoreName): Promise<unknown[]>;
  find(index: SignalIndex, value: string): Promise<unknown[]>;
  /** How many signals there are under each value of an index. */
  counts(index: SignalIndex): Promise<Map<string, number>>;
  /** Writes all of the rows or none. */
  write(rows: readonly { store: SignalStoreName; row: SignalsRow }[]): Promise<void>;
  delete(store: SignalStoreName, keys: readonly string[]): Promise<void>;
  /** Deletes signals, quarantine and marks dated before `moment`. */
  deleteBefore(moment: Instant): Promise<void>;
  clear(): Promise<void>;
}

/** The row of a signal that came from a feed. */
export function rowOf(feed: string, signal: Signal): SignalRow {
  const { ref, domain, person } = signal.subject;
  return {
    key: signalKey(signal),
    at: signal.receivedAt,
    feed,
    type: signal.type,
    ...(ref && { record: recordKey(ref), org: orgKey(ref) }),
    ...(domain !== null && { domain }),
    ...(person !== null && { person: person.toLowerCase() }),
    signal,
  };
}

import type { FeedFailure } from './feed/failure.ts';
import type { RecordRef } from './record/ref.ts';
import type { Instant } from './record/time.ts';
import type { KeptFeed } from './store/feeds.ts';
import type { KeptQuarantined } from './store/signals.ts';

/** A feed as pages see it: never its token. */
export interface FeedView {
  url: string;
  name: string | null;
  setBy: 'user' | 'policy';
  hasToken: boolean;
  /** When it was last read to its end; null where it never was. */
  readAt: Instant | null;
  /** Why the last reading failed; what had been read stays. */
  failure: FeedFailure | null;
  /** Signals that are held of it. */
  signals: number;
  /** Malformed events that are held of it. */
  quarantined: number;
}

/** Everything that feeds brought. */
export interface SignalsOverview {
  feeds: FeedView[];
  /** Signals held, by type; `label` is the blueprint's, null for a type that it does not name. */
  types: { type: string; label: string | null; count: number }[];
  /** The latest first. */
  quarantined: KeptQuarantined[];
}

/** The calls about signals and their feeds. */
export interface SignalCalls {
  signalsOverview(call: Record<string, never>): Promise<SignalsOverview>;
  /** Keeps a feed and reads it at once; its view says whether that worked. The same address again replaces it. */
  addFeed(call: KeptFeed): Promise<FeedView>;
  /** Reads a feed at once; null where there is no such feed. */
  readFeed(call: { url: string }): Promise<FeedView | null>;
  /** Forgets a feed and all that it told of. A feed that policy sets stays. */
  removeFeed(call: { url: string }): Promise<void>;
  /** Notes that signals of a record were seen by a person. */
  signalsSeen(call: { ref: RecordRef; keys: string[] }): Promise<void>;
}

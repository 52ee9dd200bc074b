/** Why a feed could not be read; what had been read stays, and the next reading begins where this one stopped. */
export type FeedFailure =
  | { kind: 'not_https' }
  /** This browser has not been allowed to ask the feed's host. */
  | { kind: 'no_permission'; origin: string }
  | { kind: 'offline' }
  | { kind: 'too_slow' }
  /** The feed wants a token, or another one. */
  | { kind: 'refused'; status: 401 | 403 }
  | { kind: 'rate_limited'; until: string }
  | { kind: 'status'; status: number }
  | { kind: 'too_large'; limit: number }
  | { kind: 'wrong_type'; contentType: string | null }
  | { kind: 'malformed'; detail: string }
  /** The feed's next page lies at another origin, where its token must not go. */
  | { kind: 'foreign_next'; origin: string };

/** The error of every reading of a feed that failed. */
export class FeedError extends Error {
  override name = 'FeedError';
  readonly failure: FeedFailure;
  constructor(failure: FeedFailure, options?: ErrorOptions) {
    super(failure.kind, options);
    this.failure = failure;
  }
}

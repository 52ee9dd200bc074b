import type { PublishAnswer, PublishCall } from '../../lib/publishing.ts';

/** What the options page can do about the blueprint. */
export interface Publishing {
  /** Null where our own background gave no answer. */
  publish: (call: PublishCall) => Promise<PublishAnswer | null>;
  /** Asks the person to let the host of an address be read. */
  allow: (url: string) => Promise<void>;
  /** Asks the address that is wanted for something newer. */
  refresh: () => Promise<void>;
}

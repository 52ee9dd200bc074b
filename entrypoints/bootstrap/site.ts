import type { RecordRef } from '../../lib/record/ref.ts';

/** What the bootstrap must know of the CRM whose pages it runs in; each CRM has a content script of its own. */
export interface Site {
  /** Which record a page's URL shows, null for none. Never throws. */
  locate(url: string): RecordRef | null;
  /** Selectors of where the strip may stand, as the last child of what they find: best first. None: always at the edge. */
  anchors: readonly string[];
}

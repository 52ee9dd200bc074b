import type { RecordRef } from '../../lib/record/ref.ts';
import type { Extension } from './extension.ts';
import type { Place } from './place.ts';

/** Where the bootstrap runs, and what it must know of the CRM there; each CRM has a content script of its own. */
export interface Site {
  extension: Extension;
  /** Which record a page's URL shows, null for none. Never throws. */
  locate(url: string): RecordRef | null;
  /** Style of the strip beside the common sheet, for where it stands on this CRM's pages. */
  style?: string;
  /** Keeps the strip's host where it belongs on this CRM's pages; `dock` hears whether that is the edge of the window. */
  keepPlace(host: HTMLElement, dock: (docked: boolean) => void, signal: AbortSignal): Place;
  /** How our roots are, if not closed: for tests that must look into them. */
  mode?: ShadowRootMode;
}

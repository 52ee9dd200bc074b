import { defineContentScript } from 'wxt/utils/define-content-script';
import { locate } from '../../lib/crm/salesforce/locate.ts';
import { start } from '../bootstrap/bootstrap.ts';
import { keepAtEdge } from '../bootstrap/edge.ts';
import type { Extension } from '../bootstrap/extension.ts';

/** Both browsers have it, with promises. WXT's choice between two names would have `runtime` made on every page. */
declare const chrome: Extension;

export default defineContentScript({
  // Where and when it runs is in the manifest (`wxt.config.ts`) and, for rare hosts, in `lib/services/rare-hosts.ts`.
  registration: 'runtime',
  main: () => start({ extension: chrome, locate, keepPlace: keepAtEdge }),
});

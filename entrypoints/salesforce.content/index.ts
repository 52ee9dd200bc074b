import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { locate } from '../../lib/crm/salesforce/locate.ts';
import { start } from '../bootstrap/bootstrap.ts';
import { keepAtEdge } from '../bootstrap/edge.ts';

export default defineContentScript({
  // Where and when it runs is in the manifest (`wxt.config.ts`) and, for rare hosts, in `lib/services/rare-hosts.ts`.
  registration: 'runtime',
  main: () => start(browser, { locate, keepPlace: keepAtEdge }),
});

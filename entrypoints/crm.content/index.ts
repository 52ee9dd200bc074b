import { defineContentScript } from 'wxt/utils/define-content-script';
import { hostPattern, UI_HOSTS } from '../../lib/crm/hubspot/hosts.ts';
import { start } from './bootstrap.ts';
import { installed } from './extension.ts';

export default defineContentScript({
  matches: UI_HOSTS.map(hostPattern),
  // Before the page's own scripts, so that the strip is in the header before it is painted and keys come to us first.
  runAt: 'document_start',
  main: ({ signal }) => start(installed, signal),
});

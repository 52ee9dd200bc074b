import { defineContentScript } from 'wxt/utils/define-content-script';
import { main } from './main.ts';

export default defineContentScript({
  // Where and when it runs is in the manifest (`wxt.config.ts`), so that the page does not carry the list of hosts.
  registration: 'runtime',
  main,
});

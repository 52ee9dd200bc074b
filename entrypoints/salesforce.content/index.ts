import { defineContentScript } from 'wxt/utils/define-content-script';
import { main } from './main.ts';

export default defineContentScript({
  // Where and when it runs is in the manifest (`wxt.config.ts`) and, for rare hosts, in `lib/services/rare-hosts.ts`.
  registration: 'runtime',
  main,
});

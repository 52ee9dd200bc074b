import { RECORD_HEADER } from '../../lib/crm/hubspot/dom.ts';
import { locate } from '../../lib/crm/hubspot/locate.ts';
import { start } from '../bootstrap/bootstrap.ts';
import type { Extension } from '../bootstrap/extension.ts';
import style from '../bootstrap/header.css?inline';
import { keepInHeader } from '../bootstrap/place.ts';

/** Both browsers have it, with promises. WXT's choice between two names would have `runtime` made on every page. */
declare const chrome: Extension;

/** Starts on a HubSpot page. */
export function main(): void {
  start({
    extension: chrome,
    locate,
    style,
    keepPlace: (host, dock, signal) => keepInHeader(host, RECORD_HEADER, dock, signal),
  });
}

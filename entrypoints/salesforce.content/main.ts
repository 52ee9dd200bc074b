import { locate } from '../../lib/crm/salesforce/locate.ts';
import { start } from '../bootstrap/bootstrap.ts';
import { keepAtEdge } from '../bootstrap/edge.ts';
import type { Extension } from '../bootstrap/extension.ts';

/** Both browsers have it, with promises. WXT's choice between two names would have `runtime` made on every page. */
declare const chrome: Extension;

/** Starts on a Salesforce page. */
export function main(): void {
  start({ extension: chrome, locate, keepPlace: keepAtEdge });
}

import { start } from '../../entrypoints/bootstrap/bootstrap.ts';
import { keepAtEdge } from '../../entrypoints/bootstrap/edge.ts';
import style from '../../entrypoints/bootstrap/header.css?inline';
import { keepInHeader } from '../../entrypoints/bootstrap/place.ts';
import type { Site } from '../../entrypoints/bootstrap/site.ts';
import { RECORD_HEADER } from '../../lib/crm/hubspot/dom.ts';
import { locate } from '../../lib/crm/hubspot/locate.ts';
import { listeners } from './listeners.ts';
import { makeStand, type Prepared, type Stand } from './stand.ts';

declare global {
  /** The English messages, set by the bundler. */
  const MESSAGES: Record<string, string>;
  interface Window {
    stand: Stand;
    prepared?: Prepared;
    listeners: string[];
    /** Has the page with the late header show it, and tells what was seen. */
    come(): Promise<{ framesWithout: number; shifts: number }>;
  }
}

window.stand = Object.assign(makeStand(MESSAGES), window.prepared);
window.listeners = listeners;

/** Content scripts start when the page has its root element; a driver's scripts come before that. */
const rooted = new MutationObserver(() => {
  rooted.disconnect();
  const inHeader: Site['keepPlace'] = (host, dock, signal) => keepInHeader(host, RECORD_HEADER, dock, signal);
  const keepPlace = window.prepared?.atEdge ? keepAtEdge : inHeader;
  start({ extension: window.stand.extension, locate, style, keepPlace, mode: 'open' });
});
rooted.observe(document, { childList: true });

import { start } from '../../entrypoints/bootstrap/bootstrap.ts';
import { RECORD_HEADER } from '../../lib/crm/hubspot/dom.ts';
import { locate } from '../../lib/crm/hubspot/locate.ts';
import { listeners } from './listeners.ts';
import { makeStand, type Stand } from './stand.ts';

declare global {
  /** The English messages, set by the bundler. */
  const MESSAGES: Record<string, string>;
  interface Window {
    stand: Stand;
    /** What a test has prepared before the page loads. */
    prepared?: Partial<Pick<Stand, 'stored' | 'background'>>;
    listeners: string[];
  }
}

window.stand = Object.assign(makeStand(MESSAGES), window.prepared);
window.listeners = listeners;

/** Content scripts start when the page has its root element; a driver's scripts come before that. */
const rooted = new MutationObserver(() => {
  rooted.disconnect();
  start(window.stand.extension, { locate, anchors: RECORD_HEADER }, 'open');
});
rooted.observe(document, { childList: true });

import { locateOrg } from '../crm/locate-org.ts';
import { type OrgRef, orgKey } from '../record/ref.ts';
import type { CallName } from '../rpc.ts';

/** What the browser says of who sent a message; a page cannot forge any of it. */
export interface Sender {
  id?: string | undefined;
  url?: string | undefined;
  frameId?: number | undefined;
  tab?: { id?: number | undefined; url?: string | undefined } | undefined;
}

/** Who calls: our content script in a CRM page, our panel embedded in one, or a page of ours that stands by itself. */
export type Caller =
  | { from: 'content' | 'embedded'; tab: { id: number; url: string; org: OrgRef | null } }
  | { from: 'page'; tab: null };

const MAY: Record<Caller['from'], readonly CallName[]> = {
  content: ['viewing', 'reconnect'],
  embedded: ['record', 'panel', 'openOptions', 'openBlueprint', 'signIn', 'signalsSeen'],
  page: [
    'record',
    'openOptions',
    'openBlueprint',
    'connections',
    'connect',
    'signIn',
    'disconnect',
    'settings',
    'saveSettings',
    'audit',
    'wipe',
    'blueprint',
    'publish',
    'refreshBlueprint',
    'blueprintHistory',
    'restoreBlueprint',
    'organisations',
    'dryRun',
    'preview',
    'cachedRecords',
    'signalsOverview',
    'addFeed',
    'readFeed',
    'removeFeed',
    'signalsSeen',
  ],
};

/**
 * Who sent a message; null for anybody but our own content script in a page of a CRM, and our own pages.
 * `self` is the extension's id and the URL of its root.
 */
export function callerOf(sender: Sender, self: { id: string; root: string }): Caller | null {
  const url = URL.parse(sender.url ?? '');
  if (sender.id !== self.id || !url) return null;
  // The scheme, not the whole origin: an embedded page may stand under an address that the browser makes up anew each time.
  const ours = url.protocol === new URL(self.root).protocol;
  if (ours && (!sender.tab || sender.frameId === 0)) return { from: 'page', tab: null };
  const { id, url: tabUrl } = sender.tab ?? {};
  if (id === undefined || tabUrl === undefined) return null;
  return { from: ours ? 'embedded' : 'content', tab: { id, url: tabUrl, org: locateOrg(tabUrl) } };
}

/** Whether that caller may make that call at all. */
export function mayCall(caller: Caller, name: CallName): boolean {
  return MAY[caller.from].includes(name);
}

/** Whether that caller may ask about that organisation: a CRM page only about the one that its URL belongs to. */
export function mayAskAbout(caller: Caller, org: OrgRef): boolean {
  if (!caller.tab) return true;
  return caller.tab.org !== null && orgKey(caller.tab.org) === orgKey(org);
}

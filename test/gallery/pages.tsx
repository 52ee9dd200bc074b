import { OptionsPage } from '../../components/options/OptionsPage.tsx';
import type { ConnectionView } from '../../lib/rpc.ts';
import { daysAgo } from './northwind.ts';

const ACCOUNT: ConnectionView = {
  org: { crm: 'hubspot', org: '4711001' },
  timeZone: 'Europe/Berlin',
  currency: 'EUR',
  uiHost: 'app.hubspot.com',
  scopes: null,
  missingScopes: ['sales-email-read', 'crm.objects.owners.read'],
  setBy: 'user',
  checkedAt: daysAgo(0.2),
  state: 'ok',
};
const OF_POLICY: ConnectionView = {
  ...ACCOUNT,
  org: { crm: 'hubspot', org: '4711002' },
  uiHost: 'app-eu1.hubspot.com',
  missingScopes: [],
  setBy: 'policy',
  state: 'signed_out',
};
const ACTIONS = {
  connect: async () => ({ kind: 'failed' as const, failure: { kind: 'signed_out' as const, detail: null } }),
  disconnect: () => {},
  save: () => {},
  wipe: () => {},
};

/** The options page on the first visit and with two accounts, one of them set by policy. */
export const PAGES: Record<string, () => preact.JSX.Element> = {
  options_first: () => (
    <OptionsPage
      connections={[]}
      settings={{ cacheDays: 30, cacheOnDisk: true, locked: [] }}
      failed={false}
      news={null}
      actions={ACTIONS}
    />
  ),
  options_connected: () => (
    <OptionsPage
      connections={[ACCOUNT, OF_POLICY]}
      settings={{ cacheDays: 14, cacheOnDisk: false, locked: ['cacheOnDisk'] }}
      failed={false}
      news="saved"
      actions={ACTIONS}
    />
  ),
};

import { OptionsPage } from '../../components/options/OptionsPage.tsx';
import type { ConnectionView } from '../../lib/rpc.ts';
import { daysAgo } from './northwind.ts';

const ACCOUNT: ConnectionView = {
  org: { crm: 'hubspot', org: '4711001' },
  setBy: 'user',
  signIn: null,
  account: {
    timeZone: 'Europe/Berlin',
    currency: 'EUR',
    uiHost: 'app.hubspot.com',
    scopes: null,
    missingScopes: ['sales-email-read', 'crm.objects.owners.read'],
    checkedAt: daysAgo(0.2),
  },
  failure: null,
};
const OF_POLICY: ConnectionView = {
  ...ACCOUNT,
  org: { crm: 'hubspot', org: '4711002' },
  setBy: 'policy',
  account: null,
  failure: { kind: 'signed_out', detail: null },
};
const SIGNED_IN: ConnectionView = {
  org: { crm: 'salesforce', org: 'plumbdemo.my.salesforce.com' },
  setBy: 'user',
  signIn: { clientId: '3MVG9plumblinedemo0000', browserSession: false },
  account: {
    timeZone: 'Europe/Berlin',
    currency: 'EUR',
    uiHost: 'plumbdemo.lightning.force.com',
    scopes: null,
    missingScopes: [],
    checkedAt: daysAgo(0.1),
  },
  failure: null,
};
const BLOCKED: ConnectionView = {
  ...SIGNED_IN,
  org: { crm: 'salesforce', org: 'plumbeu--test.sandbox.my.salesforce.com' },
  account: null,
  failure: { kind: 'app_blocked', detail: 'OAUTH_APP_BLOCKED' },
};
const CALLBACK = 'https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/';
const ACTIONS = {
  connectSalesforce: async () => ({ kind: 'not_an_org' as const }),
  signIn: async () => ({ kind: 'failed' as const, failure: { kind: 'sign_in_cancelled' as const } }),
  copy: async () => {},
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
      callbackUrl={CALLBACK}
      news={null}
      actions={ACTIONS}
    />
  ),
  options_connected: () => (
    <OptionsPage
      connections={[ACCOUNT, OF_POLICY, SIGNED_IN, BLOCKED]}
      settings={{ cacheDays: 14, cacheOnDisk: false, locked: ['cacheOnDisk'] }}
      failed={false}
      callbackUrl={CALLBACK}
      news="saved"
      actions={ACTIONS}
    />
  ),
};

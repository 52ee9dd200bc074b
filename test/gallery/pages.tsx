import { OptionsPage } from '../../components/options/OptionsPage.tsx';
import type { BlueprintView } from '../../lib/publishing.ts';
import type { ConnectionView } from '../../lib/rpc.ts';
import type { SignalsOverview } from '../../lib/signal-feeds.ts';
import { BLUEPRINT_PAGES } from './blueprint.tsx';
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
const BLUEPRINT: BlueprintView = {
  name: 'Northwind revenue architecture',
  version: '2026.4',
  since: daysAgo(40),
  owner: { id: 'cro', label: 'Chief revenue officer' },
  maintainer: { id: 'revops', label: 'Revenue operations' },
  update: null,
  origin: { kind: 'template', id: 'enterprise_saas' },
  wanted: { kind: 'template', id: 'enterprise_saas' },
  checkedAt: null,
  text: '',
  warnings: [],
  locked: false,
  templates: ['enterprise_saas', 'mid_market', 'product_led', 'services'],
};
const AT_ADDRESS = { kind: 'url' as const, url: 'https://blueprints.northwind.example/revenue.yaml', sha256: null };
const NOT_UPDATED: BlueprintView = {
  ...BLUEPRINT,
  origin: AT_ADDRESS,
  wanted: AT_ADDRESS,
  checkedAt: daysAgo(0.1),
  update: {
    at: daysAgo(0.05),
    failure: {
      kind: 'broken',
      problems: [
        {
          path: 'lifecycle.selection.exit.problem.when',
          line: 236,
          column: 15,
          message: 'there is no `dael`',
          remedy: 'Did you mean `deal`?',
        },
      ],
    },
  },
};
const SIGNALS: SignalsOverview = {
  feeds: [
    {
      ...{ url: 'https://signals.plumbworks.example/v1/events', name: 'Warehouse', setBy: 'user', hasToken: true },
      ...{ readAt: daysAgo(0.01), failure: null, signals: 312, quarantined: 1 },
    },
    {
      ...{ url: 'https://intent.plumbworks.example/feed', name: null, setBy: 'policy', hasToken: false },
      ...{ readAt: null, failure: { kind: 'wrong_type', contentType: 'text/html' }, signals: 0, quarantined: 0 },
    },
    {
      ...{ url: 'https://product.northwind.example/events', name: 'Product', setBy: 'user', hasToken: false },
      ...{ failure: { kind: 'no_permission', origin: 'https://product.northwind.example' } },
      ...{ readAt: null, signals: 0, quarantined: 0 },
    },
  ],
  types: [
    { type: 'web.pricing_page_visited', label: 'Pricing page visited', count: 201 },
    { type: 'legacy.score_changed', label: null, count: 111 },
  ],
  quarantined: [
    {
      ...{ feed: 'https://signals.plumbworks.example/v1/events', receivedAt: daysAgo(0.01), place: '[3].time' },
      ...{ reason: 'Invalid ISO datetime', excerpt: '{"id":"when","time":"yesterday"}' },
    },
  ],
};

const FEEDS = { add: () => {}, read: () => {}, allow: () => {}, remove: () => {}, isUnderWay: false };

const PUBLISHING = { publish: async () => null, allow: async () => {}, refresh: async () => {} };
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

/** The options page on the first visit and with two accounts, one of them set by policy; the Blueprint page. */
export const PAGES: Record<string, () => preact.JSX.Element> = {
  ...BLUEPRINT_PAGES,
  options_first: () => (
    <OptionsPage
      connections={[]}
      settings={{ cacheDays: 30, cacheOnDisk: true, locked: [] }}
      blueprint={BLUEPRINT}
      publishing={PUBLISHING}
      signals={SIGNALS}
      feeds={FEEDS}
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
      blueprint={NOT_UPDATED}
      publishing={PUBLISHING}
      signals={SIGNALS}
      feeds={FEEDS}
      failed={false}
      callbackUrl={CALLBACK}
      news="saved"
      actions={ACTIONS}
    />
  ),
};

import type { CustomerStage, SignalType } from './account-model.ts';
import { type AccountScript, accountIds } from './account-script.ts';
import { CALM_ACCOUNTS } from './demo-accounts-calm.ts';
import { MIXED_ACCOUNTS } from './demo-accounts-mixed.ts';
import { PROSPECT_ACCOUNTS } from './demo-accounts-prospects.ts';
import { RISK_ACCOUNTS } from './demo-accounts-risk.ts';

/** What anybody can see of a demo account in either CRM and in the feed. */
export interface AccountExpectation {
  /** Where the customer stands after the knot; null for a prospect. */
  stage: CustomerStage | null;
  /** Weekly users against licences: below half, in between, above four fifths; `unknown` where nobody measures it. */
  use: 'below_half' | 'between' | 'above_four_fifths' | 'unknown' | 'none';
  renewsInDays: number | null;
  /** The user of the world who looks after them. */
  csm: string | null;
  openDeals: number;
  openCases: number;
  /** Types of signals that the feed tells of them. */
  signals: SignalType[];
}

export interface DemoAccount {
  /** HubSpot company id, in the demo portal 4711001; Salesforce's follows from it by `salesforceId('Account', id)`. */
  id: string;
  name: string;
  domain: string;
  shows: string;
  expect: AccountExpectation;
}

export type DemoAccountKey =
  | 'churn_risk'
  | 'usage_drop'
  | 'champion_left'
  | 'silent'
  | 'tension'
  | 'growing'
  | 'onboarding'
  | 'advocate'
  | 'no_usage'
  | 'conflicting_sources'
  | 'prospect_intent'
  | 'prospect_pricing';

type Entry = [DemoAccountKey, AccountScript, shows: string, AccountExpectation];

const ENTRIES: readonly Entry[] = [
  [
    'churn_risk',
    RISK_ACCOUNTS.CHURN_RISK,
    'Use fell below half of the licences nine days ago, routed, seen, not acted on; the renewal is in 74 days without finance',
    {
      stage: 'adoption',
      use: 'below_half',
      renewsInDays: 74,
      csm: '512',
      openDeals: 1,
      openCases: 1,
      signals: ['product.usage_dropped'],
    },
  ],
  [
    'usage_drop',
    RISK_ACCOUNTS.USAGE_DROP,
    'Use has fallen for three months; routed, never seen',
    {
      stage: 'adoption',
      use: 'below_half',
      renewsInDays: 170,
      csm: '514',
      openDeals: 0,
      openCases: 1,
      signals: ['product.usage_dropped'],
    },
  ],
  [
    'champion_left',
    RISK_ACCOUNTS.CHAMPION_LEFT,
    'The champion left twelve days ago, the last mail to her bounced',
    { stage: 'adoption', use: 'between', renewsInDays: 330, csm: '514', openDeals: 0, openCases: 0, signals: [] },
  ],
  [
    'silent',
    MIXED_ACCOUNTS.SILENT,
    'No word from the customer for four months, and the colleague who looked after them has left',
    { stage: 'adoption', use: 'between', renewsInDays: 110, csm: '513', openDeals: 0, openCases: 0, signals: [] },
  ],
  [
    'tension',
    MIXED_ACCOUNTS.TENSION,
    'They look at prices and at a comparison while they use less: two facts at odds',
    {
      stage: 'adoption',
      use: 'below_half',
      renewsInDays: 35,
      csm: '512',
      openDeals: 1,
      openCases: 0,
      signals: ['product.usage_dropped', 'web.pricing_page_visited', 'web.comparison_page_visited'],
    },
  ],
  [
    'growing',
    CALM_ACCOUNTS.GROWING,
    'Four of five licences in use for a month, a second site in talks: ready to grow',
    {
      stage: 'expansion',
      use: 'above_four_fifths',
      renewsInDays: 290,
      csm: '512',
      openDeals: 1,
      openCases: 0,
      signals: ['product.usage_rising', 'product.feature_adopted'],
    },
  ],
  [
    'onboarding',
    CALM_ACCOUNTS.ONBOARDING,
    'Won five weeks ago, kicked off, not live yet',
    { stage: 'onboarding', use: 'below_half', renewsInDays: 329, csm: '514', openDeals: 0, openCases: 0, signals: [] },
  ],
  [
    'advocate',
    CALM_ACCOUNTS.ADVOCATE,
    'Everything in use, met every quarter, a reference for others',
    {
      stage: 'advocacy',
      use: 'above_four_fifths',
      renewsInDays: 80,
      csm: '512',
      openDeals: 1,
      openCases: 0,
      signals: [],
    },
  ],
  [
    'no_usage',
    CALM_ACCOUNTS.NO_USAGE,
    'A customer whose use nobody measures',
    { stage: 'adoption', use: 'unknown', renewsInDays: 115, csm: '514', openDeals: 0, openCases: 0, signals: [] },
  ],
  [
    'conflicting_sources',
    CALM_ACCOUNTS.CONFLICT,
    'Five hundred people by a colleague’s entry, two hundred by enrichment',
    { stage: 'adoption', use: 'between', renewsInDays: 350, csm: '514', openDeals: 0, openCases: 0, signals: [] },
  ],
  [
    'prospect_intent',
    PROSPECT_ACCOUNTS.INTENT,
    'No deal, no customer, and several people look at prices and comparisons',
    {
      stage: null,
      use: 'none',
      renewsInDays: null,
      csm: null,
      openDeals: 0,
      openCases: 0,
      signals: [
        'intent.topic_surge',
        'web.content_downloaded',
        'web.pricing_page_visited',
        'web.comparison_page_visited',
      ],
    },
  ],
  [
    'prospect_pricing',
    PROSPECT_ACCOUNTS.PRICING,
    'A deal is open, and people who are not on it look at prices',
    {
      stage: null,
      use: 'none',
      renewsInDays: null,
      csm: null,
      openDeals: 1,
      openCases: 0,
      signals: ['web.pricing_page_visited'],
    },
  ],
];

/** Scripts of the demo accounts, in the order of their ids. */
export const ACCOUNT_SCRIPTS: readonly AccountScript[] = ENTRIES.map(([, script]) => script);

function demoAccount([key, { company }, shows, expect]: Entry, index: number): [DemoAccountKey, DemoAccount] {
  return [key, { id: accountIds(index).company, name: company.name, domain: company.domain, shows, expect }];
}

const BY_KEY = new Map(ENTRIES.map(demoAccount));

/** A demo account by the state it shows. */
export function demoAccountOf(key: DemoAccountKey): DemoAccount {
  const found = BY_KEY.get(key);
  if (!found) throw new RangeError(`no demo account shows ${key}`);
  return found;
}

/** Every demo account by the state it shows, customers at risk first. */
export const DEMO_ACCOUNTS: readonly (readonly [DemoAccountKey, DemoAccount])[] = [...BY_KEY];

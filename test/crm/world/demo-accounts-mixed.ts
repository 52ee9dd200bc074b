import { type AccountScript, PLAIN } from './account-script.ts';
import { RENEWAL_PIPELINE } from './organisation.ts';

/** Nobody has spoken with them for four months; the one who looked after them has left us. */
const SILENT: AccountScript = {
  ...PLAIN,
  company: {
    name: 'Cold Harbour Maltings',
    domain: 'cold-harbour-maltings.example',
    industry: 'Food and beverage',
    employees: 240,
    country: 'United Kingdom',
    language: 'en',
    currency: 'GBP',
  },
  owner: '508',
  csm: '513',
  people: [
    {
      key: 'leland.kimber',
      firstName: 'Leland',
      lastName: 'Kimber',
      title: 'General Manager',
      truth: 'economic_buyer',
    },
    {
      key: 'bridget.farrow',
      firstName: 'Bridget',
      lastName: 'Farrow',
      title: 'Production Manager',
      truth: 'champion',
      label: 'Champion',
    },
    { key: 'tyrell.stokely', firstName: 'Tyrell', lastName: 'Stokely', title: 'Process Analyst', truth: 'user' },
  ],
  sold: { name: 'Cold Harbour Maltings – Energy reporting', ago: 620, amount: 29_000 },
  stages: [
    ['onboarding', 620],
    ['adoption', 540],
  ],
  licences: [[620, 45]],
  use: [
    [51, 31],
    [20, 30],
    [0, 29],
  ],
  features: [
    [48, 52],
    [0, 50],
  ],
  renewsInDays: 110,
  days: [
    ['goLiveDate', 560, -560],
    ['businessReview', 300, -300],
  ],
  events: [
    { ago: 300, what: 'met', with: ['bridget.farrow', 'leland.kimber'], about: 'Annual review' },
    { ago: 126, what: 'mail_in', with: ['bridget.farrow'], about: 'Re: Invoice' },
    { ago: 40, what: 'mail_out', with: ['bridget.farrow'], about: 'Checking in' },
  ],
};

/** High intent while use falls: they look at prices and at a comparison, and work less with what they have. */
const TENSION: AccountScript = {
  ...PLAIN,
  company: {
    name: 'Ateliers Montclar',
    domain: 'ateliers-montclar.example',
    industry: 'Manufacturing',
    employees: 1_250,
    country: 'France',
    language: 'fr',
    currency: 'EUR',
  },
  owner: '510',
  csm: '512',
  people: [
    {
      key: 'aurelie.grandval',
      firstName: 'Aurélie',
      lastName: 'Grandval',
      title: 'Directrice des opérations',
      truth: 'economic_buyer',
      label: 'Decision maker',
    },
    {
      key: 'mathieu.kervella',
      firstName: 'Mathieu',
      lastName: 'Kervella',
      title: 'Responsable amélioration continue',
      truth: 'champion',
      label: 'Champion',
    },
    {
      key: 'gaelle.rochebrune',
      firstName: 'Gaëlle',
      lastName: 'Rochebrune',
      title: 'Acheteuse stratégique',
      truth: 'procurement',
    },
    {
      key: 'damien.neuville',
      firstName: 'Damien',
      lastName: 'Neuville',
      title: 'Contrôleur de gestion',
      truth: 'finance',
    },
  ],
  sold: { name: 'Ateliers Montclar – Licence groupe', ago: 330, amount: 140_000 },
  stages: [
    ['onboarding', 330],
    ['adoption', 240],
  ],
  licences: [[330, 300]],
  use: [
    [45, 60],
    [36, 214],
    [8, 210],
    [4, 166],
    [3, 142],
    [0, 128],
  ],
  features: [
    [44, 20],
    [32, 66],
    [8, 66],
    [0, 44],
  ],
  renewsInDays: 35,
  days: [
    ['goLiveDate', 262, -262],
    ['businessReview', 90, -90],
  ],
  deal: {
    name: 'Ateliers Montclar – Renouvellement',
    pipeline: RENEWAL_PIPELINE,
    stages: [
      ['184001', 60],
      ['184002', 22],
    ],
    amount: 145_000,
    closesInDays: 35,
    people: ['aurelie.grandval', 'mathieu.kervella', 'gaelle.rochebrune', 'damien.neuville'],
  },
  events: [
    { ago: 58, what: 'met', with: ['mathieu.kervella', 'aurelie.grandval'], about: 'Bilan de valeur' },
    { ago: 19, what: 'mail_in', with: ['gaelle.rochebrune'], about: 'Re: Conditions de renouvellement' },
    { ago: 10, what: 'mail_in', with: ['mathieu.kervella'], about: 'Re: Sites restants' },
  ],
  cases: [[34, 30, 'medium', 'mathieu.kervella', 'Connexion impossible pour un nouvel utilisateur']],
  emissions: [
    {
      ago: 23,
      source: 'product',
      type: 'product.usage_dropped',
      data: { weekly_active_users: 142, licences: 300, threshold: 0.5 },
      hops: [
        ['routed', 2, 'churn-risk-to-csm'],
        ['seen', 6, '512'],
      ],
    },
    { ago: 6, source: 'web', type: 'web.pricing_page_visited', with: 'gaelle.rochebrune', data: { visits: 3 } },
    { ago: 5, source: 'web', type: 'web.comparison_page_visited', with: 'gaelle.rochebrune', data: { visits: 1 } },
  ],
};

export const MIXED_ACCOUNTS = { SILENT, TENSION };

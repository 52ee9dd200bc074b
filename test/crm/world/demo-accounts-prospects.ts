import type { AccountScript } from './account-script.ts';

/** A prospect is no customer: no use, no licences, nobody who looks after them. */
const PROSPECT = {
  csm: null,
  sold: null,
  stages: [],
  licences: [],
  use: [],
  features: [],
  renewsInDays: null,
  days: [],
  fields: [],
  cases: [],
} satisfies Partial<AccountScript>;

/** Ideal customer, several people looking at prices, no deal: the route to a named rep. */
const INTENT: AccountScript = {
  ...PROSPECT,
  company: {
    name: 'Quillmere Foods',
    domain: 'quillmere-foods.example',
    industry: 'Food and beverage',
    employees: 1_400,
    country: 'United Kingdom',
    language: 'en',
    currency: 'GBP',
  },
  owner: '508',
  people: [
    { key: 'grace.denholm', firstName: 'Grace', lastName: 'Denholm', title: 'VP Operations', truth: 'economic_buyer' },
    {
      key: 'oliver.ransom',
      firstName: 'Oliver',
      lastName: 'Ransom',
      title: 'Digital Transformation Lead',
      truth: 'champion',
    },
    { key: 'naomi.pemberly', firstName: 'Naomi', lastName: 'Pemberly', title: 'IT Director', truth: 'technical' },
  ],
  deal: null,
  events: [{ ago: 140, what: 'mail_out', with: ['oliver.ransom'], about: 'Plant analytics for food producers' }],
  emissions: [
    { ago: 8, source: 'intent', type: 'intent.topic_surge', data: { topic: 'production analytics' } },
    { ago: 4, source: 'web', type: 'web.content_downloaded', with: 'oliver.ransom', data: { visits: 1 } },
    {
      ago: 2,
      source: 'web',
      type: 'web.pricing_page_visited',
      with: 'oliver.ransom',
      data: { visits: 3 },
      hops: [['routed', 1, 'hot-account-without-deal']],
    },
    { ago: 2, source: 'web', type: 'web.comparison_page_visited', with: 'naomi.pemberly', data: { visits: 1 } },
  ],
  submissions: [[4, 'oliver.ransom', 'Guide: payback of line monitoring']],
};

/** A deal is open, and people who are not on it look at prices. */
const PRICING: AccountScript = {
  ...PROSPECT,
  company: {
    name: 'Nordmoor Energie',
    domain: 'nordmoor-energie.example',
    industry: 'Utilities',
    employees: 560,
    country: 'Germany',
    language: 'de',
    currency: 'EUR',
  },
  owner: '504',
  people: [
    {
      key: 'yannick.tiedemann',
      firstName: 'Yannick',
      lastName: 'Tiedemann',
      title: 'Leiter Digitalisierung',
      truth: 'champion',
      label: 'Champion',
    },
    {
      key: 'sabine.immendorf',
      firstName: 'Sabine',
      lastName: 'Immendorf',
      title: 'Kaufmännische Leiterin',
      truth: 'finance',
    },
    {
      key: 'joerg.brandstaetter',
      firstName: 'Jörg',
      lastName: 'Brandstätter',
      title: 'Einkaufsleiter',
      truth: 'procurement',
    },
    {
      key: 'eva.schoenfelder',
      firstName: 'Eva',
      lastName: 'Schönfelder',
      title: 'Leiterin Datenplattform',
      truth: 'technical',
      label: 'Technical evaluator',
    },
  ],
  deal: {
    name: 'Nordmoor Energie – Energieberichte',
    pipeline: 'default',
    stages: [
      ['appointmentscheduled', 30],
      ['qualifiedtobuy', 19],
    ],
    amount: 44_000,
    closesInDays: 60,
    people: ['yannick.tiedemann', 'eva.schoenfelder'],
    nextStep: 'Rechnung zur Einsparung mit Yannick Tiedemann',
  },
  events: [
    { ago: 28, what: 'met', with: ['yannick.tiedemann'], about: 'Erstgespräch' },
    { ago: 17, what: 'met', with: ['yannick.tiedemann', 'eva.schoenfelder'], about: 'Zählerdaten' },
    { ago: 6, what: 'mail_in', with: ['yannick.tiedemann'], about: 'AW: Vorlage für die Geschäftsführung' },
  ],
  emissions: [
    { ago: 5, source: 'web', type: 'web.pricing_page_visited', with: 'sabine.immendorf', data: { visits: 2 } },
    { ago: 3, source: 'web', type: 'web.pricing_page_visited', with: 'joerg.brandstaetter', data: { visits: 4 } },
  ],
  submissions: [
    [24, 'eva.schoenfelder', 'Energy report template'],
    [18, 'eva.schoenfelder', 'Demo request'],
  ],
};

export const PROSPECT_ACCOUNTS = { INTENT, PRICING };

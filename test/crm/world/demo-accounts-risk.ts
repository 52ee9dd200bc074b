import { type AccountScript, PLAIN } from './account-script.ts';
import { RENEWAL_PIPELINE } from './organisation.ts';

/** The account of the third journey: use fell nine days ago, the renewal is near, and nobody has acted. */
const CHURN_RISK: AccountScript = {
  ...PLAIN,
  company: {
    name: 'Larkspur Packaging',
    domain: 'larkspur-packaging.example',
    industry: 'Manufacturing',
    employees: 820,
    country: 'United Kingdom',
    language: 'en',
    currency: 'GBP',
  },
  owner: '506',
  csm: '512',
  people: [
    {
      key: 'imogen.thorne',
      firstName: 'Imogen',
      lastName: 'Thorne',
      title: 'Chief Operating Officer',
      truth: 'economic_buyer',
      label: 'Decision maker',
    },
    {
      key: 'desmond.hollis',
      firstName: 'Desmond',
      lastName: 'Hollis',
      title: 'Operations Excellence Lead',
      truth: 'champion',
      label: 'Champion',
    },
    {
      key: 'paige.quill',
      firstName: 'Paige',
      lastName: 'Quill',
      title: 'Shift Supervisor',
      truth: 'user',
      label: 'User',
    },
    { key: 'neil.garrick', firstName: 'Neil', lastName: 'Garrick', title: 'Financial Controller', truth: 'finance' },
    {
      key: 'fiona.ivers',
      firstName: 'Fiona',
      lastName: 'Ivers',
      title: 'Head of IT',
      truth: 'technical',
      label: 'Technical evaluator',
    },
  ],
  sold: { name: 'Larkspur Packaging – Line monitoring', ago: 291, amount: 64_000 },
  stages: [
    ['onboarding', 291],
    ['adoption', 205],
  ],
  licences: [[291, 120]],
  use: [
    [38, 12],
    [30, 82],
    [2, 85],
    [1, 52],
    [0, 47],
  ],
  features: [
    [36, 20],
    [28, 62],
    [4, 64],
    [0, 48],
  ],
  renewsInDays: 74,
  days: [
    ['goLiveDate', 222, -222],
    ['businessReview', 63, -63],
  ],
  deal: {
    name: 'Larkspur Packaging – Renewal',
    pipeline: RENEWAL_PIPELINE,
    stages: [['184001', 16]],
    amount: 66_000,
    closesInDays: 74,
    people: ['imogen.thorne', 'desmond.hollis', 'neil.garrick'],
    nextStep: 'Value review with Desmond and Imogen',
  },
  events: [
    { ago: 63, what: 'met', with: ['desmond.hollis', 'imogen.thorne', 'paige.quill'], about: 'Business review' },
    { ago: 41, what: 'mail_in', with: ['paige.quill'], about: 'Re: Shift report' },
    { ago: 24, what: 'call_in', with: ['desmond.hollis'], about: 'Night shift joins later' },
    { ago: 15, what: 'mail_in', with: ['desmond.hollis'], about: 'Re: Renewal dates' },
    { ago: 13, what: 'met', with: ['imogen.thorne', 'desmond.hollis'], about: 'Renewal plan' },
    { ago: 12, what: 'mail_out', with: ['neil.garrick'], about: 'Renewal: order form' },
  ],
  cases: [
    [150, 147, 'low', 'paige.quill', 'New planner cannot sign in'],
    [18, 14, 'high', 'fiona.ivers', 'Line 4 sends nothing since the network change'],
    [8, null, 'high', 'paige.quill', 'Line 4: shift report is empty'],
  ],
  emissions: [
    {
      ago: 9,
      source: 'product',
      type: 'product.usage_dropped',
      data: { weekly_active_users: 52, licences: 120, threshold: 0.5 },
      hops: [
        ['routed', 2, 'churn-risk-to-csm'],
        ['seen', 27, '512'],
      ],
    },
  ],
};

/** Three months of falling use; the retention playbook should have begun weeks ago. */
const USAGE_DROP: AccountScript = {
  ...PLAIN,
  company: {
    name: 'Papeteries Valmorin',
    domain: 'papeteries-valmorin.example',
    industry: 'Manufacturing',
    employees: 460,
    country: 'France',
    language: 'fr',
    currency: 'EUR',
  },
  owner: '510',
  csm: '514',
  people: [
    {
      key: 'estelle.oudinot',
      firstName: 'Estelle',
      lastName: 'Oudinot',
      title: 'Directrice générale',
      truth: 'economic_buyer',
      label: 'Decision maker',
    },
    {
      key: 'hugo.lavigerie',
      firstName: 'Hugo',
      lastName: 'Lavigerie',
      title: 'Responsable de production',
      truth: 'champion',
      label: 'Champion',
    },
    {
      key: 'nadege.santerre',
      firstName: 'Nadège',
      lastName: 'Santerre',
      title: 'Technicienne de maintenance',
      truth: 'user',
    },
    {
      key: 'yves.jourdain',
      firstName: 'Yves',
      lastName: 'Jourdain',
      title: 'Directeur administratif et financier',
      truth: 'finance',
    },
  ],
  sold: { name: 'Papeteries Valmorin – Suivi des machines', ago: 560, amount: 52_000 },
  stages: [
    ['onboarding', 560],
    ['adoption', 470],
  ],
  licences: [[560, 150]],
  use: [
    [51, 112],
    [13, 118],
    [9, 96],
    [5, 72],
    [0, 41],
  ],
  features: [
    [48, 70],
    [12, 72],
    [0, 31],
  ],
  renewsInDays: 170,
  days: [
    ['goLiveDate', 480, -480],
    ['businessReview', 215, -215],
  ],
  events: [
    { ago: 215, what: 'met', with: ['estelle.oudinot', 'hugo.lavigerie'], about: 'Bilan annuel' },
    { ago: 66, what: 'mail_in', with: ['hugo.lavigerie'], about: 'Re: Formation des équipes' },
    { ago: 30, what: 'mail_out', with: ['hugo.lavigerie'], about: 'Vos équipes et l’outil' },
    { ago: 9, what: 'call_missed', with: ['hugo.lavigerie'], about: 'Prise de nouvelles' },
  ],
  cases: [
    [88, 80, 'medium', 'nadege.santerre', 'Le rapport d’équipe affiche les chiffres d’hier'],
    [52, 39, 'high', 'nadege.santerre', 'Plus de données de la ligne 2 depuis lundi'],
    [20, null, 'medium', 'nadege.santerre', 'L’export s’arrête à 10 000 lignes'],
  ],
  emissions: [
    {
      ago: 37,
      source: 'product',
      type: 'product.usage_dropped',
      data: { weekly_active_users: 72, licences: 150, threshold: 0.5 },
      hops: [['routed', 3, 'churn-risk-to-csm']],
    },
  ],
};

/** The person who wanted it has left; everybody else carries on for now. */
const CHAMPION_LEFT: AccountScript = {
  ...PLAIN,
  company: {
    name: 'Bodegas Altorriego',
    domain: 'bodegas-altorriego.example',
    industry: 'Food and beverage',
    employees: 310,
    country: 'Spain',
    language: 'es',
    currency: 'EUR',
  },
  owner: '509',
  csm: '514',
  people: [
    {
      key: 'carmen.larranaga',
      firstName: 'Carmen',
      lastName: 'Larrañaga',
      title: 'Jefa de producción',
      truth: 'champion',
      label: 'Champion',
      leftAgo: 12,
    },
    {
      key: 'hector.olmedo',
      firstName: 'Héctor',
      lastName: 'Olmedo',
      title: 'Director general',
      truth: 'economic_buyer',
      label: 'Decision maker',
    },
    {
      key: 'silvia.urrutia',
      firstName: 'Silvia',
      lastName: 'Urrutia',
      title: 'Analista de procesos',
      truth: 'user',
      label: 'User',
    },
    { key: 'bruno.galindo', firstName: 'Bruno', lastName: 'Galindo', title: 'Controller financiero', truth: 'finance' },
  ],
  sold: { name: 'Bodegas Altorriego – Control de embotellado', ago: 400, amount: 38_000 },
  stages: [
    ['onboarding', 400],
    ['adoption', 320],
  ],
  licences: [[400, 60]],
  use: [
    [51, 38],
    [0, 42],
  ],
  features: [
    [48, 55],
    [0, 61],
  ],
  renewsInDays: 330,
  days: [
    ['goLiveDate', 340, -340],
    ['businessReview', 45, -45],
  ],
  events: [
    { ago: 45, what: 'met', with: ['carmen.larranaga', 'silvia.urrutia'], about: 'Revisión trimestral' },
    { ago: 26, what: 'mail_in', with: ['carmen.larranaga'], about: 'Re: Segunda línea' },
    { ago: 16, what: 'mail_in', with: ['silvia.urrutia'], about: 'Re: Informe semanal' },
    { ago: 8, what: 'mail_bounced', with: ['carmen.larranaga'], about: 'Segunda línea: fechas' },
  ],
  cases: [[70, 68, 'low', 'silvia.urrutia', 'Un usuario nuevo no puede entrar']],
};

export const RISK_ACCOUNTS = { CHURN_RISK, USAGE_DROP, CHAMPION_LEFT };

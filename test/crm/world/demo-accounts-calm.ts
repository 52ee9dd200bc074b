import { type AccountScript, PLAIN } from './account-script.ts';

/** Four of five licences have been in use for a month, and a second site asks: ready to grow. */
const GROWING: AccountScript = {
  ...PLAIN,
  company: {
    name: 'Wiesengrund Molkerei',
    domain: 'wiesengrund-molkerei.example',
    industry: 'Food and beverage',
    employees: 680,
    country: 'Germany',
    language: 'de',
    currency: 'EUR',
  },
  owner: '502',
  csm: '512',
  people: [
    {
      key: 'claudia.dornbusch',
      firstName: 'Claudia',
      lastName: 'Dornbusch',
      title: 'Geschäftsführerin',
      truth: 'economic_buyer',
      label: 'Decision maker',
    },
    {
      key: 'lars.huelsmann',
      firstName: 'Lars',
      lastName: 'Hülsmann',
      title: 'Leiter Produktion',
      truth: 'champion',
      label: 'Champion',
    },
    {
      key: 'petra.lueders',
      firstName: 'Petra',
      lastName: 'Lüders',
      title: 'Instandhaltungsplanerin',
      truth: 'user',
      label: 'User',
    },
    { key: 'ralf.eggers', firstName: 'Ralf', lastName: 'Eggers', title: 'Leiter Controlling', truth: 'finance' },
    {
      key: 'ines.rautenberg',
      firstName: 'Ines',
      lastName: 'Rautenberg',
      title: 'IT-Architektin',
      truth: 'technical',
      label: 'Technical evaluator',
    },
  ],
  sold: { name: 'Wiesengrund Molkerei – Linienüberwachung', ago: 440, amount: 71_000 },
  stages: [
    ['onboarding', 440],
    ['adoption', 366],
    ['expansion', 40],
  ],
  licences: [
    [440, 140],
    [75, 200],
  ],
  use: [
    [51, 96],
    [20, 112],
    [11, 130],
    [10, 140],
    [5, 164],
    [0, 178],
  ],
  features: [
    [48, 58],
    [20, 66],
    [0, 84],
  ],
  renewsInDays: 290,
  days: [
    ['goLiveDate', 380, -380],
    ['businessReview', 34, -34],
  ],
  deal: {
    name: 'Wiesengrund Molkerei – Werk Süd',
    pipeline: 'default',
    stages: [
      ['appointmentscheduled', 38],
      ['qualifiedtobuy', 27],
      ['presentationscheduled', 9],
    ],
    amount: 48_000,
    closesInDays: 50,
    people: ['claudia.dornbusch', 'lars.huelsmann', 'ines.rautenberg', 'ralf.eggers'],
    nextStep: 'Umfang Werk Süd mit Ines Rautenberg abstimmen',
  },
  events: [
    { ago: 34, what: 'met', with: ['claudia.dornbusch', 'lars.huelsmann', 'petra.lueders'], about: 'Quartalsgespräch' },
    { ago: 18, what: 'mail_in', with: ['ralf.eggers'], about: 'AW: Zahlen Werk Süd' },
    { ago: 11, what: 'met', with: ['lars.huelsmann', 'ines.rautenberg'], about: 'Begehung Werk Süd' },
    { ago: 5, what: 'mail_in', with: ['petra.lueders'], about: 'AW: Zweite Schicht' },
    { ago: 3, what: 'call_in', with: ['claudia.dornbusch'], about: 'Zeitplan Werk Süd' },
  ],
  cases: [[96, 94, 'low', 'petra.lueders', 'Neue Planerin kann sich nicht anmelden']],
  emissions: [
    {
      ago: 37,
      source: 'product',
      type: 'product.usage_rising',
      data: { weekly_active_users: 164, licences: 200, threshold: 0.8 },
      hops: [
        ['routed', 1, 'expansion-to-csm'],
        ['seen', 5, '512'],
      ],
    },
    { ago: 12, source: 'product', type: 'product.feature_adopted', data: { feature: 'energy' } },
  ],
};

/** Won five weeks ago: kick-off done, the first users are in, not live yet. */
const ONBOARDING: AccountScript = {
  ...PLAIN,
  company: {
    name: 'Tannberg Sägewerke',
    domain: 'tannberg-saegewerke.example',
    industry: 'Manufacturing',
    employees: 290,
    country: 'Austria',
    language: 'de',
    currency: 'EUR',
  },
  owner: '503',
  csm: '514',
  people: [
    {
      key: 'norbert.cordes',
      firstName: 'Norbert',
      lastName: 'Cordes',
      title: 'Geschäftsführer',
      truth: 'economic_buyer',
      label: 'Decision maker',
    },
    {
      key: 'katja.nettesheim',
      firstName: 'Katja',
      lastName: 'Nettesheim',
      title: 'Leiterin Digitalisierung',
      truth: 'champion',
      label: 'Champion',
    },
    {
      key: 'torsten.grunwald',
      firstName: 'Torsten',
      lastName: 'Grünwald',
      title: 'Schichtleiter',
      truth: 'user',
      label: 'User',
    },
  ],
  sold: { name: 'Tannberg Sägewerke – Anlagenübersicht', ago: 36, amount: 34_000 },
  stages: [['onboarding', 36]],
  licences: [[36, 50]],
  use: [
    [3, 2],
    [2, 6],
    [1, 9],
    [0, 14],
  ],
  features: [
    [3, 5],
    [0, 18],
  ],
  renewsInDays: 329,
  events: [
    { ago: 33, what: 'met', with: ['katja.nettesheim', 'norbert.cordes'], about: 'Übergabe und Auftakt' },
    { ago: 20, what: 'met', with: ['katja.nettesheim', 'torsten.grunwald'], about: 'Schulung Schichtleitung' },
    { ago: 9, what: 'mail_in', with: ['torsten.grunwald'], about: 'AW: Zugänge für die Schicht' },
    { ago: 4, what: 'mail_in', with: ['katja.nettesheim'], about: 'AW: Termin Inbetriebnahme' },
    { ago: -8, what: 'planned', with: ['katja.nettesheim', 'torsten.grunwald'], about: 'Inbetriebnahme' },
  ],
  cases: [[7, 6, 'medium', 'torsten.grunwald', 'Anlage 3 liefert seit Montag keine Werte']],
};

/** Everything in use, met every quarter, and glad to say so to others. */
const ADVOCATE: AccountScript = {
  ...PLAIN,
  company: {
    name: '北浜製薬',
    domain: 'kitahama-pharma.example',
    industry: 'Healthcare',
    employees: 2_100,
    country: 'Japan',
    language: 'ja',
    currency: 'USD',
  },
  owner: '511',
  csm: '512',
  people: [
    {
      key: 'mayumi.tachibana',
      firstName: '真由美',
      lastName: '立花',
      title: '取締役 事業本部長',
      truth: 'economic_buyer',
      label: 'Decision maker',
    },
    {
      key: 'takuya.yuki',
      firstName: '拓也',
      lastName: '結城',
      title: '生産管理部長',
      truth: 'champion',
      label: 'Champion',
    },
    { key: 'chiharu.aoyagi', firstName: '千春', lastName: '青柳', title: '経理部長', truth: 'finance' },
    { key: 'koji.katagiri', firstName: '浩二', lastName: '片桐', title: '現場リーダー', truth: 'user', label: 'User' },
  ],
  sold: { name: '北浜製薬 – 全工場ライセンス', ago: 650, amount: 180_000 },
  stages: [
    ['onboarding', 650],
    ['adoption', 570],
    ['expansion', 380],
    ['advocacy', 150],
  ],
  licences: [
    [650, 200],
    [285, 320],
  ],
  use: [
    [51, 180],
    [41, 194],
    [40, 240],
    [0, 284],
  ],
  features: [
    [48, 74],
    [0, 93],
  ],
  renewsInDays: 80,
  days: [
    ['goLiveDate', 600, -600],
    ['businessReview', 27, -27],
  ],
  fields: [['reference', 150, 'true', 'person']],
  deal: {
    name: '北浜製薬 – 更新',
    pipeline: '74120991',
    stages: [
      ['184001', 45],
      ['184002', 20],
    ],
    amount: 260_000,
    closesInDays: 80,
    people: ['mayumi.tachibana', 'takuya.yuki', 'chiharu.aoyagi'],
    nextStep: '条件の最終確認',
  },
  events: [
    { ago: 27, what: 'met', with: ['mayumi.tachibana', 'takuya.yuki', 'chiharu.aoyagi'], about: '四半期レビュー' },
    { ago: 14, what: 'mail_in', with: ['chiharu.aoyagi'], about: 'Re: 更新条件' },
    { ago: 9, what: 'mail_out', with: ['chiharu.aoyagi'], about: '更新の準備' },
    { ago: 10, what: 'mail_in', with: ['koji.katagiri'], about: 'Re: 新機能の試用' },
    { ago: 6, what: 'call_in', with: ['takuya.yuki'], about: '事例公開の相談' },
  ],
};

/** A customer whose use nobody measures: the warehouse does not know them. */
const NO_USAGE: AccountScript = {
  ...PLAIN,
  company: {
    name: 'Calderón Refrigeración',
    domain: 'calderon-refrigeracion.example',
    industry: 'Logistics',
    employees: 175,
    country: 'Spain',
    language: 'es',
    currency: 'EUR',
  },
  owner: '509',
  csm: '514',
  people: [
    {
      key: 'pilar.duarte',
      firstName: 'Pilar',
      lastName: 'Duarte',
      title: 'Directora general',
      truth: 'economic_buyer',
    },
    {
      key: 'tomas.ibarrola',
      firstName: 'Tomás',
      lastName: 'Ibarrola',
      title: 'Responsable de mejora continua',
      truth: 'champion',
      label: 'Champion',
    },
    { key: 'nuria.saldana', firstName: 'Nuria', lastName: 'Saldaña', title: 'Técnica de mantenimiento', truth: 'user' },
  ],
  sold: { name: 'Calderón Refrigeración – Cadena de frío', ago: 250, amount: 26_000 },
  stages: [
    ['onboarding', 250],
    ['adoption', 160],
  ],
  licences: [],
  use: [],
  features: [],
  renewsInDays: 115,
  days: [['goLiveDate', 190, -190]],
  events: [
    { ago: 55, what: 'met', with: ['tomas.ibarrola', 'nuria.saldana'], about: 'Revisión de uso' },
    { ago: 17, what: 'mail_in', with: ['tomas.ibarrola'], about: 'Re: Alarmas de cámara 2' },
    { ago: 12, what: 'call_in', with: ['pilar.duarte'], about: 'Plan del próximo año' },
  ],
};

/** Two sources disagree on how big they are: five hundred people, or two hundred. */
const CONFLICT: AccountScript = {
  ...PLAIN,
  company: {
    name: 'Gravenholt Steel',
    domain: 'gravenholt-steel.example',
    industry: 'Manufacturing',
    employees: 500,
    country: 'United States',
    language: 'en',
    currency: 'USD',
  },
  owner: '507',
  csm: '514',
  people: [
    {
      key: 'rosalind.oakes',
      firstName: 'Rosalind',
      lastName: 'Oakes',
      title: 'Managing Director',
      truth: 'economic_buyer',
      label: 'Decision maker',
    },
    {
      key: 'curtis.lockridge',
      firstName: 'Curtis',
      lastName: 'Lockridge',
      title: 'Head of Plant Performance',
      truth: 'champion',
      label: 'Champion',
    },
    { key: 'hannah.calloway', firstName: 'Hannah', lastName: 'Calloway', title: 'Maintenance Planner', truth: 'user' },
  ],
  sold: { name: 'Gravenholt Steel – Condition monitoring', ago: 380, amount: 58_000 },
  stages: [
    ['onboarding', 380],
    ['adoption', 300],
  ],
  licences: [[380, 90]],
  use: [
    [51, 62],
    [0, 66],
  ],
  features: [
    [48, 60],
    [0, 64],
  ],
  renewsInDays: 350,
  days: [
    ['goLiveDate', 320, -320],
    ['businessReview', 50, -50],
  ],
  fields: [
    ['employees', 200, '500', 'person'],
    ['enrichedEmployees', 21, '200', 'integration'],
  ],
  events: [
    { ago: 50, what: 'met', with: ['rosalind.oakes', 'curtis.lockridge'], about: 'Business review' },
    { ago: 14, what: 'mail_in', with: ['curtis.lockridge'], about: 'Re: Rolling mill data' },
    { ago: 6, what: 'mail_in', with: ['hannah.calloway'], about: 'Re: Work orders' },
  ],
};

export const CALM_ACCOUNTS = { GROWING, ONBOARDING, ADVOCATE, NO_USAGE, CONFLICT };

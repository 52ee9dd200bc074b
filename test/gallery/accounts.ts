import { assessAccount, type DealVerdicts } from '../../lib/assess/account/index.ts';
import type { AccountAssessment } from '../../lib/assess/schema/account.ts';
import type { AccountSnapshot } from '../../lib/record/account-snapshot.ts';
import { known, type Scalar, unknown } from '../../lib/record/fact.ts';
import type { FieldChange } from '../../lib/record/stages.ts';
import { anAccountSnapshot, anOpenDeal, course } from '../fixtures/accounts.ts';
import { defaultBlueprint } from '../fixtures/blueprint.ts';
import { ago, anAccount, anInteraction, aPerson, aReply, aSignal, dayAhead } from '../fixtures/snapshot.ts';
import { daysAgo } from './moment.ts';

const LINK = 'https://app.hubspot.com/contacts/4711001/record/0-2/900';

const ELENA = aPerson('1', { name: 'Elena Marchetti', title: 'Managing Director', role: 'Decision maker' });
const TOBIAS = aPerson('2', { name: 'Tobias Lund', title: 'Head of Production', role: 'Champion' });
const MIRA = aPerson('3', { name: 'Mira Sand', title: 'Shift planner', role: 'User' });
const OLEG = aPerson('4', { name: 'Oleg Brandt', title: 'Head of Controlling', role: 'Budget holder' });

const TALKS = [
  anInteraction(30, ['1', '2'], { subject: 'Quarterly review' }),
  aReply(9, ['2'], { subject: 'Re: Dashboards of line 3' }),
  aReply(6, ['3'], { subject: 'Re: Second shift' }),
];

type Given = Partial<Omit<AccountSnapshot, 'account'>> & { name?: string; properties?: Record<string, Scalar> };

/** A customer of a name of its own, with what is given in place of the fixture's. */
function customer({ name = 'Brackwater Mills', properties = {}, ...given }: Given): AccountSnapshot {
  const base = anAccountSnapshot({
    link: LINK,
    readAt: daysAgo(2 / 1440),
    people: [ELENA, TOBIAS, MIRA],
    interactions: TALKS,
    signals: [],
    users: [
      { id: '77', name: 'Ida Berg', email: null, teams: [], active: true },
      { id: '78', name: 'Greta Solheim', email: null, teams: [], active: true },
    ],
    ...given,
  });
  const held = Object.entries({ csm: '78', enriched_employees: 640, ...properties });
  const all = Object.fromEntries(held.map(([key, value]) => [key, known(value)]));
  return { ...base, account: { ...anAccount, id: '900', name, properties: { ...base.account.properties, ...all } } };
}

/** Weekly users of 200 licences, each value so many days ago. */
function weekly(...values: [days: number, value: number][]): FieldChange[] {
  return course('weekly_active_users', ...values);
}

const FALLING = weekly(
  ...[168, 171, 174, 169, 176, 172, 170, 165, 160, 151, 138].map((value, week): [number, number] => [
    98 - week * 7,
    value,
  ]),
  [21, 121],
  [14, 88],
  [5, 82],
);

/** Use below its level for sixteen days, a signal that its seat has seen and not acted on, a renewal that finance does not know of. */
const CHURN = customer({
  properties: { licences: 200, weekly_active_users: 82, feature_adoption: 38, renewal_date: dayAhead(76) },
  changes: [...FALLING, ...course('feature_adoption', [80, 55], [40, 44], [12, 38])],
  signals: [
    aSignal(14, {
      type: 'product.usage_dropped',
      data: { weekly_active_users: 88, licences: 200, threshold: 0.5 },
      hops: [
        { step: 'received', at: ago(13.98), by: null, system: 'Warehouse', as: null },
        { step: 'routed', at: ago(13.9), by: null, system: 'churn-risk-to-csm', as: null },
        { step: 'seen', at: ago(13.2), by: '78', system: null, as: null },
      ],
    }),
    aSignal(3),
  ],
  cases: [
    {
      id: '61',
      subject: 'Values of line 3 are missing since Monday',
      openedAt: ago(4),
      closedAt: null,
      status: 'Waiting on us',
      priority: 'High',
      link: `${LINK}/ticket/61`,
    },
  ],
});

/** Four of five licences are in use, and a second site is being sold. */
const GROWING = customer({
  name: 'Wiesengrund Dairy',
  properties: {
    customer_stage: 'expansion',
    licences: 200,
    weekly_active_users: 178,
    feature_adoption: 84,
    renewal_date: dayAhead(290),
  },
  changes: [
    ...weekly([90, 96], [62, 112], [48, 130], [40, 148], [28, 164], [9, 178]),
    ...course('feature_adoption', [90, 58], [40, 66], [9, 84]),
  ],
  people: [ELENA, TOBIAS, MIRA, OLEG],
  interactions: [...TALKS, aReply(4, ['1']), aReply(3, ['4'])],
  signals: [
    aSignal(26, {
      type: 'product.usage_rising',
      data: { weekly_active_users: 164, licences: 200 },
      hops: [{ step: 'acted', at: ago(25), by: '78', system: null, as: null }],
    }),
  ],
  deals: [
    ...anAccountSnapshot().deals,
    anOpenDeal('31', {
      name: 'Wiesengrund Dairy – Plant South',
      createdAt: ago(38),
      closeDate: known(dayAhead(50)),
      amount: known({ amount: 48_000, currency: 'EUR' }),
    }),
    anOpenDeal('32', {
      name: 'Wiesengrund Dairy – Cold chain',
      stage: 'appointmentscheduled',
      stageLabel: 'Appointment scheduled',
      createdAt: ago(8),
      closeDate: known(null),
      amount: unknown('hidden'),
      link: null,
    }),
  ],
});

/** Use well, two functions in touch, a renewal in 40 days that finance and the economic buyer do not know of. */
const RENEWAL = customer({
  name: 'Tannberg Sawmills',
  properties: { weekly_active_users: 71, feature_adoption: 52, renewal_date: dayAhead(42) },
  changes: weekly([120, 64], [80, 69], [30, 71]),
  people: [TOBIAS, MIRA, OLEG],
  interactions: [aReply(9, ['2']), aReply(6, ['3'])],
});

const QUIET = customer({
  name: 'Hallgren Optics',
  properties: { weekly_active_users: 77, feature_adoption: 68, renewal_date: dayAhead(240) },
  changes: weekly([200, 61], [120, 70], [50, 77]),
  people: [ELENA, TOBIAS, MIRA, OLEG],
  interactions: [...TALKS, aReply(4, ['1']), aReply(2, ['4'])],
});

const NOBODY_YET = { customer_stage: null, licences: null, weekly_active_users: null, renewal_date: null };
const PROSPECT = customer({
  name: 'Kestrel Freight',
  properties: NOBODY_YET,
  changes: [],
  deals: [],
  people: [aPerson('8', { name: 'June Okoro', title: 'VP Operations' })],
  interactions: [],
  signals: [aSignal(0.2, { data: { page: '/pricing', visits: 3 } })],
});

const FORMER = customer({
  name: 'Sorrel & Finch',
  properties: { ...NOBODY_YET, customer_stage: 'former' },
  changes: [],
  people: [],
  interactions: [],
});

/** Neither use nor deals nor cases can be read. */
function littleKnown(): AccountSnapshot {
  const base = customer({
    name: 'Calderón Refrigeration',
    deals: [],
    people: [],
    interactions: [],
    changes: [],
    signals: null,
    gaps: [
      { about: 'people', why: 'hidden', remedy: 'grant_scope', detail: 'crm.objects.contacts.read' },
      { about: 'deals', why: 'hidden', remedy: 'grant_scope', detail: 'crm.objects.deals.read' },
      { about: 'cases', why: 'hidden', remedy: 'grant_scope', detail: 'tickets' },
    ],
  });
  const hidden = { weekly_active_users: unknown('not_configured'), renewal_date: unknown('hidden'), csm: known('') };
  const { feature_adoption, ...properties } = base.account.properties;
  return { ...base, account: { ...base.account, properties: { ...properties, ...hidden } } };
}

const LONG = 'Donaudampfschifffahrtsgesellschaftskapitänsgewerkschaft-International';
const LONG_TEXTS: AccountSnapshot = {
  ...CHURN,
  account: {
    ...CHURN.account,
    name: `${LONG} Holding for Everything on the Water`,
    domain: `${LONG.toLowerCase()}.example`,
  },
  people: [
    aPerson('1', { name: `Maximiliane ${LONG}`, title: `Head of ${LONG}`, role: 'Decision maker' }),
    TOBIAS,
    MIRA,
  ],
  deals: GROWING.deals.map((deal) => ({ ...deal, name: `${deal.name} ${LONG}`, stageLabel: LONG })),
  cases: CHURN.cases.map((one) => ({ ...one, subject: `${one.subject} ${LONG}`, priority: LONG })),
};

const VERDICTS: DealVerdicts = { '31': { score: 58, band: 'watch' } };

function judged(snapshot: AccountSnapshot): AccountAssessment {
  return assessAccount(snapshot, defaultBlueprint, daysAgo(0), VERDICTS);
}

/** Accounts in each state by name, judged by the default blueprint. */
export const ACCOUNTS: Record<string, AccountAssessment> = {
  account_churn: judged(CHURN),
  account_renewal: judged(RENEWAL),
  account_growing: judged(GROWING),
  account_quiet: judged(QUIET),
  account_prospect: judged(PROSPECT),
  account_former: judged(FORMER),
  account_little_known: judged(littleKnown()),
  account_long_texts: judged(LONG_TEXTS),
};

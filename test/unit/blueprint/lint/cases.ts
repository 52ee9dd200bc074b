import { parse } from 'yaml';
import { DEFAULT } from '../facts.ts';
import type { Patch } from './patch.ts';

/** Changes to the default blueprint that break a rule, and some near them that do not. */
export interface Case {
  rule: string;
  breaks: Patch;
  /** The path that the finding points at. */
  path: string;
  says: string | RegExp;
  sound: Patch;
}

const segment = (id: string, when: string) => ({ id, label: id, when, because: 'Ours.' });
const segments = (...whens: string[]) => whens.map((when, index) => segment(`band_${index}`, when));
const withSegments = (...whens: string[]): Patch => ({ 'market/segments': segments(...whens) });
const guardrail = (id: string, when: string) => ({
  id,
  label: id,
  when: when.replaceAll('d ', 'deal.properties.discount '),
  decision: 'discount_above_20',
  because: 'Ours.',
});
const guardrails = (...whens: string[]): Patch => ({
  'commercial_model/guardrails': whens.map((when, index) => guardrail(`band_${index}`, when)),
});
const route = (id: string, rest: object) => ({
  id,
  on: { types: ['web.pricing_page_visited'] },
  to: 'csm',
  action: 'task',
  within: 'PT15M',
  because: 'Ours.',
  ...rest,
});
const firstRoutes = (...routes: object[]): Patch => ({ routing: [...routes, ...REST] });
const REST = [
  { id: 'everything', on: { tier: 'high' }, to: 'cro', action: 'notify', within: 'P1D', because: 'Ours.' },
  { id: 'medium', on: { tier: 'medium' }, to: 'cro', action: 'review', because: 'Ours.' },
  { id: 'low', on: { tier: 'low' }, action: 'none', because: 'Ours.' },
];
const claim = (outcome: string, primary: string, rest: object = {}) => ({
  outcome,
  label: outcome,
  primary,
  because: 'Ours.',
  ...rest,
});
const STAGES: { id: string }[] = parse(DEFAULT).lifecycle;
const copies = (count: number) =>
  STAGES.slice(0, count).map((stage) => ({ ...stage, id: `first_${stage.id}`, crm: {}, probability: undefined }));
const seat = (label: string, is: unknown = 'unassigned') => ({ label, is });

/** At least one for every rule of the registry. */
export const CASES: Case[] = [
  {
    rule: 'reference/unknown',
    breaks: { 'lifecycle/adoption/owner': 'cms' },
    path: 'lifecycle.adoption.owner',
    says: 'no seat `cms`',
    sound: { 'lifecycle/adoption/owner': 'head_of_cs' },
  },
  {
    rule: 'reference/declared-twice',
    breaks: { 'routing+': route('log-only', {}) },
    path: 'routing.log-only.id',
    says: 'declared twice',
    sound: {},
  },
  {
    rule: 'lifecycle/no-bowtie',
    breaks: {
      'lifecycle/onboarding/side': 'knot',
      'lifecycle/onboarding/milestones': null,
      'lifecycle/onboarding/account_when': null,
    },
    path: 'lifecycle.onboarding',
    says: '2 knots',
    sound: {},
  },
  {
    rule: 'bands/segments',
    breaks: withSegments(
      'account.employees < 7',
      'account.employees >= 7 && account.employees <= 14',
      'account.employees > 30',
    ),
    path: 'market.segments.band_1.when',
    says: 'nothing covers account.employees above 14 up to 30',
    sound: withSegments(
      'account.employees < 7',
      'account.employees >= 7 && account.employees <= 14',
      'account.employees > 14',
    ),
  },
  {
    rule: 'bands/segments',
    breaks: withSegments('account.properties.score <= 75', 'account.properties.score > 76'),
    path: 'market.segments.band_0.when',
    says: 'nothing covers account.properties.score above 75 up to 76',
    sound: withSegments('account.employees <= 75', 'account.employees > 75.5'),
  },
  {
    rule: 'bands/segments',
    breaks: withSegments(
      'account.properties.use < 10',
      'account.properties.use <= 50 && account.properties.month <= 6',
      'account.properties.use <= 50 && account.properties.month > 6',
      'account.properties.use >= 51',
    ),
    path: 'market.segments.band_3',
    says: 'account.properties.use = 50.5',
    sound: withSegments(
      'account.properties.use < 10',
      'account.properties.use <= 50 && account.properties.month <= 6',
      'account.properties.use <= 50 && account.properties.month > 6',
      'account.properties.use > 50',
    ),
  },
  {
    rule: 'bands/segments',
    breaks: withSegments('account.employees <= 500', 'account.employees >= 500'),
    path: 'market.segments.band_1.when',
    says: 'account.employees exactly 500 is covered by `band_0` and `band_1`',
    sound: withSegments('account.employees < 500', 'account.employees >= 500'),
  },
  {
    rule: 'bands/segments',
    breaks: { 'market/segments/enterprise/when': 'account.employees >= 100' },
    path: 'market.segments.mid_market.when',
    says: 'no account comes to `mid_market`',
    sound: { 'market/segments/enterprise/when': 'account.employees >= 201' },
  },
  {
    rule: 'bands/probability',
    breaks: { 'lifecycle/education/probability': { from: 0.35, to: 0.5 } },
    path: 'lifecycle.education.probability',
    says: 'nothing covers 0.3 to 0.35',
    sound: {
      'lifecycle/awareness/probability': { from: 0, to: 0.35 },
      'lifecycle/education/probability': { from: 0.35, to: 0.5 },
    },
  },
  {
    rule: 'bands/guardrails',
    breaks: guardrails('d > 0 && d <= 15', 'd > 15 && d <= 30', 'd >= 31 && d <= 50', 'd >= 50'),
    path: 'commercial_model.guardrails.band_3.when',
    says: 'deal.properties.discount exactly 50 is covered by `band_2` and `band_3`',
    sound: guardrails('d > 0 && d <= 15', 'd > 15 && d <= 30', 'd > 30 && d <= 50', 'd > 50'),
  },
  {
    rule: 'bands/guardrails',
    breaks: guardrails('d > 0 && d <= 15', 'd >= 16'),
    path: 'commercial_model.guardrails.band_0.when',
    says: 'nothing covers deal.properties.discount above 15 and below 16',
    sound: guardrails('d > 15', 'd > 30'),
  },
  {
    rule: 'patterns/invalid',
    breaks: { 'buying_group/functions/champion/titles': ['(a'] },
    path: 'buying_group.functions.champion.titles.0',
    says: 'not valid',
    sound: { 'buying_group/functions/champion/titles': ['(a+)+$'] },
  },
  {
    rule: 'health/weights-sum',
    breaks: { 'health/weights/plan': 5 },
    path: 'health.weights',
    says: 'add up to 95',
    sound: { 'health/weights/plan': 5, 'health/weights/multi_threading': 35 },
  },
  {
    rule: 'health/one-busy-thread',
    breaks: { 'health/weights/multi_threading': 5, 'health/weights/momentum': 40 },
    path: 'health.weights.multi_threading',
    says: 'one busy thread would beat a healthy group',
    sound: {},
  },
  {
    rule: 'stage/no-exit-criteria',
    breaks: { 'lifecycle/education/exit': [] },
    path: 'lifecycle.education',
    says: 'Education has no exit criteria',
    sound: {},
  },
  {
    rule: 'stage/no-benchmark',
    breaks: { 'lifecycle/advocacy/benchmark': null },
    path: 'lifecycle.advocacy',
    says: 'Advocacy has no benchmark',
    sound: { 'lifecycle/closed_won/because': 'A moment has no benchmark.' },
  },
  {
    rule: 'stage/no-functions',
    breaks: { 'lifecycle/awareness/required_functions': [] },
    path: 'lifecycle.awareness',
    says: 'Awareness has no required functions',
    sound: {},
  },
  {
    rule: 'lifecycle/no-probability',
    breaks: {
      'lifecycle/awareness/probability': null,
      'lifecycle/education/probability': null,
      'lifecycle/selection/probability': null,
      'lifecycle/commitment/probability': null,
    },
    path: 'lifecycle',
    says: 'cannot be placed',
    sound: {},
  },
  {
    rule: 'routing/contradiction',
    breaks: firstRoutes(
      route('big', { when: 'account.employees > 199' }),
      route('large', { when: 'account.employees >= 200', to: 'cro' }),
    ),
    path: 'routing.large',
    says: /has the trigger of `big` \(line .+\) and another action, for example .*account\.employees = \d+/,
    sound: firstRoutes(
      route('big', { when: 'account.employees >= 200' }),
      route('small', { when: 'account.employees < 200', to: 'cro' }),
    ),
  },
  {
    rule: 'routing/shadowed',
    breaks: firstRoutes(
      route('one', { when: "account.industry in ['Software', 'Banking']" }),
      route('other', { when: "!(account.industry in ['Software', 'Banking']) && account.employees > 5" }),
      route('none', { when: "account.industry == 'Banking' && account.country == 'DE'", to: 'cro' }),
    ),
    path: 'routing.none',
    says: /nothing ever comes to `none`: `one` before it \(line .+\) takes all/,
    sound: firstRoutes(
      route('narrow', { when: "account.industry == 'Banking' && account.country == 'DE'", to: 'cro' }),
      route('one', { when: "account.industry in ['Software', 'Banking']" }),
    ),
  },
  {
    rule: 'routing/shadowed',
    breaks: firstRoutes(
      route('open', { when: 'account.has_open_deal' }),
      route('closed', { when: '!account.has_open_deal || account.employees > 0' }),
      route('named', { when: "account.has_open_deal && account.name.contains('x')", to: 'cro' }),
    ),
    path: 'routing.named',
    says: 'nothing ever comes to `named`: `open` before it',
    sound: firstRoutes(
      route('open', { when: 'account.has_open_deal' }),
      route('named', { when: "account.name.contains('x')" }),
    ),
  },
  {
    rule: 'routing/overlap',
    breaks: firstRoutes(
      route('large', { when: 'account.employees >= 200' }),
      route('software', { when: "account.industry == 'Software'", to: 'cro' }),
    ),
    path: 'routing.software',
    says: /both match, for example .*account\.employees = 200.*account\.industry = 'Software'/,
    sound: firstRoutes(
      route('large', { when: 'account.employees >= 200' }),
      route('software', { when: "account.industry == 'Software' && account.employees < 200", to: 'cro' }),
    ),
  },
  {
    rule: 'routing/overlap',
    breaks: firstRoutes(
      route('named', { when: "account.name.contains('Mills')" }),
      route('large', { when: 'account.employees >= 200', to: 'cro' }),
    ),
    path: 'routing.large',
    says: "account.name = 'Mills'",
    sound: firstRoutes(
      route('named', { when: "account.name.contains('Mills')" }),
      route('others', { when: "!account.name.contains('Mills')", to: 'cro' }),
    ),
  },
  {
    rule: 'routing/never',
    breaks: firstRoutes(route('never', { when: 'account.employees > 200 && account.employees < 100' })),
    path: 'routing.never.when',
    says: 'no record can meet the condition',
    sound: firstRoutes(route('seldom', { when: 'account.employees > 100 && account.employees < 102' })),
  },
  {
    rule: 'routing/never',
    breaks: firstRoutes(route('never', { on: { types: ['web.pricing_page_visited'], tier: 'low' } })),
    path: 'routing.never.on',
    says: 'no signal of this blueprint sets off',
    sound: {},
  },
  {
    rule: 'routing/signal-without-route',
    breaks: { routing: REST.slice(0, 1).concat(REST.slice(2)) },
    path: 'signals.buyer.meeting_booked',
    says: 'no route takes up',
    sound: { routing: REST },
  },
  {
    rule: 'routing/no-time-limit',
    breaks: firstRoutes(route('hot', { within: undefined })),
    path: 'routing.hot',
    says: 'sets no time for high signals such as `web.pricing_page_visited`',
    sound: firstRoutes(route('hot', {})),
  },
  {
    rule: 'systems/no-path',
    breaks: {
      'systems/telephone': { label: 'Telephone', role: 'support', owner: 'csm' },
      'signals+': {
        type: 'phone.rang',
        label: 'Rang',
        tier: 'low',
        side: 'expansion',
        weight: 1,
        half_life: 'P1D',
        source: 'telephone',
      },
      routing: REST.slice(0, 2),
    },
    path: 'systems.telephone',
    says: 'nothing that `telephone` reports has a route',
    sound: { routing: REST },
  },
  {
    rule: 'systems/raw-data-in-crm',
    breaks: {
      'sources+': {
        field: 'account.properties.logins',
        claims: [{ source: 'product', from: { hubspot: 'company.logins' } }],
      },
    },
    path: 'sources.account.properties.logins.claims.0',
    says: '`product` writes raw usage into a field of the CRM',
    sound: {},
  },
  ...[
    'Demo completed',
    'Qualified by SDR',
    'Angebot versandt',
    'Démo effectuée',
    'Propuesta enviada',
    'デモ実施済み',
    'SQL',
  ].map(
    (label): Case => ({
      rule: 'stage/named-for-us',
      breaks: { 'lifecycle/selection/label': label },
      path: 'lifecycle.selection',
      says: `${label} is named for our own activity`,
      sound: { 'lifecycle/selection/label': 'Comparing ways to solve it' },
    }),
  ),
  {
    rule: 'stage/counts-our-activity',
    breaks: {
      'lifecycle/education/exit': [
        { id: 'step', label: 'A next step', when: 'has(deal.next_step)', because: 'Ours.' },
        { id: 'demo', label: 'Demo', when: 'deal.properties.demo_completed == true', because: 'Ours.' },
      ],
    },
    path: 'lifecycle.education.exit',
    says: 'count only our own activity',
    sound: {
      'lifecycle/education/exit': [
        { id: 'step', label: 'A next step', when: 'has(deal.next_step)', because: 'Ours.' },
        { id: 'met', label: 'They met us', when: 'group.met_within(days(30))', because: 'Ours.' },
      ],
    },
  },
  {
    rule: 'lifecycle/thin-after-sale',
    breaks: Object.fromEntries(
      ['onboarding', 'adoption', 'expansion', 'advocacy'].flatMap((id) => [
        [`lifecycle/${id}/entry`, []],
        [`lifecycle/${id}/milestones`, []],
        [`lifecycle/${id}/exit`, []],
      ]),
    ),
    path: 'lifecycle.onboarding',
    says: 'criteria each, those before it',
    sound: {},
  },
  {
    rule: 'lifecycle/too-many-stages',
    breaks: { lifecycle: [...copies(4), ...STAGES] },
    path: 'lifecycle',
    says: 'more than a buyer makes decisions',
    sound: {},
  },
  {
    rule: 'ownership/two-primaries',
    breaks: { 'ownership+': claim('retention', 'head_of_sales') },
    path: 'ownership.4',
    says: /two primary seats, `csm` \(line .+\) and `head_of_sales`/,
    sound: {
      'ownership+': claim('retention', 'head_of_sales', {
        overlap: { with: 'csm', final: 'csm', because: 'Ours.' },
      }),
    },
  },
  {
    rule: 'ownership/two-primaries',
    breaks: { 'ownership+': claim('new_revenue', 'csm', { stages: ['selection'] }) },
    path: 'ownership.4',
    says: 'two primary seats',
    sound: { 'ownership+': claim('new_revenue', 'csm', { stages: ['advocacy'] }) },
  },
  {
    rule: 'ownership/stranger-decides',
    breaks: {
      'ownership+': claim('references', 'csm', {
        overlap: { with: 'head_of_marketing', final: 'cro', because: 'Ours.' },
      }),
    },
    path: 'ownership.4.overlap.final',
    says: '`cro` has the last word',
    sound: {
      'ownership+': claim('references', 'csm', {
        overlap: { with: 'head_of_marketing', final: 'csm', because: 'Ours.' },
      }),
    },
  },
  {
    rule: 'decisions/kind-without-seat',
    breaks: {
      'decisions/fund_motion': {
        id: 'fund_motion',
        label: 'Funds',
        kind: 'priority',
        seat: 'cro',
        forum: 'Board',
        within: 'P7D',
        because: 'Ours.',
      },
    },
    path: 'decisions',
    says: 'no seat decides questions of funding',
    sound: {},
  },
  {
    rule: 'processes/missing',
    breaks: { 'processes/renewal/id': 'renewing' },
    path: 'processes',
    says: 'no process is called `renewal`',
    sound: { processes: [] },
  },
  {
    rule: 'seats/person',
    breaks: { 'seats/deal_desk': seat('Sarah Whitcombe') },
    path: 'seats.deal_desk',
    says: 'named for a person',
    sound: { 'seats/deal_desk': seat('Sales Operations Manager') },
  },
  {
    rule: 'seats/person',
    breaks: { 'seats/deal_desk': seat('Deal desk', { email: 'sarah.whitcombe@plumb.example' }) },
    path: 'seats.deal_desk.is',
    says: 'looks like the mail address of one person',
    sound: { 'seats/deal_desk': seat('Deal desk', { email: 'deal-desk@plumb.example' }) },
  },
  {
    rule: 'seats/founder',
    breaks: { 'seats/account_executive/label': 'Founder' },
    path: 'lifecycle.awareness.owner',
    says: 'a founder does this work',
    sound: { 'seats/cro/label': 'Founder and CRO' },
  },
  {
    rule: 'review/overdue',
    breaks: { 'review/last': '2026-08-01' },
    path: 'review',
    says: 'the review of the blueprint is overdue by 23 days',
    sound: { 'review/last': '2026-08-24' },
  },
  {
    rule: 'rule/unexplained',
    breaks: { 'flags/ghosted/because': null },
    path: 'flags.ghosted',
    says: 'no reason',
    sound: {},
  },
];

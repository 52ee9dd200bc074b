import { Assessment } from '../../lib/assess/schema/assessment.ts';
import { GOVERNANCE } from './governance.ts';
import { daysAgo } from './moment.ts';
import { byStage } from './through-stages.ts';

export { daysAgo, NOW } from './moment.ts';

const LINK = 'https://app.hubspot.com/contacts/4711001/record/0-3/9001';

function line(path: string, at: number | null) {
  return { path, line: at };
}

function interaction(id: string, label: string, days: number, value: string) {
  return { kind: 'interaction', id, label, at: daysAgo(days), value, link: `${LINK}/view/1?engagement=${id}` };
}

function change(from: string, to: string, days: number) {
  return { kind: 'change', id: 'closeDate', label: from, at: daysAgo(days), value: to, link: LINK };
}

const DANA = interaction('501', 'Architecture review with the platform team', 2, 'meeting: held');
const CHRIS = interaction('388', 'Re: rollout timeline', 41, 'email: sent');
const ENTERED = {
  kind: 'visit',
  id: 'presentationscheduled',
  label: 'Presentation scheduled',
  at: daysAgo(63.4),
  value: 'Mara Lindqvist',
  link: LINK,
};
const PUSHES = [
  change('2026-09-30', '2026-10-15', 66),
  change('2026-10-15', '2026-10-31', 40),
  change('2026-10-31', '2026-11-28', 24),
  change('2026-11-28', '2026-12-19', 5),
];

function person(id: string, name: string | null, rest: object) {
  return {
    id,
    name,
    title: null,
    hidden: false,
    left: null,
    function: null,
    basis: null,
    roleName: null,
    engagement: 'untouched',
    depth: 0,
    lastTwoWay: null,
    lastTouch: null,
    velocity: null,
    line: null,
    link: `https://app.hubspot.com/contacts/4711001/record/0-1/${id}`,
    ...rest,
  };
}

const PEOPLE = [
  person('11', 'Dana Ruiz', {
    title: 'Head of Platform',
    function: 'technical',
    basis: 'deal_role',
    roleName: 'Technical evaluator',
    engagement: 'active',
    depth: 82,
    lastTwoWay: DANA,
    lastTouch: DANA,
    velocity: 1.4,
    line: line('buying_group.functions.technical.roles', 88),
  }),
  person('12', 'Chris Vale', {
    title: 'Director RevOps',
    function: 'champion',
    basis: 'deal_role',
    roleName: 'Champion',
    engagement: 'quiet',
    depth: 14,
    lastTwoWay: CHRIS,
    lastTouch: interaction('470', 'Any news on the timeline?', 12, 'email: sent'),
    velocity: 0,
    line: line('buying_group.functions.champion.roles', 74),
  }),
  person('13', 'Ines Moreau', {
    title: 'Senior Counsel',
    function: 'legal',
    basis: 'title_guess',
    roleName: 'Senior Counsel',
    engagement: 'unanswered',
    depth: 4,
    lastTouch: interaction('466', 'Order form, first draft', 14, 'email: sent'),
    velocity: 1,
    line: line('buying_group.functions.legal.titles', 131),
  }),
  person('14', 'Ola Brandt', { title: 'Programme office' }),
];

function group(id: string, label: string, required: boolean, state: string, people: string[], at: number) {
  return { id, label, required, state, mayBeEngaged: false, people, line: line(`buying_group.functions.${id}`, at) };
}

function criterion(id: string, label: string, state: string, rest: object) {
  return {
    id,
    label,
    because: null,
    state,
    weight: 1,
    when: 'true',
    evidence: [],
    unknown: null,
    progress: null,
    line: line(`lifecycle.selection.exit.${id}`, 240),
    ...rest,
  };
}

function component(id: string, weight: number, value: number | null, share: number | null, rest: object = {}) {
  return {
    id,
    weight,
    value,
    share,
    inputs: {},
    evidence: [],
    unknown: value === null ? { why: 'not_configured', about: id } : null,
    line: line(`health.weights.${id}`, 330),
    ...rest,
  };
}

function step(id: string, label: string, side: string, state: string, at: number) {
  return { id, label, side, state, line: line(`lifecycle.${id}`, at) };
}

const SCORES = [64, 66, 68, 71, 69, 66, 62, 62, 57, 55, 53, 50, 46];

const JUDGED_NOW = Assessment.omit({ groupByStage: true }).parse({
  plumbline: 1,
  ref: { crm: 'hubspot', org: '4711001', kind: 'deal', id: '9001' },
  asOf: daysAgo(0),
  readAt: daysAgo(2 / 1440),
  blueprint: { name: 'Plumbline default', version: '1' },
  subject: {
    name: 'Northwind platform rollout',
    accountName: 'Northwind',
    ownerName: 'Mara Lindqvist',
    amount: { known: true, value: { amount: 184000, currency: 'EUR' } },
    closeDate: { known: true, value: '2026-12-19' },
    outcome: 'open',
    closedAt: null,
    crmStage: 'Presentation scheduled',
    crmProbability: 0.6,
    crmScore: null,
    link: LINK,
  },
  segment: {
    id: 'enterprise',
    label: 'Enterprise',
    ideal: true,
    unknown: null,
    line: line('market.segments.enterprise', 22),
  },
  position: {
    track: [
      step('awareness', 'Awareness', 'acquisition', 'past', 150),
      step('education', 'Education', 'acquisition', 'past', 176),
      step('selection', 'Selection', 'acquisition', 'current', 214),
      step('commitment', 'Commitment', 'acquisition', 'ahead', 262),
      step('closed_won', 'Closed won', 'knot', 'ahead', 300),
      step('onboarding', 'Onboarding', 'expansion', 'ahead', 304),
      step('adoption', 'Adoption', 'expansion', 'ahead', 312),
      step('expansion', 'Expansion', 'expansion', 'ahead', 320),
      step('advocacy', 'Advocacy', 'expansion', 'ahead', 326),
    ],
    stage: 'selection',
    mappedBy: 'blueprint',
    means: 'The buyer compares ways to solve the problem and has decided to solve it.',
    owner: 'Account executive',
    unknown: null,
  },
  group: {
    windowDays: 30,
    functions: [
      group('technical', 'Technical', true, 'engaged', ['11'], 86),
      group('champion', 'Champion', true, 'identified', ['12'], 72),
      group('legal', 'Legal', true, 'identified', ['13'], 128),
      group('economic_buyer', 'Economic buyer', true, 'missing', [], 60),
      group('user', 'User', false, 'missing', [], 98),
      group('finance', 'Finance', false, 'missing', [], 110),
    ],
    people: PEOPLE,
    required: 4,
    engaged: 1,
    identified: 3,
    coverage: 0.25,
    activeThreads: 1,
    healthyThreads: 3,
    undated: 2,
    unknown: null,
    line: line('lifecycle.selection.required_functions', 228),
  },
  pace: {
    days: 63.4,
    totalDays: 63.4,
    visits: 1,
    entered: ENTERED,
    benchmark: {
      source: 'org',
      days: 35,
      basis: 'average',
      deals: 41,
      visits: 44,
      segment: 'enterprise',
      computedAt: daysAgo(0.4),
    },
    ratio: 1.81,
    stuckRatio: 1.5,
    stuck: true,
    odds: { share: 0.14, atRisk: 28 },
    unknown: null,
    line: line('lifecycle.selection.stuck', 252),
  },
  gate: {
    exit: [
      criterion('problem', 'Problem in the buyer’s own words', 'met', {
        when: 'has(deal.property("pain"))',
        evidence: [
          {
            kind: 'field',
            id: 'deal.properties.pain',
            label: 'Customer pain',
            at: daysAgo(44),
            value: 'Rollouts stall between security and procurement',
            link: LINK,
          },
        ],
      }),
      criterion('three_functions', 'Three functions engaged within 30 days', 'unmet', {
        because: 'One champion who says yes is not a decision.',
        when: 'group.engaged_within(30, 3, 3)',
        evidence: [DANA],
        progress: { has: 1, of: 3 },
      }),
      criterion('decision_process', 'Decision process written down', 'met', {
        when: 'deal.property("decision_process") != ""',
        evidence: [
          { kind: 'note', id: '77', label: 'How they decide', at: daysAgo(20), value: null, link: `${LINK}?note=77` },
        ],
      }),
      criterion('economic_buyer', 'Economic buyer engaged', 'unmet', {
        because: 'Deals without the person who signs slip or shrink.',
        when: 'group.engaged("economic_buyer")',
      }),
      criterion('security', 'Security review complete', 'unknown', {
        when: 'deal.property("security_review") == "complete"',
        unknown: { why: 'hidden', about: 'deal.properties.security_review', label: 'Security review' },
      }),
    ],
    met: 2,
    known: 4,
    share: 0.5,
    entry: [
      criterion('budget', 'Budget confirmed', 'unmet', {
        when: 'deal.property("budget_confirmed") == true',
        line: line('lifecycle.selection.entry.budget', 220),
      }),
      criterion('champion', 'A champion is named', 'unmet', {
        when: 'group.identified("champion")',
        line: line('lifecycle.selection.entry.champion', 223),
      }),
    ],
    line: line('lifecycle.selection.exit', 232),
  },
  health: {
    score: 46.2,
    confidence: 0.9,
    band: 'watch',
    healthy: 60,
    components: [
      component('multi_threading', 30, 28, 9.4, {
        inputs: { coverage: 0.25, engaged: 1, required: 4, active_threads: 1, healthy_threads: 3 },
        evidence: [DANA],
      }),
      component('momentum', 15, 60, 10, { inputs: { weight: 5.4, healthy: 9, interactions: 3 }, evidence: [DANA] }),
      component('stage_gate', 20, 50, 11.1, { inputs: { met: 2, known: 4, criteria: 5 } }),
      component('pace', 15, 79, 13.2, {
        inputs: { days: 63.4, benchmark: 35, ratio: 1.81, stuck_ratio: 1.5 },
        evidence: [ENTERED],
      }),
      component('plan', 10, 25, 2.5, {
        inputs: { next_step: 'none', next_at: null, close_date_ahead: true, pushes: 4 },
      }),
      component('signals', 10, null, null),
    ],
    raise: [
      { change: { kind: 'engage_function', function: 'economic_buyer', label: 'Economic buyer' }, gain: 13, score: 59 },
      { change: { kind: 'revive_person', person: '12', name: 'Chris Vale', function: 'champion' }, gain: 9, score: 55 },
      { change: { kind: 'set_next_step', withinDays: 14 }, gain: 4, score: 50 },
    ],
    trend: SCORES.map((score, week) => ({ at: daysAgo((12 - week) * 7), score, confidence: 0.9 })),
    changed: {
      since: daysAgo(28),
      by: -11,
      component: 'multi_threading',
      code: 'person_fell_silent',
      params: { person: '12', name: 'Chris Vale', days: 41 },
    },
    line: line('health.weights', 328),
  },
  signals: { list: [], tensions: [], unknown: { why: 'not_configured', about: 'signals' } },
  ...GOVERNANCE,
  handoff: null,
  flags: [
    {
      id: 'structurally_weak',
      severity: 'act',
      params: {
        score: 46.2,
        healthy_score: 60,
        threads: 1,
        healthy_threads: 3,
        low_score: true,
        few_threads: true,
        probability: 0.6,
        advanced: false,
        stage: 'Selection',
      },
      evidence: [{ kind: 'field', id: 'deal.probability', label: null, at: null, value: 0.6, link: LINK }],
      playbook: {
        id: 'widen',
        label: 'Widen the deal',
        steps: ['Ask Dana Ruiz who signs', 'Meet Finance with her', 'Write down how they decide'],
      },
      folds: [],
      line: line('flags.structurally_weak', 352),
    },
    {
      id: 'single_threaded',
      severity: 'act',
      params: { threads: 1, healthy: 3, window_days: 30, name: 'Dana Ruiz', people: 4 },
      evidence: [DANA],
      playbook: { id: 'widen', label: 'Widen the deal', steps: ['Ask Dana Ruiz who signs', 'Meet Finance with her'] },
      folds: [],
      line: line('flags.single_threaded', 344),
    },
    {
      id: 'stuck',
      severity: 'act',
      params: { days: 63.4, ratio: 1.81, benchmark: 35, stage: 'Selection', odds: 0.14, at_risk: 28 },
      evidence: [ENTERED],
      playbook: { id: 'unstick', label: 'Unstick or let go', steps: ['Ask what would have to be true to decide'] },
      folds: [],
      line: line('lifecycle.selection.stuck', 252),
    },
    {
      id: 'entered_unmet',
      severity: 'watch',
      params: { unmet: 2, of: 2, criterion: 'Budget confirmed', stage: 'Selection', by: 'Mara Lindqvist' },
      evidence: [ENTERED],
      playbook: null,
      folds: ['skipped_stage'],
      line: line('flags.entered_unmet', 372),
    },
    {
      id: 'pushed',
      severity: 'watch',
      params: { pushes: 4, more_than: 3, first_date: '2026-09-30' },
      evidence: PUSHES,
      playbook: null,
      folds: [],
      line: line('flags.pushed', 368),
    },
  ],
  headline: 'structurally_weak',
  gaps: [
    {
      about: 'deal.properties.security_review',
      label: 'Security review',
      why: 'hidden',
      remedy: 'ask_admin',
      detail: 'security_review',
    },
    { about: 'interactions.email', why: 'hidden', remedy: 'grant_scope', detail: 'sales-email-read' },
  ],
});

/** A deal that advances on paper while one person carries it; every other state of the gallery is made from it. */
export const NORTHWIND: Assessment = { ...JUDGED_NOW, groupByStage: byStage(JUDGED_NOW.group) };

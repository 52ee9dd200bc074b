import { parse } from 'yaml';
import { DEFAULT } from '../../facts.ts';
import type { Case } from './case.ts';
import { route } from './route.ts';

const STAGES: { id: string }[] = parse(DEFAULT).lifecycle;
const copies = (count: number) =>
  STAGES.slice(0, count).map((stage) => ({ ...stage, id: `first_${stage.id}`, crm: {}, probability: undefined }));

/** Stages, their health and what is written about them. */
export const STAGE_CASES: Case[] = [
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
    rule: 'rule/unexplained',
    breaks: { 'flags/ghosted/because': null },
    path: 'flags.ghosted',
    says: 'no reason',
    sound: {},
  },
];

import type { Case } from './case.ts';

const claim = (outcome: string, primary: string, rest: object = {}) => ({
  outcome,
  label: outcome,
  primary,
  because: 'Ours.',
  ...rest,
});
const seat = (label: string, is: unknown = 'unassigned') => ({ label, is });

/** Seats, ownership, decisions, processes and the review. */
export const PEOPLE_CASES: Case[] = [
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
];

import type { Patch } from '../patch.ts';
import type { Case } from './case.ts';

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

/** Bands, patterns and their order. */
export const BAND_CASES: Case[] = [
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
];

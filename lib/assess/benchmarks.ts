import type { Blueprint } from '../blueprint/blueprint.ts';
import type { Vocabulary } from '../blueprint/vocabulary.ts';
import type { Benchmarks, StageBenchmark } from '../record/benchmarks.ts';
import { type Fact, known, type Scalar, unknown } from '../record/fact.ts';
import type { DealSample, SampledDeal } from '../record/sample.ts';
import { daysBetween, type Instant } from '../record/time.ts';
import { accountField, type SourceGround } from './sources/ground.ts';
import { asNumber, asText, believedAs, type Shape } from './sources/shape.ts';
import { curveOf, type Stay } from './survival.ts';

/** One stay of a sampled deal in a stage. */
interface SampledStay extends Stay {
  deal: string;
  closed: boolean;
  segment: string | null;
}

/** The facts of a sampled deal for segment expressions: the account alone is known, as it is believed. */
function accountOnly(account: SampledDeal['account'], ground: SourceGround): Vocabulary {
  const { at } = ground;
  const absent = () => unknown('not_loaded');
  const { industry, employees, country, properties } = account;
  const believedOf = <T extends Scalar>(field: string, fact: Fact<T>, shape: Shape<T>) =>
    believedAs(`account.${field}`, fact, ground, shape);
  const property = (name: string) =>
    (Object.hasOwn(properties, name) ? properties[name] : undefined) ?? unknown('not_configured');
  return {
    now: at,
    deal: {
      name: '',
      amount: absent(),
      currency: absent(),
      probability: absent(),
      nextStep: absent(),
      closeDate: absent(),
      createdAt: at,
      isOpen: false,
      property: absent,
    },
    account: {
      name: absent(),
      industry: believedOf('industry', industry, asText),
      employees: believedOf('employees', employees, asNumber),
      country: believedOf('country', country, asText),
      segment: absent(),
      isIdeal: absent(),
      isCustomer: absent(),
      hasOpenDeal: absent(),
      daysSinceWon: absent(),
      daysToRenewal: absent(),
      openCases: absent(),
      usage: absent,
      property: (name) => believedOf(`properties.${name}`, property(name), (value) => value),
    },
    group: {
      engagedWithin: absent,
      engaged: absent,
      identified: absent,
      activeThreads: absent,
      threadBounds: () => null,
      metWithin: absent,
    },
    stage: { days: known(0) },
    signal: null,
  };
}

/** A sample has no history of fields: claims are dated by the fields that the blueprint names for that. */
function groundOf({ account }: SampledDeal, { crm, takenAt }: DealSample, blueprint: Blueprint): SourceGround {
  return {
    kind: 'account',
    at: takenAt,
    crm,
    blueprint,
    field: (crmName) => accountField(account, crmName),
    label: () => null,
    valueLabel: () => null,
    history: () => [],
  };
}

function segmentOf(deal: SampledDeal, sample: DealSample, blueprint: Blueprint): string | null {
  const vocabulary = accountOnly(deal.account, groundOf(deal, sample, blueprint));
  for (const { id, when } of blueprint.document.market.segments) {
    if (when === undefined) return id;
    const { state } = blueprint.expression(`market.segments.${id}.when`).evaluate(vocabulary);
    if (state === 'true') return id;
    if (state === 'unknown') return null;
  }
  return null;
}

/** How a visit ended: a stage not visited before, or won, is moving on; a stage of before, or lost, is not. */
function endOf(deal: SampledDeal, index: number): Stay['end'] {
  const { visits, outcome } = deal;
  const next = visits[index + 1];
  if (visits[index]?.leftAt == null) return 'still_here';
  if (next === undefined) return outcome === 'won' ? 'advanced' : 'left';
  const lost = index + 1 === visits.length - 1 && outcome === 'lost';
  const before = visits.slice(0, index + 1).some(({ stage }) => stage === next.stage);
  return lost || before ? 'left' : 'advanced';
}

/** The stays of a deal by stage; the last visit of a closed deal is its closing and no stay. */
function staysOf(deal: SampledDeal, segment: string | null, at: Instant): [string, SampledStay][] {
  const closed = deal.outcome !== 'open';
  return deal.visits.flatMap(({ stage, enteredAt, leftAt }, index): [string, SampledStay][] => {
    if (closed && leftAt === null) return [];
    const days = Math.max(0, daysBetween(enteredAt, leftAt ?? at));
    return [[`${deal.pipeline}\n${stage}`, { days, end: endOf(deal, index), deal: deal.id, closed, segment }]];
  });
}

/** The value below which a share of the sorted numbers lies, between two of them by straight line. */
function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const low = sorted[Math.floor(place)] ?? 0;
  const high = sorted[Math.ceil(place)] ?? low;
  return low + (high - low) * (place - Math.floor(place));
}

function benchmarkOf(key: string, segment: string | null, stays: readonly SampledStay[]): StageBenchmark | null {
  const [pipeline = '', stage = ''] = key.split('\n');
  const completed = stays.filter(({ closed }) => closed);
  if (completed.length === 0) return null;
  const days = completed.map((stay) => stay.days).sort((a, b) => a - b);
  return {
    pipeline,
    stage,
    segment,
    visits: completed.length,
    deals: new Set(completed.map(({ deal }) => deal)).size,
    average: days.reduce((sum, it) => sum + it, 0) / days.length,
    median: quantile(days, 0.5),
    p75: quantile(days, 0.75),
    curve: curveOf(stays),
  };
}

/**
 * The organisation's benchmarks from a sample of its deals, for each pipeline, stage and segment and for all segments
 * together. Averages rest on the completed visits of closed deals; open deals only count, as censored, for the odds.
 * How many visits are enough is the blueprint's to say when the benchmarks are used.
 */
export function benchmarksOf(sample: DealSample, blueprint: Blueprint): Benchmarks {
  const at = sample.takenAt;
  const deals = [...sample.deals].sort((a, b) => (a.id < b.id ? -1 : 1));
  const byStage = new Map<string, SampledStay[]>();
  for (const deal of deals) {
    for (const [key, stay] of staysOf(deal, segmentOf(deal, sample, blueprint), at)) {
      const before = byStage.get(key);
      if (before === undefined) byStage.set(key, [stay]);
      else before.push(stay);
    }
  }
  const segments = [null, ...blueprint.document.market.segments.map(({ id }) => id)];
  const stages = [...byStage.keys()].sort().flatMap((key) => {
    const stays = byStage.get(key) ?? [];
    return segments.flatMap((segment) => {
      const of = segment === null ? stays : stays.filter((stay) => stay.segment === segment);
      return benchmarkOf(key, segment, of) ?? [];
    });
  });
  const of = Math.max(sample.total, deals.length);
  return { plumbline: 1, computedAt: at, from: 'sample', deals: deals.length, of, stages };
}

import { type Fact, known, type Scalar, unknown } from '../../record/fact.ts';
import { daysBetween, millis } from '../../record/time.ts';
import type { Bounds, SignalFacts, Vocabulary } from '../vocabulary.ts';

/** The types of expressions. Moments are milliseconds since the epoch, durations milliseconds, all numbers doubles. */
export type Type = 'bool' | 'number' | 'string' | 'moment' | 'duration' | 'null' | 'any' | `list:${string}`;

/** One fact that an expression can name: its type, and how it is asked for. */
export interface FactSource {
  /** Path of the fact as evidence names it, as `deal.properties.pain` or `group.engaged`. */
  about: string;
  type: Type;
  read(vocabulary: Vocabulary): Fact<Scalar>;
  /** Of a count: what is certain of it where it is unknown. */
  bounds?(vocabulary: Vocabulary): Bounds | null;
}

/** A moment as CEL computes with it. */
function inMillis(fact: Fact<string | null>): Fact<number | null> {
  return fact.known ? known(fact.value === null ? null : millis(fact.value)) : fact;
}

/** Text without content is known to be empty. */
function blankAsEmpty<T extends Scalar>(fact: Fact<T | null>): Fact<T | null> {
  return fact.known && typeof fact.value === 'string' && fact.value.trim() === '' ? known(null) : fact;
}

function source(about: string, type: Type, read: FactSource['read']): [string, FactSource] {
  return [about, { about, type, read: (vocabulary) => blankAsEmpty(read(vocabulary)) }];
}

/** A count that may be bounded where it is unknown. */
function count(
  about: string,
  read: FactSource['read'],
  bounds: NonNullable<FactSource['bounds']>,
): [string, FactSource] {
  return [about, { about, type: 'number', read, bounds }];
}

/** A fact of the signal that is routed; expressions about records have none. */
function ofSignal(read: (signal: SignalFacts) => Scalar): FactSource['read'] {
  return ({ signal }) => (signal === null ? unknown('not_loaded') : known(read(signal)));
}

/** Every fact that an expression names without arguments. */
export const FACTS: ReadonlyMap<string, FactSource> = new Map([
  source('now', 'moment', ({ now }) => known(millis(now))),
  source('deal.name', 'string', ({ deal }) => known(deal.name)),
  source('deal.amount', 'number', ({ deal }) => deal.amount),
  source('deal.currency', 'string', ({ deal }) => deal.currency),
  source('deal.probability', 'number', ({ deal }) => deal.probability),
  source('deal.next_step', 'string', ({ deal }) => deal.nextStep),
  source('deal.close_date', 'moment', ({ deal }) => inMillis(deal.closeDate)),
  source('deal.created_at', 'moment', ({ deal }) => known(millis(deal.createdAt))),
  source('deal.is_open', 'bool', ({ deal }) => known(deal.isOpen)),
  source('account.name', 'string', ({ account }) => account.name),
  source('account.industry', 'string', ({ account }) => account.industry),
  source('account.employees', 'number', ({ account }) => account.employees),
  source('account.country', 'string', ({ account }) => account.country),
  source('account.segment', 'string', ({ account }) => account.segment),
  source('account.is_ideal', 'bool', ({ account }) => account.isIdeal),
  source('account.is_customer', 'bool', ({ account }) => account.isCustomer),
  source('account.has_open_deal', 'bool', ({ account }) => account.hasOpenDeal),
  source('account.days_since_won', 'number', ({ account }) => account.daysSinceWon),
  source('account.days_to_renewal', 'number', ({ account }) => account.daysToRenewal),
  source('account.open_cases', 'number', ({ account }) => account.openCases),
  count(
    'group.active_threads',
    ({ group }) => group.activeThreads(),
    ({ group }) => group.threadBounds(),
  ),
  source('stage.days', 'number', ({ stage }) => stage.days),
  source(
    'signal.type',
    'string',
    ofSignal(({ type }) => type),
  ),
  source(
    'signal.tier',
    'string',
    ofSignal(({ tier }) => tier),
  ),
  source(
    'signal.side',
    'string',
    ofSignal(({ side }) => side),
  ),
  source(
    'signal.source',
    'string',
    ofSignal((signal) => signal.source),
  ),
  source(
    'signal.subject',
    'string',
    ofSignal(({ subject }) => subject),
  ),
  source(
    'signal.at',
    'moment',
    ofSignal(({ at }) => millis(at)),
  ),
  source('signal.age_days', 'number', ({ signal, now }) =>
    signal === null ? unknown('not_loaded') : known(daysBetween(signal.at, now)),
  ),
]);

/** The objects whose `properties` are the fields of the CRM, or of a signal's data. */
export type PropertyOwner = 'deal' | 'account' | 'signal';

/** A property of the CRM by its own name. */
export function propertySource(owner: PropertyOwner, name: string): FactSource {
  return source(
    `${owner}.properties.${name}`,
    'any',
    (vocabulary) => vocabulary[owner]?.property(name) ?? unknown('not_loaded'),
  )[1];
}

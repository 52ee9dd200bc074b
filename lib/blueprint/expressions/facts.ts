import { type Fact, known, type Scalar } from '../../record/fact.ts';
import { millis } from '../../record/time.ts';
import type { Vocabulary } from '../vocabulary.ts';

/** The types of expressions. Moments are milliseconds since the epoch, durations milliseconds, all numbers doubles. */
export type Type = 'bool' | 'number' | 'string' | 'moment' | 'duration' | 'null' | 'any' | `list:${string}`;

/** One fact that an expression can name: its type, and how it is asked for. */
export interface FactSource {
  /** Path of the fact as evidence names it, as `deal.properties.pain` or `group.engaged`. */
  about: string;
  type: Type;
  read(vocabulary: Vocabulary): Fact<Scalar>;
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
  source('group.active_threads', 'number', ({ group }) => group.activeThreads()),
  source('stage.days', 'number', ({ stage }) => stage.days),
]);

/** The objects whose `properties` are the CRM's own fields. */
export type PropertyOwner = 'deal' | 'account';

/** A property of the CRM by its own name. */
export function propertySource(owner: PropertyOwner, name: string): FactSource {
  return source(`${owner}.properties.${name}`, 'any', (vocabulary) => vocabulary[owner].property(name))[1];
}

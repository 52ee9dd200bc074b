import type { Blueprint } from '../../blueprint/blueprint.ts';
import type { CrmField } from '../../blueprint/schema/crm-field.ts';
import type { Crossing, SignalRule } from '../../blueprint/schema/signals.ts';
import type { SupportCase } from '../../record/account-snapshot.ts';
import type { Conversion } from '../../record/conversion.ts';
import type { Fact, Scalar } from '../../record/fact.ts';
import type { Interaction } from '../../record/interaction.ts';
import type { Person } from '../../record/people.ts';
import type { CrmId, RecordRef } from '../../record/ref.ts';
import { crmSource, FROM_CRM, type Signal } from '../../record/signal.ts';
import type { Account } from '../../record/snapshot.ts';
import type { FieldChange } from '../../record/stages.ts';
import { DAY_MS, Day, type Instant, instant, millis } from '../../record/time.ts';
import { crossings, type Held } from './crossing.ts';

/** The facts of a record of a CRM, as they were known at a moment, that signals are read from. */
export interface CrmFacts {
  ref: RecordRef;
  link: string;
  interactions: readonly Interaction[];
  people: readonly Person[];
  conversions: readonly Conversion[];
  cases: readonly SupportCase[];
  /** Changes of the record's own properties. */
  changes: readonly FieldChange[];
  account: Account | null;
}

/** A fact that is a signal, before it is said of which type. */
interface Found {
  /** Names the fact among all of its organisation. */
  id: string;
  at: Instant;
  knownAt?: Instant | null;
  /** What the rule's pattern is held against. */
  text: string | null;
  person: string | null;
  data: Signal['data'];
  link: string | null;
}

/** Whether a signal was read from the fact of that id, and came from no feed. */
export function tellsOf({ source, id, type }: Signal, fact: string | null): boolean {
  return fact !== null && source.startsWith(FROM_CRM) && id === idOf(type, fact);
}

/**
 * The events of a CRM that other parts of health judge where they are: conversations as threads and momentum (counted here
 * again, the talk of one person could outweigh a group), the group, the load of support and the renewal.
 */
const JUDGED_ELSEWHERE: ReadonlySet<CrmEvent['event']> = new Set([
  'email_inbound',
  'meeting_booked',
  'stakeholder_left',
  'case_opened',
  'renewal_due',
]);

function isOfOthers({ from }: SignalRule): boolean {
  return from !== undefined && 'event' in from && JUDGED_ELSEWHERE.has(from.event);
}

/** Whether a signal tells of a fact of the CRM that another part of health judges already. */
export function isJudgedElsewhere({ source }: Signal, rule: SignalRule): boolean {
  return source.startsWith(FROM_CRM) && isOfOthers(rule);
}

/** The rules of whose facts in the CRM no other part of health judges. */
export function countedRules({ document }: Blueprint): SignalRule[] {
  return document.signals.filter((rule) => !isOfOthers(rule));
}

function idOf(type: string, fact: string): string {
  return `${type}:${fact}`;
}

type Rule = NonNullable<SignalRule['from']>;
type CrmEvent = Exclude<Rule, Crossing>;

/** What the object of a field is called in each CRM, by the kind of record that has it. */
const OBJECTS: Record<CrmId, Record<'deal' | 'account', string>> = {
  hubspot: { deal: 'deal', account: 'company' },
  salesforce: { deal: 'Opportunity', account: 'Account' },
};

function propertyOf(field: CrmField, crm: CrmId, kind: 'deal' | 'account'): string | null {
  const [object, property = null] = field[crm]?.split('.') ?? [];
  return object === OBJECTS[crm][kind] ? property : null;
}

function numberOf(value: Scalar): number | null {
  if (value === null || value === '' || typeof value === 'boolean') return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}

function dayOf(fact: Fact<Scalar> | undefined): Day | null {
  return fact?.known ? (Day.safeParse(String(fact.value).slice(0, 10)).data ?? null) : null;
}

/** What a property held from its first known change on, oldest first. */
function seriesOf(name: string, changes: readonly FieldChange[]): Held[] {
  return changes
    .filter(({ field }) => field === `properties.${name}`)
    .toSorted((a, b) => millis(a.at) - millis(b.at) || (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
    .flatMap(({ at, to }) => {
      const value = numberOf(to);
      return value === null ? [] : [{ at: millis(at), value }];
    });
}

function crossed(rule: Crossing, { ref, changes, link }: CrmFacts): Found[] {
  const property = propertyOf(rule.field, ref.crm, ref.kind === 'account' ? 'account' : 'deal');
  if (property === null) return [];
  return crossings(seriesOf(property, changes), rule).map(({ at, from, to, average }) => ({
    id: `${ref.kind}:${ref.id}:${property}:${instant(at)}`,
    at: instant(at),
    text: null,
    person: null,
    data: { field: property, from, to, ...(average !== null && { average }) },
    link,
  }));
}

function fromInteraction(it: Interaction, at: Instant): Found {
  const { id, subject, people, link, loggedAt } = it;
  return { id, at, knownAt: loggedAt, text: subject, person: people[0] ?? null, data: { subject }, link };
}

function fromCase({ id, subject, openedAt, priority, link }: SupportCase): Found {
  return { id: `case:${id}`, at: openedAt, text: subject, person: null, data: { subject, priority }, link };
}

function fromLeaver({ id, name, left, link }: Person): Found[] {
  if (left === null) return [];
  return [{ id: `${id}:${left}`, at: left, text: name, person: id, data: {}, link }];
}

function fromConversion({ id, at, name, person, link }: Conversion): Found {
  return { id, at, text: name, person, data: { name }, link };
}

/** A renewal is the account's own matter: on each of its deals it would be told again. */
function renewals(before: number, blueprint: Blueprint, { ref, account, link }: CrmFacts): Found[] {
  const field = blueprint.document.customer_health?.renewal?.date;
  const property = ref.kind === 'account' && field ? propertyOf(field, ref.crm, 'account') : null;
  const day = property === null ? null : dayOf(account?.properties[property]);
  if (day === null) return [];
  const at = instant(millis(day) - before * DAY_MS);
  return [{ id: `renewal:${ref.id}:${day}`, at, text: null, person: null, data: { renewal: day }, link }];
}

function happened({ event, before = 0 }: CrmEvent, blueprint: Blueprint, facts: CrmFacts): Found[] {
  switch (event) {
    case 'email_inbound':
      return facts.interactions
        .filter(({ kind, direction }) => kind === 'email' && direction === 'inbound')
        .map((it) => fromInteraction(it, it.at));
    case 'meeting_booked':
      return facts.interactions
        .filter(({ kind, outcome }) => kind === 'meeting' && outcome !== 'cancelled')
        .map((it) => fromInteraction(it, it.loggedAt ?? it.at));
    case 'case_opened':
      return facts.cases.map(fromCase);
    case 'stakeholder_left':
      return facts.people.flatMap(fromLeaver);
    case 'renewal_due':
      return renewals(before, blueprint, facts);
    case 'form_submission':
      return facts.conversions.filter(({ kind }) => kind === 'form').map(fromConversion);
    case 'campaign_response':
      return facts.conversions.filter(({ kind }) => kind === 'campaign').map(fromConversion);
  }
}

function signalOf(found: Found, { type }: SignalRule, ref: RecordRef): Signal {
  const { id, at, knownAt, person, data, link } = found;
  return {
    id: idOf(type, id),
    source: crmSource(ref),
    type,
    at,
    receivedAt: instant(Math.max(millis(at), millis(knownAt ?? at))),
    skewed: false,
    subject: { ref, domain: null, person },
    data,
    hops: [],
    link,
  };
}

/**
 * The signals that a record's own facts tell of, by the blueprint's mapping (`signals[].from`), as far as they had happened
 * and were known at a moment; of those rules only, where some are given. The same fact gives the same signal, whichever record it is read from.
 */
export function factSignals(
  facts: CrmFacts,
  blueprint: Blueprint,
  at: Instant,
  rules: readonly SignalRule[] = blueprint.document.signals,
): Signal[] {
  const atMs = millis(at);
  return rules
    .flatMap((rule) => {
      const { type, from } = rule;
      if (from === undefined) return [];
      const found = 'event' in from ? happened(from, blueprint, facts) : crossed(from, facts);
      return found
        .filter(({ text }) => blueprint.isNamed(type, text))
        .map((one) => ({ atMs: millis(one.at), signal: signalOf(one, rule, facts.ref) }))
        .filter(({ signal }) => millis(signal.receivedAt) <= atMs);
    })
    .sort((a, b) => a.atMs - b.atMs || (a.signal.id < b.signal.id ? -1 : 1))
    .map(({ signal }) => signal);
}

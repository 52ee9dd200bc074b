import type { Verdict, Vocabulary } from '../blueprint/vocabulary.ts';
import { type Fact, known, type Scalar, unknown } from '../record/fact.ts';
import { daysBetween, plusDays, startOfDay } from '../record/time.ts';
import { daysToRenewal, renewalDateOf } from './account/renewal-date.ts';
import { blindSince, gapAt } from './blind.ts';
import { bestWindow } from './collective.ts';
import {
  called,
  fieldEvidence,
  fieldLabel,
  gapEvidence,
  idleEvidence,
  interactionEvidence,
  levelShown,
  personEvidence,
  valueLabel,
  visitEvidence,
} from './evidence.ts';
import type { Facts } from './facts.ts';
import { blindness, threadsAtLeast, threadsAtMost } from './group.ts';
import type { Evidence, Unknown } from './schema/evidence.ts';
import type { BuyingGroup } from './schema/group.ts';
import { sourceGround } from './sources/ground.ts';
import { believedLabel } from './sources/index.ts';
import { asDay, asNumber, asText, believedAs, type Shape } from './sources/shape.ts';
import { stageEntry } from './visits.ts';

/** What an expression asked for while it ran: the facts it found, the ones it missed, how far a collective came. */
export interface Notes {
  evidence: Evidence[];
  missing: Unknown[];
  progress: { has: number; of: number } | null;
}

/** The facts of a record for expressions; whatever is asked is written down in `notes`. */
export function vocabularyOf(facts: Facts, group: BuyingGroup | null, notes: Notes): Vocabulary {
  return {
    now: facts.at,
    deal: dealFacts(facts, notes),
    account: accountFacts(facts, notes),
    group: groupFacts(facts, group, notes),
    stage: {
      get days() {
        return daysInStage(facts, notes);
      },
    },
    signal: null,
  };
}

/** Empty notes. */
export function newNotes(): Notes {
  return { evidence: [], missing: [], progress: null };
}

/** The facts that a verdict rests on: what could not be read is no ground for one that holds whatever it is. */
export function groundsOf({ state }: Verdict, { evidence }: Notes): Evidence[] {
  return state === 'unknown' ? evidence : evidence.filter(({ kind }) => kind !== 'gap');
}

function miss(notes: Notes, missing: Unknown): Fact<never> {
  notes.missing.push(missing);
  notes.evidence.push(gapEvidence(missing));
  return unknown(missing.why);
}

/** Writes a field down as evidence, and as missing where it is unknown; `show` is what a person reads of it, under `label`. */
function noted<T>(
  facts: Facts,
  notes: Notes,
  path: string,
  fact: Fact<T>,
  show: (value: T) => Scalar,
  label: string | null = null,
): Fact<T> {
  const named = label ?? fieldLabel(facts.snapshot, path);
  if (!fact.known) return miss(notes, whyUnknown(facts, path, fact.why, named));
  const object = facts.snapshot.ref.kind === 'account' ? 'account' : 'deal';
  const changed = facts.snapshot.changes.findLast(({ field }) => `${object}.${field}` === path);
  const link = path.startsWith('account.') ? (facts.snapshot.account?.link ?? null) : facts.snapshot.link;
  const shown = show(fact.value);
  const evidence = fieldEvidence(path, shown, link, changed?.at ?? null);
  const words = believedLabel(path, sourceGround(facts)) ?? valueLabel(facts.snapshot, path, shown);
  notes.evidence.push({ ...evidence, ...called(words), label: named });
  return fact;
}

/** Why a field is unknown: for the gap that hides more than it, else for its own or as the fact says, under its label. */
function whyUnknown({ snapshot }: Facts, path: string, why: Unknown['why'], label: string | null): Unknown {
  const gap = gapAt(snapshot, path);
  if (gap !== null && gap.about !== path) return gap;
  return { ...(gap ?? { why, about: path }), ...(label === null ? {} : { label }) };
}

/** The believed value of a field that several systems may claim, in the shape that expressions ask for. */
function believedFact<T extends Scalar>(facts: Facts, field: string, fact: Fact<T>, shape: Shape<T>): Fact<T> {
  return believedAs(field, fact, sourceGround(facts), shape);
}

/** The fact, computed only when known. */
function mapped<T, U>(fact: Fact<T>, read: (value: T) => U): Fact<U> {
  return fact.known ? known(read(fact.value)) : fact;
}

function property(properties: Record<string, Fact<Scalar>>, name: string): Fact<Scalar> {
  return Object.hasOwn(properties, name) ? (properties[name] ?? unknown('not_configured')) : unknown('not_configured');
}

function dealFacts(facts: Facts, notes: Notes): Vocabulary['deal'] {
  const { deal } = facts.snapshot;
  const own = <T extends Scalar>(path: string, fact: Fact<T>) =>
    noted(facts, notes, `deal.${path}`, fact, (value) => value);
  return {
    name: deal.name,
    createdAt: deal.createdAt,
    isOpen: deal.outcome === 'open',
    get amount() {
      const amount = mapped(deal.amount, (money) => money?.amount ?? null);
      return own('amount', believedFact(facts, 'deal.amount', amount, asNumber));
    },
    get currency() {
      return own(
        'amount',
        mapped(deal.amount, (money) => money?.currency ?? null),
      );
    },
    get probability() {
      return own('probability', deal.probability);
    },
    get nextStep() {
      return own('nextStep', believedFact(facts, 'deal.next_step', deal.nextStep, asText));
    },
    get closeDate() {
      const fact = own('closeDate', believedFact(facts, 'deal.close_date', deal.closeDate, asDay));
      return mapped(fact, (day) => (day === null ? null : startOfDay(day, facts.snapshot.org.timeZone)));
    },
    property: (name) => {
      const fact = property(deal.properties, name);
      return own(
        `properties.${name}`,
        believedFact(facts, `deal.properties.${name}`, fact, (value) => value),
      );
    },
  };
}

function accountFacts(facts: Facts, notes: Notes): Vocabulary['account'] {
  const { account } = facts.snapshot;
  const own = <T extends Scalar>(path: string, fact: Fact<T> | undefined) =>
    fact === undefined
      ? miss(notes, gapAt(facts.snapshot, 'account') ?? { why: 'not_tracked', about: 'account' })
      : noted(facts, notes, `account.${path}`, fact, (value) => value);
  const claimed = <T extends Scalar>(field: string, fact: Fact<T> | undefined, shape: Shape<T>) =>
    own(field, fact && believedFact(facts, `account.${field}`, fact, shape));
  const unread = (name: string) => miss(notes, { why: 'not_loaded', about: `account.${name}` });
  const { customer, fit } = facts;
  const told = <T extends Scalar>(name: string, fact: Fact<T> | undefined) =>
    fact === undefined ? unread(name) : noted(facts, notes, `account.${name}`, fact, (value) => value);
  /** What the rules of the market come to; where they cannot tell, what they lack is what is missing here. */
  const inMarket = <T extends Scalar>(name: string, found: Fact<T> | Unknown | null): Fact<T> => {
    if (found === null) return unread(name);
    return 'about' in found ? miss(notes, found) : told(name, found);
  };
  return {
    get name() {
      return claimed('name', account === null ? undefined : known(account.name), asText);
    },
    get industry() {
      return claimed('industry', account?.industry, asText);
    },
    get employees() {
      return claimed('employees', account?.employees, asNumber);
    },
    get country() {
      return claimed('country', account?.country, asText);
    },
    get segment() {
      return inMarket('segment', fit && (fit.segment.unknown ?? known(fit.segment.id)));
    },
    get isIdeal() {
      return inMarket('is_ideal', fit && (typeof fit.ideal === 'boolean' ? known(fit.ideal) : fit.ideal));
    },
    get isCustomer() {
      return told('is_customer', customer?.isCustomer);
    },
    get hasOpenDeal() {
      return told('has_open_deal', customer?.hasOpenDeal);
    },
    get daysSinceWon() {
      return told('days_since_won', customer?.daysSinceWon);
    },
    get daysToRenewal() {
      return told('days_to_renewal', customer?.daysToRenewal ?? renewalOfDeal(facts));
    },
    get openCases() {
      return told('open_cases', customer?.openCases);
    },
    usage: (metric) => {
      const rule = facts.blueprint.document.customer_health?.usage.find(({ id }) => id === metric);
      if (customer === null || rule === undefined) return unread(`usage.${metric}`);
      const show = (level: number | null) => levelShown(level, rule.out_of !== undefined);
      return noted(facts, notes, `account.usage.${metric}`, customer.usage(metric), show, rule.label);
    },
    property: (name) =>
      claimed(
        `properties.${name}`,
        account === null ? undefined : property(account.properties, name),
        (value) => value,
      ),
  };
}

/** The renewal of a deal's account, as far as the deal was read with it. */
function renewalOfDeal({ at, blueprint, snapshot }: Facts): Fact<number | null> | undefined {
  const { account, ref, org } = snapshot;
  return account === null ? undefined : daysToRenewal(renewalDateOf({ ref, account }, blueprint), at, org.timeZone);
}

const GROUP_NOT_READ: Unknown = { why: 'not_loaded', about: 'people' };

function groupFacts(facts: Facts, group: BuyingGroup | null, notes: Notes): Vocabulary['group'] {
  const notePeople = (ids: readonly string[]) => {
    const named = facts.members.filter(({ person }) => ids.includes(person.id));
    notes.evidence.push(...named.map(({ person }) => personEvidence(person)));
  };
  /** People of whom none is engaged: why each of them does not count. */
  const noteIdle = (ids: readonly string[]) => {
    const idle = group?.people.filter(({ id }) => ids.includes(id)) ?? [];
    notes.evidence.push(...idle.map(idleEvidence));
  };
  const noteTalks = (ids: readonly string[]) => {
    const people = group?.people.filter(({ id }) => ids.includes(id)) ?? [];
    notes.evidence.push(...people.flatMap(({ lastTwoWay }) => (lastTwoWay === null ? [] : [lastTwoWay])));
  };
  const hidden = () => (group === null ? null : blindness(facts)) ?? GROUP_NOT_READ;
  const found = (id: string) => group?.functions.find((it) => it.id === id);
  return {
    engagedWithin(days, people, functions) {
      if (group === null) return miss(notes, GROUP_NOT_READ);
      const best = bestWindow(facts, { days, people, functions });
      notes.progress =
        best.functions < functions || best.people >= people
          ? { has: Math.min(best.functions, functions), of: functions }
          : { has: best.people, of: people };
      notes.evidence.push(...best.touches.map(({ interaction }) => interactionEvidence(interaction)));
      if (best.met) return known(true);
      const blind = blindness(facts) ?? blindSince(facts.snapshot, facts.snapshot.deal.createdAt);
      return blind === null ? known(false) : miss(notes, blind);
    },
    engaged(id) {
      const it = found(id);
      if (it?.state === 'engaged') {
        noteTalks(it.people);
        return known(true);
      }
      if (group === null || it?.mayBeEngaged) return miss(notes, hidden());
      noteIdle(it?.people ?? []);
      return known(false);
    },
    identified(id) {
      const it = found(id);
      if (group === null || it?.state === 'unknown') return miss(notes, hidden());
      const isNamed = it !== undefined && it.state !== 'missing';
      if (isNamed) notePeople(it.people);
      else noteIdle(it?.people ?? []);
      return known(isNamed);
    },
    activeThreads() {
      noteTalks(group?.people.filter(({ engagement }) => engagement === 'active').map(({ id }) => id) ?? []);
      return group?.activeThreads == null ? miss(notes, hidden()) : known(group.activeThreads);
    },
    threadBounds() {
      if (group?.activeThreads !== null) return null;
      return { least: threadsAtLeast(group), most: threadsAtMost(facts, group) };
    },
    metWithin(days) {
      const meetings = facts.touches.filter(({ interaction: it, age }) => it.kind === 'meeting' && age <= days);
      const last = meetings.at(-1);
      if (last !== undefined) {
        notes.evidence.push(interactionEvidence(last.interaction));
        return known(true);
      }
      const blind = blindSince(facts.snapshot, plusDays(facts.at, -days), 'meeting');
      return blind === null ? known(false) : miss(notes, blind);
    },
  };
}

function daysInStage(facts: Facts, notes: Notes): Fact<number> {
  const visit = stageEntry(facts);
  if (visit === null) return miss(notes, gapAt(facts.snapshot, 'visits') ?? { why: 'not_tracked', about: 'visits' });
  notes.evidence.push(visitEvidence(facts.snapshot, visit));
  return known(daysBetween(visit.enteredAt, facts.at));
}

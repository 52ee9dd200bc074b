import type { AccountSnapshot } from './account-snapshot.ts';
import type { Conversion } from './conversion.ts';
import type { Gap } from './gap.ts';
import type { Interaction, Note, Task } from './interaction.ts';
import type { Person, Role, User } from './people.ts';
import { type SeenMark, type Signal, signalKey } from './signal.ts';
import type { Snapshot } from './snapshot.ts';
import type { FieldChange } from './stages.ts';
import { type Instant, millis } from './time.ts';

type Key = string | number;

function compare(left: readonly Key[], right: readonly Key[]): number {
  const at = left.findIndex((key, index) => key !== right[index]);
  const [a, b] = [left[at], right[at]];
  if (a === undefined || b === undefined) return 0;
  return a < b ? -1 : 1;
}

/** A moment as a key; what never ended comes last. */
const time = (moment: Instant | null) => (moment === null ? Number.POSITIVE_INFINITY : millis(moment));

/** Sorted by the keys in turn, and at last by the whole text, so that no two orders of input differ. */
function sorted<T>(items: readonly T[], ...keys: ((item: T) => Key)[]): T[] {
  const keyed = items.map((item) => ({ item, keys: [...keys.map((key) => key(item)), JSON.stringify(item)] }));
  return keyed.sort((a, b) => compare(a.keys, b.keys)).map(({ item }) => item);
}

function onceEach<T>(items: readonly T[], key: (item: T) => string, merge: (a: T, b: T) => T): T[] {
  const found = new Map<string, T>();
  for (const item of items) {
    const before = found.get(key(item));
    found.set(key(item), before === undefined ? item : merge(before, item));
  }
  return [...found.values()];
}

function roles(all: readonly Role[]): Role[] {
  return onceEach(
    sorted(
      all,
      (role) => role.source,
      (role) => role.name,
      (role) => (role.at === null ? 0 : millis(role.at)),
    ),
    (role) => `${role.source}\n${role.name}`,
    (first) => first,
  );
}

/** The same contact listed twice: what either listing knows, and every role. */
function samePerson(a: Person, b: Person): Person {
  return {
    ...a,
    name: a.name ?? b.name,
    title: a.title ?? b.title,
    email: a.email ?? b.email,
    roles: [...a.roles, ...b.roles],
    hidden: a.hidden && b.hidden,
    since: a.since === null || b.since === null ? null : millis(a.since) <= millis(b.since) ? a.since : b.since,
    left: a.left ?? b.left,
    link: a.link ?? b.link,
  };
}

function people(all: readonly Person[]): Person[] {
  return onceEach(
    sorted(all, (person) => person.id),
    (person) => person.id,
    samePerson,
  ).map((person) => ({
    ...person,
    roles: roles(person.roles),
  }));
}

/** The same interaction listed twice, as once for each person it was with: as the first listing tells it, with everybody. */
function sameInteraction(a: Interaction, b: Interaction): Interaction {
  return { ...a, people: [...a.people, ...b.people], users: [...a.users, ...b.users] };
}

function interactions(all: readonly Interaction[]): Interaction[] {
  const inOrder = sorted(
    all,
    (it) => millis(it.at),
    (it) => it.kind,
    (it) => it.id,
  );
  return onceEach(inOrder, (it) => `${it.kind}:${it.id}`, sameInteraction).map((it) => ({
    ...it,
    people: [...new Set(it.people)].sort(),
    users: [...new Set(it.users)].sort(),
  }));
}

/** Each signal once, as it first arrived, by the time it happened. */
function signals(all: readonly Signal[]): Signal[] {
  const arrived = sorted(all, (signal) => millis(signal.receivedAt));
  return sorted(
    onceEach(arrived, signalKey, (first) => first),
    (signal) => millis(signal.at),
    signalKey,
  ).map((signal) => ({
    ...signal,
    hops: sorted(
      signal.hops,
      (hop) => millis(hop.at),
      (hop) => hop.step,
    ),
  }));
}

/** Each of the items once, those that are alike in everything being the same. */
function distinct<T>(items: readonly T[]): T[] {
  return onceEach(items, JSON.stringify, (first) => first);
}

/** Each record of the CRM once, as the first listing tells it. */
function onceById<T extends { id: string }>(items: readonly T[]): T[] {
  return onceEach(
    items,
    ({ id }) => id,
    (first) => first,
  );
}

/** Records of the CRM by the time that `at` gives in milliseconds since the epoch, and by id where that is the same, each once. */
function byTime<T extends { id: string }>(items: readonly T[], at: (item: T) => number): T[] {
  return onceById(sorted(items, at, ({ id }) => id));
}

/** The lists that snapshots of every kind of record have. */
interface Lists {
  changes: FieldChange[];
  people: Person[];
  interactions: Interaction[];
  tasks: Task[];
  notes: Note[];
  signals: Signal[] | null;
  conversions: Conversion[];
  seen: SeenMark[];
  users: User[];
  gaps: Gap[];
}

function lists(snapshot: Lists): Lists {
  return {
    changes: distinct(
      sorted(
        snapshot.changes,
        (change) => millis(change.at),
        (change) => change.field,
      ),
    ),
    people: people(snapshot.people),
    interactions: interactions(snapshot.interactions),
    tasks: byTime(snapshot.tasks, (task) => millis(task.createdAt)),
    notes: byTime(snapshot.notes, (note) => millis(note.at)),
    signals: snapshot.signals && signals(snapshot.signals),
    conversions: byTime(snapshot.conversions, (one) => millis(one.at)),
    seen: onceEach(
      sorted(snapshot.seen, (mark) => millis(mark.at)),
      ({ key }) => key,
      (first) => first,
    ),
    users: onceById(sorted(snapshot.users, (user) => user.id)),
    gaps: distinct(
      sorted(
        snapshot.gaps,
        (gap) => gap.about,
        (gap) => gap.why,
      ),
    ),
  };
}

/**
 * The same snapshot with its lists in one order and everything that they hold once: what the CRM happened to send first, or twice,
 * makes no difference to anything that is said of the record.
 */
export function inOrder(snapshot: Snapshot): Snapshot {
  return {
    ...snapshot,
    ...lists(snapshot),
    visits: distinct(
      sorted(
        snapshot.visits,
        (visit) => millis(visit.enteredAt),
        (visit) => time(visit.leftAt),
      ),
    ),
    pipeline: { ...snapshot.pipeline, stages: sorted(snapshot.pipeline.stages, (stage) => stage.order) },
  };
}

/** The same for an account: deals and cases by the time they began. */
export function accountInOrder(snapshot: AccountSnapshot): AccountSnapshot {
  return {
    ...snapshot,
    ...lists(snapshot),
    deals: byTime(snapshot.deals, (deal) => millis(deal.createdAt)),
    cases: byTime(snapshot.cases, (one) => millis(one.openedAt)),
  };
}

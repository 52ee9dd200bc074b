import { type Fact, known, type Money, type Properties, type Scalar, unknown } from './fact.ts';
import type { Interaction, Task } from './interaction.ts';
import type { Person } from './people.ts';
import type { Signal } from './signal.ts';
import type { Deal, Snapshot } from './snapshot.ts';
import type { FieldChange, StageVisit } from './stages.ts';
import { Day, type Instant, isBy } from './time.ts';

/**
 * The snapshot as it was known at `moment`: later interactions, notes, tasks, people, roles and visits are gone, later
 * results of meetings and tasks undone, changed fields hold what they held then, and the stage is the one the record
 * was in. Meetings ahead stay where they had been logged by then. Facts without a date count as always known.
 */
export function asOf(snapshot: Snapshot, moment: Instant): Snapshot {
  const visits = visitsBy(snapshot.visits, moment);
  const changes = snapshot.changes.filter((change) => isBy(change.at, moment));
  return {
    ...snapshot,
    deal: dealAt(snapshot, visits, moment),
    visits,
    changes,
    people: snapshot.people
      .filter((person) => person.since === null || isBy(person.since, moment))
      .map(personAt(moment)),
    interactions: snapshot.interactions.flatMap(interactionAt(moment)),
    tasks: snapshot.tasks.filter((task) => isBy(task.createdAt, moment)).map(taskAt(moment)),
    notes: snapshot.notes.filter((note) => isBy(note.at, moment)),
    signals: snapshot.signals && signalsBy(snapshot.signals, moment),
    conversions: snapshot.conversions.filter(({ at }) => isBy(at, moment)),
    seen: snapshot.seen.filter(({ at }) => isBy(at, moment)),
  };
}

function visitsBy(visits: readonly StageVisit[], moment: Instant): StageVisit[] {
  return visits
    .filter((visit) => isBy(visit.enteredAt, moment))
    .map((visit) => (visit.leftAt === null || isBy(visit.leftAt, moment) ? visit : { ...visit, leftAt: null }));
}

/** A person as known at a moment. */
export const personAt =
  (moment: Instant) =>
  (person: Person): Person => ({
    ...person,
    roles: person.roles.filter((role) => role.at === null || isBy(role.at, moment)),
    left: person.left !== null && isBy(person.left, moment) ? person.left : null,
  });

/** A task as it stood at a moment. */
export const taskAt =
  (moment: Instant) =>
  (task: Task): Task =>
    task.doneAt === null || isBy(task.doneAt, moment) ? task : { ...task, done: false, doneAt: null };

/** Signals as far as they had come: nobody knew of one before it had arrived. */
export function signalsBy(signals: readonly Signal[], moment: Instant): Signal[] {
  return signals
    .filter(({ receivedAt }) => isBy(receivedAt, moment))
    .map((signal) => ({ ...signal, hops: signal.hops.filter(({ at }) => isBy(at, moment)) }));
}

/**
 * What was ahead at the moment was planned then, whatever became of it; a cancellation has no date and stands. What is
 * still planned and was logged nobody knows when counts as always known.
 */
export const interactionAt =
  (moment: Instant) =>
  (it: Interaction): Interaction[] => {
    if (isBy(it.at, moment)) return [it];
    if (it.loggedAt === null && it.outcome === 'planned') return [it];
    if (it.loggedAt === null || !isBy(it.loggedAt, moment)) return [];
    return [it.outcome === 'cancelled' ? it : { ...it, outcome: 'planned' }];
  };

/** What a field held at the moment, undefined where no later change tells otherwise. */
export function before(changes: readonly FieldChange[], field: string, moment: Instant): Scalar | undefined {
  const later = changes.filter((change) => change.field === field && !isBy(change.at, moment));
  return later.reduce<FieldChange | undefined>(
    (first, change) => (first === undefined || !isBy(first.at, change.at) ? change : first),
    undefined,
  )?.from;
}

/** A fact as it was, given what its field held; unknown where that cannot be read. */
export function rolledBack<T>(now: Fact<T>, held: Scalar | undefined, read: (value: Scalar) => T | undefined): Fact<T> {
  if (held === undefined || !now.known) return now;
  const value = read(held);
  return value === undefined ? unknown('not_tracked') : known(value);
}

/** A scalar as text. */
export const asText = (value: Scalar) => (value === null ? null : String(value));
const asDay = (value: Scalar) => (value === null ? null : Day.safeParse(value).data);

function asNumber(value: Scalar): number | null | undefined {
  if (value === null || value === '') return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}

function asProbability(value: Scalar): number | null | undefined {
  const number = asNumber(value);
  return typeof number === 'number' && (number < 0 || number > 1) ? undefined : number;
}

/** The deal's currency is taken as always the same; the organisation's stands in where the deal names none. */
function asMoney(snapshot: Snapshot): (value: Scalar) => Money | null | undefined {
  const { amount } = snapshot.deal;
  const currency = amount.known && amount.value !== null ? amount.value.currency : snapshot.org.currency;
  return (value) => {
    const number = asNumber(value);
    return typeof number === 'number' ? { amount: number, currency } : number;
  };
}

/** Properties as they were at a moment, by their dated changes. */
export function propertiesAt(now: Properties, changes: readonly FieldChange[], moment: Instant): Properties {
  const changed = new Set(changes.filter(({ at }) => !isBy(at, moment)).map(({ field }) => field));
  if (changed.size === 0) return now;
  const held = Object.entries(now).map(([name, fact]) => {
    const field = `properties.${name}`;
    return [name, changed.has(field) ? rolledBack(fact, before(changes, field, moment), (value) => value) : fact];
  });
  return Object.fromEntries(held);
}

function dealAt(snapshot: Snapshot, visits: readonly StageVisit[], moment: Instant): Deal {
  const { deal, changes } = snapshot;
  const then = (field: string) => before(changes, field, moment);
  return {
    ...deal,
    ...standingAt(snapshot, visits, moment),
    closeDate: rolledBack(deal.closeDate, then('closeDate'), asDay),
    amount: rolledBack(deal.amount, then('amount'), asMoney(snapshot)),
    probability: rolledBack(deal.probability, then('probability'), asProbability),
    nextStep: rolledBack(deal.nextStep, then('nextStep'), asText),
    owner: rolledBack(deal.owner, then('owner'), asText),
    properties: propertiesAt(deal.properties, changes, moment),
  };
}

/** Stage of a moment for which none is known: before the first visit, or before a close where no visit is. */
const NO_STAGE = '';

/**
 * The stage the deal was in and whether it was closed; as read where nothing is dated after the moment. Whatever the
 * visits, a deal that was closed after the moment was open, and not yet in the stage that closed it.
 */
function standingAt(
  { deal, pipeline, visits: all, changes, readAt }: Snapshot,
  visits: readonly StageVisit[],
  moment: Instant,
): Pick<Deal, 'stage' | 'outcome' | 'closedAt'> {
  const { stage, outcome, closedAt } = deal;
  // What was read as closed is closed from then on, also where its date of closing lies ahead.
  const closedLater = outcome !== 'open' && closedAt !== null && !isBy(closedAt, moment) && !isBy(readAt, moment);
  const heldBefore = before(changes, 'stage', moment);
  if (visits.length === all.length && heldBefore === undefined && !closedLater) return { stage, outcome, closedAt };
  const last = visits.at(-1);
  const held = last?.stage ?? asText(heldBefore ?? null) ?? NO_STAGE;
  const closes = pipeline.stages.find(({ id }) => id === held)?.closes ?? null;
  if (closes === null) return { stage: held, outcome: 'open', closedAt: null };
  return { stage: held, outcome: closes, closedAt: closedLater ? (last?.enteredAt ?? null) : closedAt };
}

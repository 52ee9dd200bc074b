import type { Blueprint } from '../../blueprint/blueprint.ts';
import { type Day, millis } from '../../record/time.ts';
import type { Drift } from '../schema/audit.ts';
import { isHeld, reviewsOf } from './authority.ts';
import { type Case, drift, recorded, written } from './count.ts';
import type { Observed } from './observed.ts';
import { seenSignals } from './signals.ts';

/** Deals that entered their stage without its entry criteria (C38). */
function enteredUnmet(records: readonly Observed[]): Case[] {
  return records
    .filter(({ entry }) => entry.length > 0)
    .map((record) => {
      const unmet = record.entry.filter(({ state }) => state === 'unmet').map(({ label }) => label);
      const undecided = record.entry.some(({ state }) => state === 'unknown');
      return {
        good: unmet.length > 0 ? false : undecided ? null : true,
        example: recorded(record, unmet.join(', '), record.enteredAt),
      };
    });
}

function skippedStages(records: readonly Observed[]): Case[] {
  return records.map((record) => ({
    good: record.skipped && record.skipped.length === 0,
    example: recorded(record, record.skipped?.join(', ') ?? null, record.enteredAt),
  }));
}

/** Open deals in stages that the blueprint does not name: placed by probability, or nowhere. */
function unmapped(records: readonly Observed[]): Case[] {
  return records
    .filter(({ open }) => open)
    .map((record) => ({
      good: record.mappedBy === 'blueprint',
      example: recorded(record, null, record.enteredAt),
    }));
}

/** Whether signals of those records could be known at all. */
function anyRead(records: readonly Observed[]): boolean {
  return records.some(({ signals }) => signals.unknown === null);
}

function neverFired(blueprint: Blueprint, records: readonly Observed[]): Case[] {
  const fired = new Set(seenSignals(records).flatMap(({ route }) => (route.state === 'routed' ? [route.id] : [])));
  return blueprint.document.routing.map(({ id, label }) => ({
    good: anyRead(records) ? fired.has(id) : null,
    example: written(blueprint, `routing.${id}`, label ?? id),
  }));
}

function neverSeen(blueprint: Blueprint, records: readonly Observed[]): Case[] {
  const seen = new Set(seenSignals(records).map(({ type }) => type));
  return blueprint.document.signals.map(({ type, label }) => ({
    good: anyRead(records) ? seen.has(type) : null,
    example: written(blueprint, `signals.${type}`, label),
  }));
}

/** Types of signals that came and that the blueprint does not know, each with its first record. */
function untyped(records: readonly Observed[]): Case[] {
  const inOrder = seenSignals(records).toSorted((a, b) => a.at.localeCompare(b.at));
  const first = new Map(inOrder.toReversed().map((signal) => [signal.type, signal]));
  return [...first.values()].map(({ type, route, record, at }) => ({
    good: route.state !== 'untyped',
    example: { ...recorded(record, record.name, at), label: type },
  }));
}

/** A seat that nobody can hold, or that nobody holds on any record where it is known. */
function emptySeat(blueprint: Blueprint, records: readonly Observed[], seat: string): boolean | null {
  if (!isHeld(blueprint, seat)) return false;
  const holders = records
    .flatMap(({ seats }) => seats[seat] ?? [])
    .filter(({ unresolved }) => unresolved !== 'unknown');
  return holders.length === 0 ? null : holders.some(({ user, unresolved }) => user !== null || unresolved === 'team');
}

function emptySeats(blueprint: Blueprint, records: readonly Observed[]): Case[] {
  return Object.entries(blueprint.document.seats).map(([seat, { label }]) => ({
    good: emptySeat(blueprint, records, seat),
    example: written(blueprint, `seats.${seat}`, label),
  }));
}

function overdue(blueprint: Blueprint, today: Day): Case[] {
  return reviewsOf(blueprint).map(({ label, path, due }) => ({
    good: millis(today) <= millis(due),
    example: { ...written(blueprint, path, label), at: due },
  }));
}

/** Fields that rules ask for and an organisation does not have, one case for each field and organisation. */
function missingFields(records: readonly Observed[]): Case[] {
  const found = new Map<string, Case>();
  for (const record of records) {
    for (const [field, known] of Object.entries(record.fields)) {
      const key = `${record.ref.crm}:${record.ref.org}:${field}`;
      const before = found.get(key);
      if (before !== undefined && before.good !== null) continue;
      const { crm, org } = record.ref;
      found.set(key, {
        good: known,
        example: { label: field, detail: `${crm}: ${org}`, at: null, ref: null, link: null, line: null },
      });
    }
  }
  return [...found.values()];
}

/** Where practice leaves the blueprint (M35, S113), each way counted over all it could be seen in. */
export function driftOf(blueprint: Blueprint, records: readonly Observed[], today: Day): Drift[] {
  return [
    drift('entered_unmet', enteredUnmet(records)),
    drift('skipped_stage', skippedStages(records)),
    drift('stage_unmapped', unmapped(records)),
    drift('route_never', neverFired(blueprint, records)),
    drift('type_never', neverSeen(blueprint, records)),
    drift('type_unknown', untyped(records)),
    drift('seat_empty', emptySeats(blueprint, records)),
    drift('review_overdue', overdue(blueprint, today)),
    drift('field_missing', missingFields(records)),
  ];
}

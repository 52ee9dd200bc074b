import type { Blueprint } from '../blueprint/blueprint.ts';
import type { ContactSnapshot } from '../record/contact-snapshot.ts';
import { type Instant, instant, isBy, millis } from '../record/time.ts';
import { closesFirst } from './closes-first.ts';
import { functionOf } from './person-function.ts';
import type { Assessment } from './schema/assessment.ts';
import { CONTACT_PLACES_VERSION, type ContactPlaces, type PlaceOnDeal } from './schema/contact.ts';

/** Verdicts on the contact's deals, by deal id, where those have been read. */
export type ReadDeals = Readonly<Record<string, Assessment>>;

function placeIn(assessment: Assessment | undefined, contact: string): PlaceOnDeal['place'] {
  if (assessment === undefined) return { state: 'not_read' };
  const { group, health, flags, readAt } = assessment;
  const person = group.people.find(({ id }) => id === contact);
  if (person === undefined) return { state: 'not_there', readAt };
  const held = group.functions.find(({ id }) => id === person.function);
  return {
    state: 'placed',
    readAt,
    person,
    functionLabel: held?.label ?? null,
    windowDays: group.windowDays,
    required: held?.required ?? false,
    onlyThread: person.engagement === 'active' && group.activeThreads === 1,
    health: { score: health.score, band: health.band },
    headline: flags[0]?.id ?? null,
    lacks: group.functions
      .filter(({ required, state }) => required && state !== 'engaged')
      .map(({ id, label, state }) => ({ id, label, state })),
  };
}

function functionIn({ person, ref }: ContactSnapshot, blueprint: Blueprint): ContactPlaces['function'] {
  const found = functionOf(person, ref.crm, blueprint);
  if (found === null) return null;
  const { label = found.id } = blueprint.document.buying_group.functions.find(({ id }) => id === found.id) ?? {};
  return { id: found.id, label, basis: found.basis, roleName: found.roleName, line: found.place };
}

/**
 * Who a contact is by the blueprint, and their place in the groups of their open deals. `verdicts` are those on the deals
 * that have been read; of the others only what the contact itself tells is said. Pure: the same arguments give the same
 * bytes.
 */
export function assessContact(
  snapshot: ContactSnapshot,
  blueprint: Blueprint,
  asOf: Instant,
  verdicts: ReadDeals,
): ContactPlaces {
  const { person, ref, link } = snapshot;
  const at = instant(millis(asOf));
  const open = snapshot.deals.filter(({ outcome }) => outcome === 'open');
  const deals = open.toSorted(closesFirst).map(
    ({ id, name, stageLabel, amount, closeDate, roles, link }): PlaceOnDeal => ({
      id,
      name,
      stage: stageLabel,
      amount,
      closeDate,
      roles: roles.map(({ name, label }) => label ?? name),
      link,
      place: placeIn(Object.hasOwn(verdicts, id) ? verdicts[id] : undefined, ref.id),
    }),
  );
  const departures = [person.left, ...deals.map(({ place }) => (place.state === 'placed' ? place.person.left : null))];
  return {
    plumbline: CONTACT_PLACES_VERSION,
    ref,
    asOf: at,
    readAt: snapshot.readAt,
    blueprint: { name: blueprint.document.name, version: blueprint.document.version },
    subject: {
      name: person.name ?? person.email ?? person.id,
      title: person.title,
      accountName: snapshot.accountName,
      link,
    },
    function: functionIn(snapshot, blueprint),
    left: departures.find((left) => left !== null && isBy(left, at)) ?? null,
    deals,
    closed: snapshot.deals.length - open.length,
    gaps: snapshot.gaps,
  };
}

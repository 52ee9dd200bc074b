import type { Gap } from '../../record/gap.ts';
import type { Person, Role } from '../../record/people.ts';
import type { Connection } from '../crm.ts';
import { text } from '../values.ts';
import { type Access, scopeGap } from './access.ts';
import type { Associations, HubSpotObject } from './answers.ts';
import { BATCH_SIZE } from './api.ts';
import { CONVERSION_PROPERTIES } from './conversions.ts';
import { recordLink } from './links.ts';
import { parts } from './values.ts';

/** The properties of a contact to ask for. */
export const CONTACT_PROPERTIES = [
  'firstname',
  'lastname',
  'email',
  'jobtitle',
  'hs_buying_role',
  'hs_email_hard_bounce_reason_enum',
  ...CONVERSION_PROPERTIES,
];

/** The labels of each contact of a deal by contact id, in HubSpot's order, each contact once. */
export function labelsOf(labels: Access<Associations>, associated: readonly string[]): Map<string, string[]> {
  const byContact = new Map<string, string[]>(associated.map((id) => [id, []]));
  if (!labels.granted) return byContact;
  for (const { toObjectId, associationTypes } of labels.value.results) {
    const found = associationTypes.flatMap(({ label }) => text(label) ?? []);
    byContact.set(toObjectId, [...new Set([...(byContact.get(toObjectId) ?? []), ...found])]);
  }
  return byContact;
}

/**
 * The contacts to read of a deal, as many as one batch takes: those whom somebody labelled before all others, since the
 * first who were added need not be the ones who decide.
 */
export function mostTelling(labels: ReadonlyMap<string, readonly string[]>): Map<string, readonly string[]> {
  if (labels.size <= BATCH_SIZE) return new Map(labels);
  const unlabelledLast = [...labels].toSorted(([, a], [, b]) => Number(a.length === 0) - Number(b.length === 0));
  return new Map(unlabelledLast.slice(0, BATCH_SIZE));
}

function rolesOf(labels: readonly string[], contact: HubSpotObject | undefined): Role[] {
  return [
    ...labels.map((name): Role => ({ name, source: 'deal_role', at: null })),
    ...parts(contact?.properties.hs_buying_role).map((name): Role => ({ name, source: 'buying_role', at: null })),
  ];
}

/** The gap of a list of contacts that is longer than what is read of it. */
export function labelGaps(labels: Access<Associations>, count: number): Gap[] {
  if (!labels.granted || (count <= BATCH_SIZE && labels.value.paging?.next === undefined)) return [];
  return [{ about: 'people', why: 'not_loaded', remedy: 'none', detail: String(BATCH_SIZE) }];
}

/** The buyer's people: each contact of the deal once; those whom the token may not read are hidden, not absent. */
export function peopleOf(
  labels: ReadonlyMap<string, readonly string[]>,
  contacts: Access<HubSpotObject[]>,
  connection: Connection,
): { people: Person[]; gaps: Gap[] } {
  const read = new Map((contacts.granted ? contacts.value : []).map((contact) => [contact.id, contact]));
  const people = [...labels].map(([id, names]): Person => {
    const contact = read.get(id);
    const name = [text(contact?.properties.firstname), text(contact?.properties.lastname)]
      .filter((part) => part !== null)
      .join(' ');
    return {
      id,
      name: name === '' ? null : name,
      title: text(contact?.properties.jobtitle),
      email: text(contact?.properties.email),
      roles: rolesOf(names, contact),
      hidden: contact === undefined,
      since: null,
      left: null,
      link: recordLink(connection, 'contact', id),
    };
  });
  return { people, gaps: peopleGaps(people, contacts, connection) };
}

function peopleGaps(people: readonly Person[], contacts: Access<unknown>, connection: Connection): Gap[] {
  if (!contacts.granted) return [scopeGap('people', contacts.scopes, connection.scopes)];
  return people
    .filter((person) => person.hidden)
    .map(({ id }) => ({ about: `people.${id}`, why: 'hidden', remedy: 'ask_admin', detail: id }));
}

import type { Gap } from '../../record/gap.ts';
import type { Interaction } from '../../record/interaction.ts';
import type { Person, Role } from '../../record/people.ts';
import { type Instant, millis } from '../../record/time.ts';
import type { Connection } from '../crm.ts';
import { moment, text, truth } from '../values.ts';
import { Row, valueAt } from './answers.ts';
import type { Shapes } from './describe.ts';
import { toId18 } from './ids.ts';
import { recordLink } from './links.ts';

/** The role in a row, under its own name and as the organisation's pages call it; null where the row gives none. */
export function roleIn(row: Row, shapes: Shapes, at: Instant | null): Role | null {
  const name = text(valueAt(row, 'Role'));
  if (name === null) return null;
  const label = new Map(Object.entries(shapes.OpportunityContactRole?.picklists.Role ?? {})).get(name) ?? name;
  return { name, ...(label === name ? {} : { label }), source: 'deal_role', at };
}

/** The person of one contact role. Rights are checked on the opportunity: its contact may be hidden or deleted, and null. */
function personOf(role: Row, connection: Connection, shapes: Shapes): Person[] {
  const id = toId18(text(valueAt(role, 'ContactId')) ?? '');
  if (id === null) return [];
  const created = moment(valueAt(role, 'CreatedDate'));
  const modified = moment(valueAt(role, 'LastModifiedDate'));
  // The role of a row that was changed later may not be the one that it began with.
  const held = roleIn(role, shapes, created === modified ? created : null);
  return [
    {
      id,
      name: text(valueAt(role, 'Contact.Name')),
      title: text(valueAt(role, 'Contact.Title')),
      email: text(valueAt(role, 'Contact.Email')),
      roles: held === null ? [] : [held],
      hidden: !Row.safeParse(role.Contact).success,
      since: created,
      left: null,
      link: recordLink(connection, 'Contact', id),
    },
  ];
}

/** The person that a person account is. */
function personOfAccount(deal: Row, connection: Connection): Person[] {
  const id = toId18(text(valueAt(deal, 'Account.PersonContactId')) ?? '');
  if (id === null || truth(valueAt(deal, 'Account.IsPersonAccount')) !== true) return [];
  return [
    {
      id,
      name: text(valueAt(deal, 'Account.Name')),
      title: text(valueAt(deal, 'Account.PersonTitle')),
      email: text(valueAt(deal, 'Account.PersonEmail')),
      roles: [],
      hidden: false,
      since: null,
      left: null,
      link: recordLink(connection, 'Contact', id),
    },
  ];
}

/** One contact in several rows is one person, with every role, there since the first. */
function merged(all: readonly Person[]): Person[] {
  const byId = new Map<string, Person>();
  for (const person of all) {
    const before = byId.get(person.id);
    const earlier = [before?.since ?? null, person.since].filter((since) => since !== null).sort(byTime)[0] ?? null;
    byId.set(
      person.id,
      before === undefined ? person : { ...before, roles: [...before.roles, ...person.roles], since: earlier },
    );
  }
  return [...byId.values()];
}

function byTime(a: Instant, b: Instant): number {
  return millis(a) - millis(b);
}

/** The buyer's people: each contact of the opportunity once; those whom the user may not read are hidden, not absent. */
export function peopleOf(
  roles: readonly Row[],
  deal: Row,
  { connection, shapes }: { connection: Connection; shapes: Shapes },
): { people: Person[]; gaps: Gap[] } {
  const ofRoles = roles.flatMap((role) => personOf(role, connection, shapes));
  const people = merged([...ofRoles, ...personOfAccount(deal, connection)]);
  const gaps = people
    .filter(({ hidden }) => hidden)
    .map(({ id }): Gap => ({ about: `people.${id}`, why: 'hidden', remedy: 'ask_admin', detail: id }));
  return { people, gaps };
}

/** What mail servers answer when the mailbox itself is gone; other bounces may pass. */
const MAILBOX_GONE = /\b5\.1\.1\b|no such (?:user|recipient|mailbox)|user unknown|unknown user|does ?n[o']t exist/i;

/** When the mailbox of each contact was found to be gone, by contact id. */
export function goneMailboxes(roles: readonly Row[]): Map<string, Instant> {
  return new Map(
    roles.flatMap((role): [string, Instant][] => {
      const id = toId18(text(valueAt(role, 'ContactId')) ?? '');
      const at = moment(valueAt(role, 'Contact.EmailBouncedDate'));
      const reason = text(valueAt(role, 'Contact.EmailBouncedReason')) ?? '';
      return id === null || at === null || !MAILBOX_GONE.test(reason) ? [] : [[id, at]];
    }),
  );
}

function isHeard({ direction, outcome, kind }: Interaction): boolean {
  return direction === 'inbound' || outcome === 'connected' || (kind === 'meeting' && outcome === 'unrecorded');
}

/** People whose mailbox is gone have left, unless they were heard of since. */
export function withDepartures(
  people: readonly Person[],
  interactions: readonly Interaction[],
  gone: ReadonlyMap<string, Instant>,
): Person[] {
  return people.map((person) => {
    const left = gone.get(person.id);
    if (left === undefined) return person;
    const heardSince = interactions.some(
      (it) => it.people.includes(person.id) && isHeard(it) && millis(it.at) > millis(left),
    );
    return heardSince ? person : { ...person, left };
  });
}

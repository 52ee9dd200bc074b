import { CONTACT_SNAPSHOT_VERSION, type ContactDeal, ContactSnapshot } from '../../record/contact-snapshot.ts';
import type { Role } from '../../record/people.ts';
import type { RecordRef } from '../../record/ref.ts';
import { type Connection, CrmError, type Reading, type ReadOptions } from '../crm.ts';
import { type Client, PRIORITY } from '../http.ts';
import { behind, expectRecord } from '../reading.ts';
import { text } from '../values.ts';
import { dealsOf } from './account-deals.ts';
import { Row, valueAt } from './answers.ts';
import { list, rowGaps } from './around.ts';
import { type FetchedContact, fetchContact } from './fetch-contact.ts';
import { toId18 } from './ids.ts';
import { recordLink } from './links.ts';
import { loadMetadata, type Metadata, readShapesAgain, refreshMetadata } from './metadata.ts';
import { goneMailboxes, peopleOf, roleIn } from './people.ts';
import { versioned } from './version.ts';

/** The opportunities of the contact's roles, each once with every role on it. */
function dealsIn({ roles, shapes }: FetchedContact, connection: Connection, metadata: Metadata): ContactDeal[] {
  const rolesOn = new Map<string, Role[]>();
  for (const row of list(roles)) {
    const id = toId18(text(valueAt(row, 'OpportunityId')) ?? '');
    const role = roleIn(row, shapes, null);
    if (id !== null && role !== null) rolesOn.set(id, [...(rolesOn.get(id) ?? []), role]);
  }
  const opportunities = list(roles).flatMap((row) => {
    const opportunity = Row.safeParse(row.Opportunity);
    return opportunity.success ? [opportunity.data] : [];
  });
  const deals = dealsOf(opportunities, { connection, shapes, pipelines: metadata });
  return [...new Map(deals.map((deal) => [deal.id, { ...deal, roles: rolesOn.get(deal.id) ?? [] }])).values()];
}

/** Reads one contact and the opportunities on which it has a role, in one request. Throws `CrmError`. */
export async function readContact(
  client: Client,
  connection: Connection,
  ref: RecordRef,
  options: ReadOptions<ContactSnapshot>,
): Promise<Reading<ContactSnapshot>> {
  expectRecord(ref, connection, 'contact');
  const id = toId18(ref.id);
  if (id === null) throw new CrmError({ kind: 'not_found' });
  const opened = client.open({ signal: options.signal, priority: PRIORITY.front });
  const now = options.now();
  const { metadata, stale } = await loadMetadata(opened, connection.org, options.metadata, now);
  const session = versioned(opened, metadata.version);
  const fetched = await fetchContact(session, id, metadata.shapes, () =>
    readShapesAgain(session, connection.org, options.metadata, metadata),
  );
  if (stale) void refreshMetadata(behind(client), connection.org, options.metadata, now);
  const { contact, roles } = fetched;
  const asRole: Row = { ContactId: id, Contact: contact };
  const [person] = peopleOf([asRole], {}, { connection, shapes: metadata.shapes }).people;
  if (person === undefined) throw new CrmError({ kind: 'malformed', place: 'Contact' });
  const snapshot = ContactSnapshot.parse({
    plumbline: CONTACT_SNAPSHOT_VERSION,
    ref,
    link: recordLink(connection, 'Contact', id),
    readAt: now,
    person: { ...person, left: goneMailboxes([asRole]).get(id) ?? null },
    accountName: text(valueAt(contact, 'Account.Name')),
    deals: dealsIn(fetched, connection, metadata),
    gaps: rowGaps(roles, 'OpportunityContactRole', 'deals'),
  } satisfies ContactSnapshot);
  return { snapshot, requests: session.requests };
}

import { CONTACT_SNAPSHOT_VERSION, ContactSnapshot } from '../../record/contact-snapshot.ts';
import type { RecordRef } from '../../record/ref.ts';
import { type Connection, CrmError, type Reading, type ReadOptions } from '../crm.ts';
import { type Client, PRIORITY } from '../http.ts';
import { behind, expectRecord } from '../reading.ts';
import { text } from '../values.ts';
import { dealsOf } from './account-deals.ts';
import * as api from './api.ts';
import { recordLink } from './links.ts';
import { definitionsOf, loadMetadata, refreshMetadata } from './metadata.ts';
import { CONTACT_PROPERTIES, peopleOf } from './people.ts';
import { COUNTS, readListed } from './read-listed.ts';

/** Reads one contact and the deals that name it, in two requests. Throws `CrmError`. */
export async function readContact(
  client: Client,
  connection: Connection,
  ref: RecordRef,
  options: ReadOptions<ContactSnapshot>,
): Promise<Reading<ContactSnapshot>> {
  expectRecord(ref, connection, 'contact');
  const session = client.open({ signal: options.signal, priority: PRIORITY.front });
  const now = options.now();
  const asked = { properties: [...CONTACT_PROPERTIES, ...COUNTS.contact, 'company'], associations: ['deals'] as const };
  const [answer, { metadata, stale }] = await Promise.all([
    session.read(api.record('contacts', ref.id, asked)),
    loadMetadata(session, connection.org, options.metadata, now),
  ]);
  const deals = await readListed(session, connection, answer, { type: 'deals', of: 'contact' });
  if (stale) void refreshMetadata(behind(client), connection.org, options.metadata);
  const { pipelines, dealProperties } = metadata;
  const [person] = peopleOf(new Map([[answer.id, []]]), { granted: true, value: [answer] }, connection).people;
  if (person === undefined) throw new CrmError({ kind: 'malformed', place: 'contacts' });
  const snapshot = ContactSnapshot.parse({
    plumbline: CONTACT_SNAPSHOT_VERSION,
    ref,
    link: recordLink(connection, 'contact', answer.id),
    readAt: now,
    person,
    accountName: text(answer.properties.company),
    deals: dealsOf(deals.objects.granted ? deals.objects.value : [], {
      connection,
      definitions: definitionsOf(dealProperties),
      pipelines: pipelines.granted ? pipelines.value : [],
    }).map((deal) => ({ ...deal, roles: [] })),
    gaps: deals.gaps,
  } satisfies ContactSnapshot);
  return { snapshot, requests: session.requests };
}

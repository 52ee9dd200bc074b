import { ACCOUNT_SNAPSHOT_VERSION, AccountSnapshot } from '../../record/account-snapshot.ts';
import type { Gap } from '../../record/gap.ts';
import type { RecordRef } from '../../record/ref.ts';
import type { FieldChange } from '../../record/stages.ts';
import { type Connection, CrmError, type Reading, type ReadOptions } from '../crm.ts';
import { type Client, PRIORITY, type Session } from '../http.ts';
import { usersNamedIn } from '../named-users.ts';
import { behind, expectRecord } from '../reading.ts';
import { mapFact, moment, text, textsIn } from '../values.ts';
import { access, scopeGap } from './access.ts';
import { askedOfCompany, readAccountOf } from './account.ts';
import { casesOf, dealsOf } from './account-deals.ts';
import { type Activities, NOT_LOADED, readActivities } from './activities.ts';
import * as api from './api.ts';
import { ACTIVITY_TYPES } from './choose-activities.ts';
import { conversionsOf } from './conversions.ts';
import { gone, withDepartures } from './departed.ts';
import { changesOf } from './history.ts';
import { recordLink } from './links.ts';
import { definitionsOf, loadMetadata, refreshMetadata } from './metadata.ts';
import { directoryOf } from './owners.ts';
import { peopleOf } from './people.ts';
import { readCenter } from './read-center.ts';
import { COUNTS, readListed } from './read-listed.ts';
import { property, typed } from './values.ts';

/** Requests left for activities after the company, its contacts, deals, tickets and the roles on its deals. */
const ALLOWANCE = 7;

/**
 * Reads one company: itself with its history first, then its contacts, deals and tickets, on which the partial snapshot
 * rests (four requests in all, five where the blueprint asks for more properties than a URL holds), then who does what on
 * its deals and what happened around it. Throws `CrmError`.
 */
export async function readAccount(
  client: Client,
  connection: Connection,
  ref: RecordRef,
  options: ReadOptions<AccountSnapshot>,
): Promise<Reading<AccountSnapshot>> {
  expectRecord(ref, connection, 'account');
  const session = client.open({ signal: options.signal, priority: PRIORITY.front });
  const head = await readHead(session, connection, ref, options);
  const around = await readAround(session, connection, head);
  options.onPartial?.(snapshotOf(ref, connection, head, around, NOT_LOADED));
  const { of, answer: record, now } = head;
  const allowance = ALLOWANCE - head.extraRequests;
  const [roles, activities] = await Promise.all([
    readRoles(session, connection, around),
    readActivities({ session, connection, of, record, contacts: around.contacts, allowance, now }),
  ]);
  const snapshot = snapshotOf(ref, connection, head, withRoles(around, roles), activities);
  if (head.stale) void refreshMetadata(behind(client), connection.org, options.metadata);
  return { snapshot, requests: session.requests };
}

/** The company itself with the history of what the blueprint asks of it. */
async function readHead(
  session: Session,
  connection: Connection,
  ref: RecordRef,
  options: ReadOptions<AccountSnapshot>,
) {
  const now = options.now();
  const asked = options.properties.account;
  const [{ answer, requests }, { metadata, stale }] = await Promise.all([
    readCenter(
      session,
      { type: 'companies', id: ref.id },
      {
        properties: [...askedOfCompany(asked), ...COUNTS.company, 'createdate', 'hubspot_owner_id'],
        history: [...asked, 'hubspot_owner_id'],
        associations: ['contacts', 'deals', 'tickets', ...ACTIVITY_TYPES],
      },
    ),
    loadMetadata(session, connection.org, options.metadata, now),
  ]);
  // A company that was merged into another goes by the other's id, and so does all that belongs to it.
  const of: api.Center = { type: 'companies', id: answer.id };
  return {
    of,
    answer,
    extraRequests: requests - 1,
    metadata,
    stale,
    now,
    asked,
    directory: directoryOf(metadata.owners),
  };
}
type Head = Awaited<ReturnType<typeof readHead>>;

async function readAround(session: Session, connection: Connection, head: Head) {
  const read = (type: 'contacts' | 'deals' | 'tickets') =>
    readListed(session, connection, head.answer, { type, of: 'company' });
  const [contacts, deals, tickets] = await Promise.all([read('contacts'), read('deals'), read('tickets')]);
  const { people, gaps } = peopleOf(new Map(contacts.ids.map((id) => [id, []])), contacts.objects, connection);
  const { pipelines, dealProperties } = head.metadata;
  const known = contacts.objects.granted ? contacts.objects.value : [];
  return {
    contacts: contacts.objects,
    people,
    conversions: conversionsOf(known, connection),
    mailboxGone: gone(known),
    dealIds: deals.ids,
    deals: dealsOf(deals.objects.granted ? deals.objects.value : [], {
      connection,
      definitions: definitionsOf(dealProperties),
      pipelines: pipelines.granted ? pipelines.value : [],
    }),
    cases: casesOf(tickets.objects.granted ? tickets.objects.value : [], connection),
    gaps: [...(contacts.objects.granted ? [...gaps, ...contacts.gaps] : gaps), ...deals.gaps, ...tickets.gaps],
  };
}
type Around = Awaited<ReturnType<typeof readAround>>;

interface Roles {
  /** The labels of each contact on any of the deals. */
  labels: ReadonlyMap<string, readonly string[]>;
  gaps: Gap[];
}

/** Who has which role on the company's deals: most companies name a champion there and nowhere else. */
async function readRoles(session: Session, connection: Connection, { dealIds }: Around): Promise<Roles> {
  if (dealIds.length === 0) return { labels: new Map(), gaps: [] };
  const found = await access(session.read(api.associationBatch('deals', 'contacts', dealIds)));
  if (!found.granted) return { labels: new Map(), gaps: [scopeGap('people', found.scopes, connection.scopes)] };
  const labels = new Map<string, string[]>();
  for (const { toObjectId, associationTypes } of found.value.results.flatMap(({ to }) => to)) {
    const named = associationTypes.flatMap(({ label }) => text(label) ?? []);
    labels.set(toObjectId, [...new Set([...(labels.get(toObjectId) ?? []), ...named])].sort());
  }
  return { labels, gaps: [] };
}

function withRoles(around: Around, { labels, gaps }: Roles): Around {
  const people = around.people.map((person) => {
    const roles = (labels.get(person.id) ?? []).map((name) => ({ name, source: 'deal_role' as const, at: null }));
    return { ...person, roles: [...roles, ...person.roles] };
  });
  return { ...around, people, gaps: [...around.gaps, ...gaps] };
}

function changesIn({ answer, asked, directory, metadata }: Head): FieldChange[] {
  const definitions = definitionsOf(metadata.companyProperties);
  const history = (name: string) => answer.propertiesWithHistory?.[name] ?? [];
  return [
    ...changesOf('owner', history('hubspot_owner_id'), directory, text),
    ...asked.flatMap((name) =>
      changesOf(`properties.${name}`, history(name), directory, (value) => typed(value, definitions?.get(name)?.type)),
    ),
  ];
}

function snapshotOf(
  ref: RecordRef,
  connection: Connection,
  head: Head,
  around: Around,
  activities: Activities,
): AccountSnapshot {
  const { answer, metadata, asked, directory } = head;
  const definitions = definitionsOf(metadata.companyProperties);
  const changes = changesIn(head);
  const { account, gaps } = readAccountOf(answer, { connection, definitions, asked, changes });
  const owner = mapFact(property(answer.properties, definitions, 'hubspot_owner_id'), text);
  const createdAt = moment(answer.properties.createdate) ?? moment(answer.createdAt);
  if (createdAt === null) throw new CrmError({ kind: 'malformed', place: 'companies: createdate' });
  const named = usersNamedIn({
    owners: [owner, ...around.deals.map((deal) => deal.owner)],
    texts: textsIn(account.properties),
    dated: changes,
    activities,
  });
  return AccountSnapshot.parse({
    plumbline: ACCOUNT_SNAPSHOT_VERSION,
    ref,
    link: recordLink(connection, 'account', answer.id),
    readAt: head.now,
    org: { crm: 'hubspot', id: connection.org.org, timeZone: connection.timeZone, currency: connection.currency },
    account,
    createdAt,
    owner,
    changes,
    deals: around.deals,
    people: withDepartures(around.people, activities.interactions, around.mailboxGone),
    interactions: activities.interactions,
    tasks: activities.tasks,
    notes: activities.notes,
    cases: around.cases,
    signals: null,
    conversions: around.conversions,
    seen: [],
    users: directory.users(named),
    gaps: [...gaps, ...around.gaps, ...activities.gaps],
  } satisfies AccountSnapshot);
}

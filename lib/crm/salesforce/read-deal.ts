import type { Gap } from '../../record/gap.ts';
import type { RecordRef } from '../../record/ref.ts';
import { SNAPSHOT_VERSION, Snapshot } from '../../record/snapshot.ts';
import { type Connection, CrmError, type Reading, type ReadOptions } from '../crm.ts';
import { type Client, PRIORITY } from '../http.ts';
import { usersNamedIn } from '../named-users.ts';
import { behind, expectRecord } from '../reading.ts';
import { textsIn } from '../values.ts';
import { accountOf } from './account.ts';
import { childrenAt } from './answers.ts';
import { activitiesOf, list, rowGaps } from './around.ts';
import { conversionsOf } from './conversions.ts';
import { dealOf } from './deal.ts';
import { hasList } from './deal-queries.ts';
import { type FetchedDeal, fetchDeal } from './fetch-deal.ts';
import { toId18 } from './ids.ts';
import { recordLink } from './links.ts';
import { loadMetadata, type Metadata, readShapesAgain, refreshMetadata } from './metadata.ts';
import { goneMailboxes, peopleOf, withDepartures } from './people.ts';
import { usersNamed } from './users.ts';
import { versioned } from './version.ts';

/**
 * Reads one opportunity with all that judging needs in one request, two where something did not fit. Salesforce
 * counts requests and not what they hold, so that a look whether anything has changed is the whole reading. Throws
 * `CrmError`.
 */
export async function readDeal(
  client: Client,
  connection: Connection,
  ref: RecordRef,
  options: ReadOptions,
): Promise<Reading<Snapshot>> {
  expectRecord(ref, connection, 'deal');
  const id = toId18(ref.id);
  if (id === null) throw new CrmError({ kind: 'not_found' });
  const opened = client.open({ signal: options.signal, priority: PRIORITY.front });
  const now = options.now();
  const { metadata, stale } = await loadMetadata(opened, connection.org, options.metadata, now);
  const session = versioned(opened, metadata.version);
  const fetched = await fetchDeal(session, id, metadata.shapes, {
    properties: options.properties,
    readAgain: () => readShapesAgain(session, connection.org, options.metadata, metadata),
  });
  const snapshot = snapshotOf(ref, fetched, metadata, { connection, options, now });
  if (stale) void refreshMetadata(behind(client), connection.org, options.metadata, now);
  return { snapshot, requests: session.requests };
}

interface Context {
  connection: Connection;
  options: ReadOptions;
  now: string;
}

function buyersOf({ deal, rows, shapes }: FetchedDeal, connection: Connection) {
  const { people, gaps } = peopleOf(list(rows.roles), deal, { connection, shapes });
  const contactsHidden: Gap = { about: 'people', why: 'hidden', remedy: 'ask_admin', detail: 'Contact' };
  return {
    people,
    gaps: [
      ...(shapes.Contact === null ? [contactsHidden] : gaps),
      ...rowGaps(rows.roles, 'OpportunityContactRole', 'people'),
    ],
  };
}

function snapshotOf(ref: RecordRef, fetched: FetchedDeal, metadata: Metadata, context: Context): Snapshot {
  const { connection, options, now } = context;
  const { deal: row, shapes } = fetched;
  const histories = {
    standings: hasList(shapes, 'Opportunity', 'OpportunityHistories')
      ? childrenAt(row, 'OpportunityHistories').records
      : null,
    fields: hasList(shapes, 'Opportunity', 'Histories') ? childrenAt(row, 'Histories').records : null,
  };
  const { gaps: dealGaps, ...parts } = dealOf(row, histories, {
    connection,
    shapes,
    pipelines: metadata,
    asked: options.properties.deal,
  });
  const account = accountOf(row, { shapes, connection, asked: options.properties.account });
  const buyers = buyersOf(fetched, connection);
  const notes = hasList(shapes, 'Opportunity', 'Notes') ? childrenAt(row, 'Notes').records : null;
  const activities = activitiesOf({ rows: fetched.rows, notes, shapes }, metadata, { connection, now }, buyers.people);
  const named = usersNamedIn({
    owners: [parts.deal.owner],
    texts: textsIn(account.account?.properties ?? {}).map(toId18),
    dated: [...parts.visits, ...parts.changes],
    activities,
  });
  return Snapshot.parse({
    plumbline: SNAPSHOT_VERSION,
    ref,
    link: recordLink(connection, 'Opportunity', ref.id),
    readAt: now,
    org: { crm: 'salesforce', id: connection.org.org, timeZone: connection.timeZone, currency: connection.currency },
    ...parts,
    account: account.account,
    people: withDepartures(buyers.people, activities.interactions, goneMailboxes(list(fetched.rows.roles))),
    interactions: activities.interactions,
    tasks: activities.tasks,
    notes: activities.notes,
    signals: null,
    conversions: conversionsOf(list(fetched.rows.conversions), connection),
    seen: [],
    users: usersNamed(metadata.users, named),
    gaps: [
      ...dealGaps,
      ...account.gaps,
      ...buyers.gaps,
      ...activities.gaps,
      ...rowGaps(fetched.rows.conversions, 'CampaignMember', 'conversions'),
    ],
  } satisfies Snapshot);
}

import { ACCOUNT_SNAPSHOT_VERSION, AccountSnapshot } from '../../record/account-snapshot.ts';
import type { Gap } from '../../record/gap.ts';
import type { RecordRef } from '../../record/ref.ts';
import type { FieldChange } from '../../record/stages.ts';
import { type Connection, CrmError, type Reading, type ReadOptions } from '../crm.ts';
import { type Client, PRIORITY } from '../http.ts';
import { usersNamedIn } from '../named-users.ts';
import { behind, expectRecord } from '../reading.ts';
import { mapFact, moment, text, textsIn } from '../values.ts';
import { accountOf } from './account.ts';
import { casesOf, dealsOf } from './account-deals.ts';
import { childrenAt, type Row, valueAt } from './answers.ts';
import { activitiesOf, list, rowGaps } from './around.ts';
import { conversionsOf } from './conversions.ts';
import { hasList, MOST_ACTIVITIES } from './deal-queries.ts';
import { fieldFor, type ObjectName, type Shapes } from './describe.ts';
import { type FetchedAccount, fetchAccount } from './fetch-account.ts';
import { type Followed, fieldChanges, OWNER } from './history.ts';
import { toId18 } from './ids.ts';
import { recordLink } from './links.ts';
import { loadMetadata, type Metadata, readShapesAgain, refreshMetadata } from './metadata.ts';
import { goneMailboxes, peopleOf, withDepartures } from './people.ts';
import { usersNamed } from './users.ts';
import { standard, typed } from './values.ts';
import { versioned } from './version.ts';

interface Context {
  connection: Connection;
  asked: readonly string[];
  now: string;
}

/** Reads one account with all that judging needs in two requests; a verdict can rest on the first. Throws `CrmError`. */
export async function readAccount(
  client: Client,
  connection: Connection,
  ref: RecordRef,
  options: ReadOptions<AccountSnapshot>,
): Promise<Reading<AccountSnapshot>> {
  expectRecord(ref, connection, 'account');
  const id = toId18(ref.id);
  if (id === null) throw new CrmError({ kind: 'not_found' });
  const opened = client.open({ signal: options.signal, priority: PRIORITY.front });
  const now = options.now();
  const { metadata, stale } = await loadMetadata(opened, connection.org, options.metadata, now);
  const session = versioned(opened, metadata.version);
  const context = { connection, asked: options.properties.account, now };
  const fetched = await fetchAccount(session, id, metadata.shapes, {
    asked: context.asked,
    readAgain: () => readShapesAgain(session, connection.org, options.metadata, metadata),
    onFirst: (first) => options.onPartial?.(snapshotOf(ref, first, metadata, context)),
  });
  const snapshot = snapshotOf(ref, fetched, metadata, context);
  if (stale) void refreshMetadata(behind(client), connection.org, options.metadata, now);
  return { snapshot, requests: session.requests };
}

/** What hides all or some of a child list of the account. */
function listGaps(account: Row, shapes: Shapes, object: ObjectName, name: string, about: string): Gap[] {
  if (shapes[object] === null || !hasList(shapes, 'Account', name)) {
    return [{ about, why: 'hidden', remedy: 'ask_admin', detail: object }];
  }
  const { done, records } = childrenAt(account, name);
  return done && records.length < MOST_ACTIVITIES
    ? []
    : [{ about, why: 'not_loaded', remedy: 'none', detail: String(MOST_ACTIVITIES) }];
}

/** The account's people: its contacts, with their roles on its opportunities. */
function peopleIn({ account, rows, shapes }: FetchedAccount, connection: Connection) {
  const contacts = childrenAt(account, 'Contacts').records.map((contact) => ({
    ContactId: contact.Id,
    Contact: contact,
    CreatedDate: contact.CreatedDate,
  }));
  const all: Row[] = [...contacts, ...list(rows.roles)];
  const { people, gaps } = peopleOf(all, { Account: account }, { connection, shapes });
  return {
    people,
    gone: goneMailboxes(all),
    gaps: [
      ...listGaps(account, shapes, 'Contact', 'Contacts', 'people'),
      ...(shapes.Contact === null ? [] : gaps),
      ...rowGaps(rows.roles, 'OpportunityContactRole', 'people'),
    ],
  };
}

function changesIn({ account, shapes }: FetchedAccount, { asked }: Context): FieldChange[] {
  const followed = asked.flatMap((name): [string, Followed][] => {
    const field = fieldFor(shapes.Account, name);
    if (field === null) return [];
    return [[field, { field: `properties.${name}`, read: (value) => typed(value, shapes.Account?.fields[field]) }]];
  });
  return fieldChanges(childrenAt(account, 'Histories').records, new Map([['Owner', OWNER], ...followed]));
}

function snapshotOf(ref: RecordRef, fetched: FetchedAccount, metadata: Metadata, context: Context): AccountSnapshot {
  const { connection, asked, now } = context;
  const { account: row, rows, shapes } = fetched;
  const changes = changesIn(fetched, context);
  const { account, gaps } = accountOf({ AccountId: ref.id, Account: row }, { shapes, connection, asked, changes });
  const createdAt = moment(valueAt(row, 'CreatedDate'));
  if (account === null || createdAt === null) throw new CrmError({ kind: 'malformed', place: 'Account: CreatedDate' });
  const owner = mapFact(standard(row, shapes.Account, 'OwnerId'), (value) => toId18(text(value) ?? ''));
  const buyers = peopleIn(fetched, connection);
  const notes = hasList(shapes, 'Account', 'Notes') ? childrenAt(row, 'Notes').records : null;
  const activities = activitiesOf({ rows, notes, shapes }, metadata, { connection, now }, buyers.people);
  const deals = dealsOf(childrenAt(row, 'Opportunities').records, { connection, shapes, pipelines: metadata });
  const named = usersNamedIn({
    owners: [owner, ...deals.map((deal) => deal.owner)],
    texts: textsIn(account.properties).map(toId18),
    dated: changes,
    activities,
  });
  return AccountSnapshot.parse({
    plumbline: ACCOUNT_SNAPSHOT_VERSION,
    ref,
    link: recordLink(connection, 'Account', ref.id),
    readAt: now,
    org: { crm: 'salesforce', id: connection.org.org, timeZone: connection.timeZone, currency: connection.currency },
    account,
    createdAt,
    owner,
    changes,
    deals,
    people: withDepartures(buyers.people, activities.interactions, buyers.gone),
    interactions: activities.interactions,
    tasks: activities.tasks,
    notes: activities.notes,
    cases: casesOf(childrenAt(row, 'Cases').records, connection),
    signals: null,
    conversions: conversionsOf(list(rows.conversions), connection),
    seen: [],
    users: usersNamed(metadata.users, named),
    gaps: [
      ...gaps,
      ...buyers.gaps,
      ...listGaps(row, shapes, 'Opportunity', 'Opportunities', 'deals'),
      ...listGaps(row, shapes, 'Case', 'Cases', 'cases'),
      ...activities.gaps,
      ...rowGaps(rows.conversions, 'CampaignMember', 'conversions'),
    ],
  } satisfies AccountSnapshot);
}

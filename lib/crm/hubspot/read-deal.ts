import type { RecordRef } from '../../record/ref.ts';
import { SNAPSHOT_VERSION, Snapshot } from '../../record/snapshot.ts';
import type { Connection, Reading, ReadOptions } from '../crm.ts';
import { type Client, PRIORITY, type Session } from '../http.ts';
import { usersNamedIn } from '../named-users.ts';
import { behind, expectRecord } from '../reading.ts';
import { text, textsIn } from '../values.ts';
import { type Access, access } from './access.ts';
import { accountOf, readCompany } from './account.ts';
import { type Activities, NOT_LOADED, readActivities } from './activities.ts';
import type { HubSpotObject } from './answers.ts';
import * as api from './api.ts';
import { listLabels } from './associated.ts';
import { ACTIVITY_TYPES } from './choose-activities.ts';
import { conversionsOf } from './conversions.ts';
import { askedOfDeal, dealOf } from './deal.ts';
import { gone, withDepartures } from './departed.ts';
import { recordLink } from './links.ts';
import { definitionsOf, loadMetadata, type Metadata, readPipelines, refreshMetadata } from './metadata.ts';
import { directoryOf } from './owners.ts';
import { CONTACT_PROPERTIES, labelGaps, labelsOf, mostTelling, peopleOf } from './people.ts';
import { knowsStage, pipelineOf } from './pipelines.ts';
import { readCenter } from './read-center.ts';
import { inFullAt, stillStands } from './unchanged.ts';

/** Requests left for activities after the deal, its labels, contacts and company. */
const ALLOWANCE = 8;

/**
 * Reads one deal: the deal and its contacts' labels first (two requests, all that an unchanged deal takes), then
 * contacts and company, on which the partial snapshot rests, then what happened around it. A request more each is taken by
 * the id of a deal that was merged into another, by more properties than a URL holds, and by a stage that the kept
 * pipelines do not know; what happened around the deal then gets one less. Throws `CrmError`.
 */
export async function readDeal(
  client: Client,
  connection: Connection,
  ref: RecordRef,
  options: ReadOptions,
): Promise<Reading<Snapshot>> {
  expectRecord(ref, connection, 'deal');
  const session = client.open({ signal: options.signal, priority: PRIORITY.front });
  const head = await readHead(session, connection, ref, options);

  const { previous } = options;
  if (
    previous !== null &&
    stillStands(previous, { ...head, accountProperties: options.properties.account }, head.now)
  ) {
    refreshIfStale(client, connection, head.stale, options);
    const snapshot = { ...previous.snapshot, deal: head.parts.deal, readAt: head.now };
    return { snapshot, requests: session.requests, inFullAt: inFullAt(previous) };
  }

  const surroundings = await readSurroundings(session, connection, head, options);
  const activity = {
    session,
    connection,
    of: { type: 'deals', id: head.answer.id } as const,
    record: head.answer,
    contacts: surroundings.contacts,
    now: head.now,
    allowance: ALLOWANCE - head.extraRequests,
  };
  options.onPartial?.(snapshotOf(ref, connection, head, surroundings, NOT_LOADED));
  const snapshot = snapshotOf(ref, connection, head, surroundings, await readActivities(activity));
  refreshIfStale(client, connection, head.stale, options);
  return { snapshot, requests: session.requests };
}

/** The deal itself with its history, and who is on it. */
async function readHead(session: Session, connection: Connection, ref: RecordRef, options: ReadOptions) {
  const asked = options.properties.deal;
  const of: api.Center = { type: 'deals', id: ref.id };
  const now = options.now();
  const reading = readCenter(session, of, {
    ...askedOfDeal(asked),
    associations: ['contacts', 'companies', ...ACTIVITY_TYPES],
  });
  const [{ answer, requests }, labels, kept] = await Promise.all([
    reading,
    listLabels(session, of, reading),
    loadMetadata(session, connection.org, options.metadata, now),
  ]);
  const metadata = await withStageOf(answer, kept.metadata, session, connection, options);
  const directory = directoryOf(metadata.owners);
  const { pipelineId, gaps, ...parts } = dealOf(
    answer,
    { connection, definitions: definitionsOf(metadata.dealProperties), directory, asked },
    (id) => (metadata.pipelines.granted ? (metadata.pipelines.value.find((it) => it.id === id) ?? null) : null),
  );
  const { pipeline, gaps: pipelineGaps } = pipelineOf(metadata.pipelines, pipelineId);
  const contacts = (answer.associations?.contacts?.results ?? []).map(({ id }) => id);
  const byContact = labelsOf(labels, contacts);
  return {
    answer,
    parts: { ...parts, pipeline },
    labels: mostTelling(byContact),
    readableContacts: labels,
    gaps: [...gaps, ...pipelineGaps, ...ownerGaps(metadata), ...labelGaps(labels, byContact.size)],
    metadata,
    directory,
    stale: kept.stale,
    extraRequests: requests - 1 + Number(answer.id !== ref.id) + Number(metadata !== kept.metadata),
    now,
  };
}
type Head = Awaited<ReturnType<typeof readHead>>;

/** The kept metadata, its pipelines read anew where they are older than the deal's stage. */
async function withStageOf(
  answer: HubSpotObject,
  metadata: Metadata,
  session: Session,
  connection: Connection,
  options: ReadOptions,
): Promise<Metadata> {
  const pipeline = text(answer.properties.pipeline);
  const stage = text(answer.properties.dealstage);
  if (pipeline === null || stage === null || knowsStage(metadata.pipelines, pipeline, stage)) return metadata;
  const before = options.previous?.snapshot;
  // A deal that was there at its last reading had them read anew then: the portal has no such stage any more.
  if (before?.deal.stage === stage && before.pipeline.id === pipeline) return metadata;
  return { ...metadata, pipelines: await readPipelines(session, connection.org, options.metadata) };
}

function ownerGaps({ owners }: Metadata): Snapshot['gaps'] {
  if (owners.granted) return [];
  const detail = owners.scopes.length === 0 ? null : owners.scopes.join(', ');
  return [{ about: 'users', why: 'hidden', remedy: 'grant_scope', detail }];
}

/** The people of the deal and the company it is with. */
async function readSurroundings(session: Session, connection: Connection, head: Head, options: ReadOptions) {
  const asked = options.properties.account;
  const [contacts, company] = await Promise.all([
    readContacts(session, [...head.labels.keys()], head.readableContacts),
    readCompany(session, head.answer, asked),
  ]);
  const definitions = definitionsOf(head.metadata.companyProperties);
  const read = contacts.granted ? contacts.value : [];
  return {
    ...peopleOf(head.labels, contacts, connection),
    contacts,
    conversions: conversionsOf(read, connection),
    mailboxGone: gone(read),
    company: accountOf(company, { connection, definitions, asked }),
  };
}
type Surroundings = Awaited<ReturnType<typeof readSurroundings>>;

/** The contacts of those ids; without a request where there are none or their list was refused already. */
async function readContacts(session: Session, ids: string[], list: Access<unknown>): Promise<Access<HubSpotObject[]>> {
  if (!list.granted) return list;
  if (ids.length === 0) return { granted: true, value: [] };
  const answer = await access(session.read(api.batch('contacts', ids, CONTACT_PROPERTIES)));
  return answer.granted ? { granted: true, value: answer.value.results } : answer;
}

function snapshotOf(
  ref: RecordRef,
  connection: Connection,
  head: Head,
  surroundings: Surroundings,
  activities: Activities,
): Snapshot {
  const { parts, directory } = head;
  const { company, people, conversions, mailboxGone } = surroundings;
  const named = usersNamedIn({
    owners: [parts.deal.owner],
    texts: textsIn(company.account?.properties ?? {}),
    dated: [...parts.visits, ...parts.changes],
    activities,
  });
  return Snapshot.parse({
    plumbline: SNAPSHOT_VERSION,
    ref,
    link: recordLink(connection, 'deal', head.answer.id),
    readAt: head.now,
    org: { crm: 'hubspot', id: connection.org.org, timeZone: connection.timeZone, currency: connection.currency },
    ...parts,
    account: company.account,
    people: withDepartures(people, activities.interactions, mailboxGone),
    interactions: activities.interactions,
    tasks: activities.tasks,
    notes: activities.notes,
    signals: null,
    conversions,
    seen: [],
    users: directory.users(named),
    gaps: [...head.gaps, ...surroundings.gaps, ...company.gaps, ...activities.gaps],
  } satisfies Snapshot);
}

/** Renews metadata older than a day behind the answer, so that no verdict waits for it. */
function refreshIfStale(client: Client, connection: Connection, stale: boolean, options: ReadOptions): void {
  if (stale) void refreshMetadata(behind(client), connection.org, options.metadata);
}

import { z } from 'zod';
import { User } from '../../record/people.ts';
import { type OrgRef, orgKey } from '../../record/ref.ts';
import { Pipeline, PipelineStage } from '../../record/stages.ts';
import { type Instant, isWithin } from '../../record/time.ts';
import { CrmError, type MetadataCache } from '../crm.ts';
import type { Session } from '../http.ts';
import { TimeZone } from '../time-zone.ts';
import { text } from '../values.ts';
import { type Row, valueAt } from './answers.ts';
import * as api from './api.ts';
import { ask, pageOf, type Reply } from './ask.ts';
import { Captured, capturedFrom, captureQueries } from './captured.ts';
import { readShapes, Shapes, type Shown } from './describe.ts';
import { pipelinesFrom, stagesFrom } from './pipelines.ts';
import { soql } from './soql.ts';
import { usersFrom } from './users.ts';
import { readVersion, type Versioned, versioned } from './version.ts';

/** What an organisation defines for all its opportunities, as far as the user may see it. */
export const Metadata = z.object({
  /** The version of the API to ask by. */
  version: z.string(),
  shapes: Shapes,
  stages: z.array(PipelineStage),
  /** Record types of opportunities by id, each with the stages of all of them. */
  pipelines: z.record(z.string(), Pipeline),
  users: z.array(User),
  timeZone: z.string(),
  /** Null where the organisation does not tell its currency. */
  currency: z.string().length(3).nullable(),
  captured: Captured,
});
export type Metadata = z.infer<typeof Metadata>;

const NAME = 'salesforce';
const MOST_DAYS_OLD = 1;
/** More users are not asked for; a list of this length may lack some. */
export const MOST_USERS = 2_000;
const MOST_RECORD_TYPES = 10;

/** The queries about the organisation itself, by what the shapes say it has. */
function orgQueries(shapes: Shapes): Record<string, api.Part> {
  const currency = shapes.Organization?.fields.DefaultCurrencyIsoCode === undefined ? [] : ['DefaultCurrencyIsoCode'];
  const usersOwn = shapes.User?.fields.DefaultCurrencyIsoCode === undefined ? [] : ['DefaultCurrencyIsoCode'];
  const stage = ['ApiName', 'MasterLabel', 'SortOrder', 'DefaultProbability', 'IsClosed', 'IsWon'];
  const queries: Record<string, api.Part | null> = {
    organization: api.query(soql({ fields: ['Id', 'TimeZoneSidKey', ...currency], from: 'Organization', limit: 1 })),
    stages: api.query(
      soql({ fields: stage, from: 'OpportunityStage', where: 'IsActive = true', orderBy: 'SortOrder' }),
    ),
    recordTypes: shapes.Opportunity?.fields.RecordTypeId
      ? api.query(
          soql({ fields: ['Id', 'Name', 'DeveloperName'], from: 'RecordType', where: "SobjectType = 'Opportunity'" }),
        )
      : null,
    users: shapes.User
      ? api.query(
          soql({
            fields: ['Id', 'Name', 'Email', 'IsActive', ...usersOwn],
            from: 'User',
            where: "UserType = 'Standard'",
            orderBy: 'IsActive DESC, LastModifiedDate DESC',
            limit: MOST_USERS,
          }),
        )
      : null,
    currencies: shapes.CurrencyType
      ? api.query(soql({ fields: ['IsoCode'], from: 'CurrencyType', where: 'IsCorporate = true', limit: 1 }))
      : null,
  };
  return Object.fromEntries(Object.entries(queries).flatMap(([name, part]) => (part === null ? [] : [[name, part]])));
}

function first(replies: ReadonlyMap<string, Reply>, name: string, field: string): string | null {
  const row = pageOf(replies, name)?.records[0];
  return row === undefined ? null : text(valueAt(row, field));
}

/** What may be missing without anything else being wrong: older or smaller organisations do not have it. */
async function ifThere<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    const kinds = ['not_found', 'forbidden', 'malformed', 'server_error'];
    if (error instanceof CrmError && kinds.includes(error.failure.kind)) return null;
    throw error;
  }
}

/** The stages that the sales process of each record type offers, as far as the organisation tells them. */
async function offeredStages(session: Versioned, rows: readonly Row[]): Promise<Map<string, string[]>> {
  const ids = rows.flatMap((row) => text(valueAt(row, 'Id')) ?? []).slice(0, MOST_RECORD_TYPES);
  const answers = await Promise.all(
    ids.map(
      async (id) => [id, await ifThere(session.read(api.picklistValues(session.version, id, 'StageName')))] as const,
    ),
  );
  return new Map(
    answers.flatMap(([id, answer]) => (answer === null ? [] : [[id, answer.values.map(({ value }) => value)]])),
  );
}

/** The currency of the organisation: its corporate one, or the only one. */
async function currencyOf(session: Versioned, replies: ReadonlyMap<string, Reply>): Promise<string | null> {
  const told =
    first(replies, 'currencies', 'IsoCode') ??
    first(replies, 'organization', 'DefaultCurrencyIsoCode') ??
    first(replies, 'users', 'DefaultCurrencyIsoCode');
  if (told !== null) return told;
  return (
    (await ifThere(session.read(api.connectOrganization(session.version))))?.features.defaultCurrencyIsoCode ?? null
  );
}

async function shownIn(cache: MetadataCache): Promise<Shown> {
  const { deal, account } = await cache.shown('salesforce');
  return { Opportunity: deal, OpportunityContactRole: ['Role'], Account: ['Industry', ...account] };
}

/**
 * Reads the metadata anew and keeps it; three requests, and one for each record type. Descriptions that have not changed
 * are taken from `kept`, which must have been read for the same user.
 */
export async function readMetadata(
  session: Versioned,
  org: OrgRef,
  cache: MetadataCache,
  now: Instant,
  kept: Metadata | null = null,
): Promise<Metadata> {
  const shapes = await readShapes(session, kept?.shapes ?? null, await shownIn(cache));
  const replies = await ask(session, orgQueries(shapes));
  const captured = await ask(session, captureQueries(shapes, now));
  const stages = stagesFrom(pageOf(replies, 'stages')?.records ?? []);
  const recordTypes = pageOf(replies, 'recordTypes')?.records ?? [];
  const metadata: Metadata = {
    version: session.version,
    shapes,
    stages,
    pipelines: pipelinesFrom(recordTypes, stages, await offeredStages(session, recordTypes)),
    users: usersFrom(pageOf(replies, 'users')?.records ?? []),
    timeZone: TimeZone.catch('UTC').parse(first(replies, 'organization', 'TimeZoneSidKey')),
    currency: await currencyOf(session, replies),
    captured: capturedFrom(captured),
  };
  await cache.put(org, NAME, metadata);
  return metadata;
}

/** Reads what the user may see anew, whether or not Salesforce says that it has changed, and keeps it with the rest. */
export async function readShapesAgain(
  session: Versioned,
  org: OrgRef,
  cache: MetadataCache,
  metadata: Metadata,
): Promise<Shapes> {
  const shapes = await readShapes(session, null, await shownIn(cache));
  await cache.put(org, NAME, { ...metadata, shapes });
  return shapes;
}

async function keptMetadata(org: OrgRef, cache: MetadataCache) {
  const kept = await cache.get(org, NAME);
  const parsed = Metadata.safeParse(kept?.value);
  return kept !== null && parsed.success ? { at: kept.at, metadata: parsed.data } : null;
}

/** The kept metadata whatever its age, read now where there is none; `stale` where it is older than a day. */
export async function loadMetadata(
  session: Session,
  org: OrgRef,
  cache: MetadataCache,
  now: Instant,
): Promise<{ metadata: Metadata; stale: boolean }> {
  const kept = await keptMetadata(org, cache);
  if (kept === null) {
    const asked = versioned(session, await readVersion(session));
    return { metadata: await readMetadata(asked, org, cache, now), stale: false };
  }
  return { metadata: kept.metadata, stale: !isWithin(MOST_DAYS_OLD, kept.at, now) };
}

const refreshing = new Set<string>();

/**
 * Reads the metadata anew behind a verdict that rests on the kept one, once at a time for an org. Whatever stops it
 * leaves the kept metadata in force, and the next read of a record tries again.
 */
export async function refreshMetadata(
  session: Session,
  org: OrgRef,
  cache: MetadataCache,
  now: Instant,
): Promise<void> {
  const key = orgKey(org);
  if (refreshing.has(key)) return;
  refreshing.add(key);
  try {
    const asked = versioned(session, await readVersion(session));
    await readMetadata(asked, org, cache, now, (await keptMetadata(org, cache))?.metadata);
  } catch (error) {
    if (!(error instanceof CrmError)) throw error;
  } finally {
    refreshing.delete(key);
  }
}

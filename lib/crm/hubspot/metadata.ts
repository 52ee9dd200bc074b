import { z } from 'zod';
import { type OrgRef, orgKey } from '../../record/ref.ts';
import { Pipeline } from '../../record/stages.ts';
import { type Instant, isWithin } from '../../record/time.ts';
import { CrmError, type MetadataCache } from '../crm.ts';
import type { Session } from '../http.ts';
import { type Access, access, accessOf } from './access.ts';
import * as api from './api.ts';
import { Owner, ownerOf } from './owners.ts';
import { pipelinesOf } from './pipelines.ts';
import { Definition, type Definitions, definitionOf } from './values.ts';

/** What a portal defines for all its deals, as far as the token may read it. */
export interface Metadata {
  pipelines: Access<Pipeline[]>;
  owners: Access<Owner[]>;
  dealProperties: Access<Record<string, Definition>>;
  companyProperties: Access<Record<string, Definition>>;
}

const MOST_DAYS_OLD = 1;

/** What was refused is asked for again sooner, so that a scope that somebody grants shows within the hour. */
const MOST_DAYS_REFUSED = 1 / 24;

/** One part of the metadata: its name in the cache, its shape there, and how it is read. */
interface Part<T> {
  name: string;
  shape: z.ZodType<Access<T>>;
  read(session: Session, cache: MetadataCache): Promise<T>;
}

const PIPELINES: Part<Pipeline[]> = {
  name: 'pipelines',
  shape: accessOf(z.array(Pipeline)),
  read: async (session) => pipelinesOf(await session.read(api.pipelines)),
};

const OWNERS: Part<Owner[]> = {
  name: 'owners',
  shape: accessOf(z.array(Owner)),
  read: async (session) => {
    const [active, archived] = await Promise.all([api.owners(session, false), api.owners(session, true)]);
    return [...active.map((owner) => ownerOf(owner, true)), ...archived.map((owner) => ownerOf(owner, false))];
  },
};

/** Definitions of all properties; the options only of those whose values people may see, since some lists have thousands. */
function properties(
  type: 'deals' | 'companies',
  shown: (named: Awaited<ReturnType<MetadataCache['shown']>>) => readonly string[],
): Part<Record<string, Definition>> {
  return {
    name: `properties.${type}`,
    shape: accessOf(z.record(z.string(), Definition)),
    read: async (session, cache) => {
      const [{ results }, named] = await Promise.all([
        session.read(api.propertyDefinitions(type)),
        cache.shown('hubspot'),
      ]);
      const wanted = new Set(shown(named));
      return Object.fromEntries(results.map((one) => [one.name, definitionOf(one, wanted.has(one.name))]));
    },
  };
}
const DEAL_PROPERTIES = properties('deals', ({ deal }) => deal);
const COMPANY_PROPERTIES = properties('companies', ({ account }) => ['industry', ...account]);

async function readPart<T>(part: Part<T>, session: Session, org: OrgRef, cache: MetadataCache): Promise<Access<T>> {
  const value = await access(part.read(session, cache));
  await cache.put(org, part.name, value);
  return value;
}

/** Reads all metadata anew and keeps it. */
export async function readMetadata(session: Session, org: OrgRef, cache: MetadataCache): Promise<Metadata> {
  const [pipelines, owners, dealProperties, companyProperties] = await Promise.all([
    readPart(PIPELINES, session, org, cache),
    readPart(OWNERS, session, org, cache),
    readPart(DEAL_PROPERTIES, session, org, cache),
    readPart(COMPANY_PROPERTIES, session, org, cache),
  ]);
  return { pipelines, owners, dealProperties, companyProperties };
}

/** Reads the pipelines anew and keeps them, for a deal in a stage that the kept ones do not know. */
export function readPipelines(session: Session, org: OrgRef, cache: MetadataCache): Promise<Access<Pipeline[]>> {
  return readPart(PIPELINES, session, org, cache);
}

/** The kept metadata whatever its age, parts that are missing read now; `stale` where a part is too old. */
export async function loadMetadata(
  session: Session,
  org: OrgRef,
  cache: MetadataCache,
  now: Instant,
): Promise<{ metadata: Metadata; stale: boolean }> {
  let stale = false;
  async function load<T>(part: Part<T>): Promise<Access<T>> {
    const kept = await cache.get(org, part.name);
    const parsed = part.shape.safeParse(kept?.value);
    if (kept === null || !parsed.success) return readPart(part, session, org, cache);
    if (!isWithin(parsed.data.granted ? MOST_DAYS_OLD : MOST_DAYS_REFUSED, kept.at, now)) stale = true;
    return parsed.data;
  }
  const [pipelines, owners, dealProperties, companyProperties] = await Promise.all([
    load(PIPELINES),
    load(OWNERS),
    load(DEAL_PROPERTIES),
    load(COMPANY_PROPERTIES),
  ]);
  return { metadata: { pipelines, owners, dealProperties, companyProperties }, stale };
}

/** The definitions of a portal's properties by name; null where the token may not read them. */
export function definitionsOf(definitions: Access<Record<string, Definition>>): Definitions {
  return definitions.granted ? new Map(Object.entries(definitions.value)) : null;
}

const refreshing = new Map<string, Promise<unknown>>();

/**
 * Reads the metadata anew behind a verdict that rests on the kept one, once at a time for an org. Whatever stops it
 * leaves the kept metadata in force, and the next read of a record tries again.
 */
export function refreshMetadata(session: Session, org: OrgRef, cache: MetadataCache): Promise<void> {
  const key = orgKey(org);
  const running = refreshing.get(key);
  if (running !== undefined) return running.then(() => undefined);
  const started = readMetadata(session, org, cache)
    .catch((error: unknown) => {
      if (!(error instanceof CrmError)) throw error;
    })
    .finally(() => refreshing.delete(key));
  refreshing.set(key, started);
  return started.then(() => undefined);
}

import { createHash } from 'node:crypto';
import { type Faults, withFaults } from '../http/faults.ts';
import type { Handler } from '../http/handler.ts';
import { type RequestLog, withLog } from '../http/request-log.ts';
import type { World } from '../world/model.ts';
import { arrivalsOf, type Naming } from './events.ts';
import { SHARED, withSharing } from './sharing.ts';
import { untidy } from './untidy.ts';

/** The host at which the stand-in's warehouse publishes. */
export const FEED_HOST = 'signals.plumbline-demo.example';
export const FEED_TOKEN = 'feed-0000-4000-8000-plumbline';

const at = (path: string) => `https://${FEED_HOST}/v1/${path}`;

/** The feeds by what they are for; all tell of the same world. */
export const FEEDS = {
  /** Companies by their domains, people by their mail addresses: as any system knows them, in either CRM. */
  byDomain: at('events'),
  /** Companies and people as records of one CRM. */
  ofHubSpot: at('hubspot/events'),
  ofSalesforce: at('salesforce/events'),
  /** The same as `byDomain` for who has the token. */
  withToken: at('private/events'),
  /** The same as a careless warehouse hands it on. */
  untidy: at('untidy/events'),
  /** The newest event alone, in the form of one event. */
  newest: at('newest'),
} as const;

/** The address at which the host shares a feed with every page and extension, as docs/signals.md describes it. */
export function shared(url: string): string {
  return url.replace('/v1/', `/v1${SHARED}`);
}

const PATHS = new Map(Object.values(FEEDS).map((url) => [new URL(url).pathname, url]));
const PAGE = 100;

export interface FeedSettings {
  world: World;
  /** Which organisation each CRM's feed names. */
  hubSpotOrg: string;
  salesforceOrg: string;
}

/** The stand-in feeds; what is published later comes at the end of all of them. */
export interface StandInFeed {
  handler: Handler;
  faults: Faults;
  requests: RequestLog;
  /** Publishes one more event, as when somebody looks at prices between two readings. */
  publish(event: unknown): void;
  /** Forgets every cursor that was given out: asking with one gives 410. */
  forgetCursors(): void;
}

/** Makes the feeds of a world, as docs/signals.md describes them. */
export function makeFeed({ world, hubSpotOrg, salesforceOrg }: FeedSettings): StandInFeed {
  const published: unknown[] = [];
  const kept = new Map<string, unknown[]>();
  let age = 0;

  function made(url: string): unknown[] {
    const of = (naming: Naming) => arrivalsOf(world, naming);
    const only = (some: { event: unknown }[]) => some.map(({ event }) => event);
    switch (url) {
      case FEEDS.ofHubSpot:
        return only(of({ crm: 'hubspot', org: hubSpotOrg }));
      case FEEDS.ofSalesforce:
        return only(of({ crm: 'salesforce', org: salesforceOrg }));
      case FEEDS.untidy:
        return only(untidy(of('domain'), world.instant));
      default:
        return only(of('domain'));
    }
  }

  function eventsOf(url: string): unknown[] {
    const events = kept.get(url) ?? made(url);
    kept.set(url, events);
    return [...events, ...published];
  }

  async function answer(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    const url = PATHS.get(pathname.replace(SHARED, '/'));
    if (url === undefined) return problem(404, 'there is no such feed');
    if (url === FEEDS.withToken && request.headers.get('authorization') !== `Bearer ${FEED_TOKEN}`)
      return problem(401, 'this feed wants its token');
    if (url === FEEDS.newest) return found(request, SINGLE, eventsOf(url).at(-1) ?? null);
    const from = fromCursor(searchParams.get('after'), age);
    if (from === null) return problem(410, 'this cursor is forgotten');
    const page = eventsOf(url).slice(from, from + PAGE);
    const next = page.length > 0 ? `${pathname}?after=${cursorAt(from + page.length, age)}` : null;
    return found(request, BATCH, page, next);
  }

  const { handler: faulty, faults } = withFaults(answer);
  const { handler, requests } = withLog(withSharing(faulty));
  return {
    handler,
    faults,
    requests,
    publish: (event) => void published.push(event),
    forgetCursors: () => {
      age += 1;
    },
  };
}

/** Media types of an event and of a batch of them. */
const SINGLE = 'application/cloudevents+json; charset=utf-8';
export const BATCH = 'application/cloudevents-batch+json; charset=utf-8';

/** The answer with its version, or 304 for a caller who has it. */
function found(request: Request, type: string, content: unknown, next: string | null = null): Response {
  const body = JSON.stringify(content);
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 20)}"`;
  const headers = { etag, ...(next && { link: `<${next}>; rel="next"` }) };
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
  return new Response(body, { headers: { ...headers, 'content-type': type } });
}

function problem(status: number, title: string): Response {
  return Response.json({ status, title }, { status, headers: { 'content-type': 'application/problem+json' } });
}

function cursorAt(place: number, age: number): string {
  return Buffer.from(`${age}.${place}`).toString('base64url');
}

/** The place that a cursor stands for, the start without one; null for a cursor that is forgotten or none. */
function fromCursor(cursor: string | null, age: number): number | null {
  if (cursor === null) return 0;
  const [made, place] = /^(\d+)\.(\d+)$/.exec(Buffer.from(cursor, 'base64url').toString())?.slice(1).map(Number) ?? [];
  return made === age && place !== undefined ? place : null;
}

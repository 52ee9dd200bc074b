import type { Org } from './org.ts';
import type { Access } from './users.ts';

/** One authenticated call, or one part of a composite call, as a resource sees it. */
export interface Call {
  org: Org;
  access: Access;
  /** The version as the path says it, `v66.0`. */
  version: string;
  params: Record<string, string>;
  query: URLSearchParams;
  headers: Headers;
  /** The parsed JSON body; null without one. */
  body: unknown;
}

/** What a resource answers; without a body it is empty. */
export interface Answer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

export function ok(body: unknown, headers: Record<string, string> = {}): Answer {
  return { status: 200, body, headers };
}

/** A moment as HTTP headers write it: no finer than seconds. */
export function httpDate(ms: number): string {
  return new Date(ms).toUTCString();
}

/** The 304 of `If-Modified-Since` and `If-None-Match`; null where the caller has to be given the whole answer. */
export function unchanged({ headers }: Call, changedAt: number, etag: string): Answer | null {
  const own = { ETag: etag, 'Last-Modified': httpDate(changedAt) };
  const since = headers.get('if-modified-since');
  const known = headers.get('if-none-match');
  const notSince = since !== null && Math.floor(changedAt / 1000) * 1000 <= Date.parse(since);
  const sameTag = known?.split(/,\s*/).includes(etag) ?? false;
  return notSince || sameTag ? { status: 304, headers: own } : null;
}

import ky, { isHTTPError, isNetworkError } from 'ky';
import { z } from 'zod';
import { type Instant, instant, millis } from '../record/time.ts';
import { FeedError } from './failure.ts';
import { type Page, readPage } from './page.ts';

/** Where the next reading of a feed begins: the address that the last answer named as next, and its version. */
export const FeedCursor = z.strictObject({ url: z.url(), etag: z.string().nullable() });
export type FeedCursor = z.infer<typeof FeedCursor>;

/** Largest answer that is read, in bytes. */
export const LARGEST_PAGE = 5_000_000;
/** Most pages of one reading; what is left comes with the next one. */
const MOST_PAGES = 50;
const TIMEOUT_MS = 15_000;
const RATE_LIMIT_MS = 60_000;
const NEXT_LINK = /<([^<>]*)>\s*;[^,]*\brel\s*=\s*"?next\b"?/i;

export interface FeedOptions {
  url: string;
  token: string | null;
  cursor: FeedCursor | null;
  signal: AbortSignal;
  fetch: typeof globalThis.fetch;
  now: () => Instant;
  /** Keeps a page and where the next one begins; the reading goes on when it has been kept. */
  keep: (page: Page, cursor: FeedCursor) => Promise<void>;
}

/** The body as text; stops reading at the limit instead of filling the memory. */
async function textOf(response: Response): Promise<string> {
  if (response.body === null) return '';
  const parts: string[] = [];
  let size = 0;
  const decoder = new TextDecoder();
  const reader = response.body.getReader();
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    size += chunk.value.byteLength;
    if (size > LARGEST_PAGE) {
      await reader.cancel();
      throw new FeedError({ kind: 'too_large', limit: LARGEST_PAGE });
    }
    parts.push(decoder.decode(chunk.value, { stream: true }));
  }
  return parts.join('') + decoder.decode();
}

/** The address that an answer names as next, at the same origin; null where it names none. */
function nextOf(response: Response, from: string): string | null {
  const link = NEXT_LINK.exec(response.headers.get('link') ?? '')?.[1];
  if (link === undefined) return null;
  const next = new URL(link, from);
  if (next.origin !== new URL(from).origin) throw new FeedError({ kind: 'foreign_next', origin: next.origin });
  return next.href;
}

/** What of an error is the feed's or the network's doing; any other is left as it is. */
function failureOf(error: unknown, { signal, now }: FeedOptions): unknown {
  if (error instanceof FeedError || signal.aborted) return error;
  const name = error instanceof DOMException ? error.name : null;
  if (name === 'TimeoutError') return new FeedError({ kind: 'too_slow' }, { cause: error });
  // Browsers tell a lost connection only as a TypeError or, in the middle of a body, as an AbortError.
  if (isNetworkError(error) || error instanceof TypeError || name === 'AbortError' || name === 'NetworkError')
    return new FeedError({ kind: 'offline' }, { cause: error });
  if (!isHTTPError(error)) return error;
  const { status, headers } = error.response;
  if (status === 401 || status === 403) return new FeedError({ kind: 'refused', status }, { cause: error });
  if (status !== 429) return new FeedError({ kind: 'status', status }, { cause: error });
  const seconds = Number(headers.get('retry-after'));
  const until = instant(millis(now()) + (seconds > 0 ? seconds * 1_000 : RATE_LIMIT_MS));
  return new FeedError({ kind: 'rate_limited', until }, { cause: error });
}

function ask(options: FeedOptions, at: FeedCursor, signal: AbortSignal): Promise<Response> {
  return ky(at.url, {
    headers: {
      accept: 'application/cloudevents-batch+json, application/cloudevents+json, application/json;q=0.9',
      ...(options.token === null ? {} : { authorization: `Bearer ${options.token}` }),
      ...(at.etag === null ? {} : { 'if-none-match': at.etag }),
    },
    // The token stays with its host, and the user's own cookies stay out of it.
    redirect: 'error',
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
    signal,
    fetch: options.fetch,
    timeout: false,
    retry: { limit: 2, methods: ['get'], statusCodes: [502, 503, 504], maxRetryAfter: 10_000, jitter: true },
    throwHttpErrors: (status) => status !== 304 && status !== 410,
  });
}

/**
 * Reads what is new in a feed, page by page, from where the last reading stopped, until a page names no next one, is
 * unchanged or has nothing. A cursor that the feed has forgotten (410) starts it over: what comes again counts once.
 * Throws `FeedError`, and what `keep` throws; the pages before the failure are kept.
 */
export async function readFeed(options: FeedOptions): Promise<void> {
  if (new URL(options.url).protocol !== 'https:') throw new FeedError({ kind: 'not_https' });
  const start: FeedCursor = { url: options.url, etag: null };
  let at = options.cursor ?? start;
  try {
    for (let pages = 0; pages < MOST_PAGES; pages += 1) {
      // Head and body together: a feed that answers at once and then drips is as slow as one that does not answer.
      const inTime = AbortSignal.any([options.signal, AbortSignal.timeout(TIMEOUT_MS)]);
      const response = await ask(options, at, inTime);
      if (response.status === 304) return;
      if (response.status === 410) {
        if (at.url === start.url) throw new FeedError({ kind: 'status', status: 410 });
        at = start;
        continue;
      }
      const page = readPage(response.headers.get('content-type'), await textOf(response), options.now());
      const next = nextOf(response, at.url);
      const goesOn = next !== null && next !== at.url;
      at = goesOn ? { url: next, etag: null } : { url: at.url, etag: response.headers.get('etag') };
      await options.keep(page, at);
      if (!goesOn || page.signals.length + page.quarantined.length === 0) return;
    }
  } catch (error) {
    throw failureOf(error, options);
  }
}

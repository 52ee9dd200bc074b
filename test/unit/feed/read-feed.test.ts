import { describe, expect, test } from 'vitest';
import type { FeedFailure } from '../../../lib/feed/failure.ts';
import { FeedError } from '../../../lib/feed/failure.ts';
import type { Page } from '../../../lib/feed/page.ts';
import { type FeedCursor, LARGEST_PAGE, readFeed } from '../../../lib/feed/read-feed.ts';
import { NOW } from '../../fixtures/snapshot.ts';

const FEED = 'https://signals.plumbworks.example/feed';
const BATCH = 'application/cloudevents-batch+json';

const event = (id: string) => ({ specversion: '1.0', id, source: 'https://web.example', type: 'web.visited' });

function batch(ids: string[], headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(ids.map(event)), { headers: { 'content-type': BATCH, ...headers } });
}

const next = (cursor: string) => ({ link: `</feed?after=${cursor}>; rel="next"` });

/** Reads a feed whose answers are made by `answer`; tells what was kept and asked, and how it ended. */
async function reading(
  answer: (url: string, headers: Headers) => Response,
  more: { cursor?: FeedCursor; url?: string; keep?: () => Promise<void> } = {},
) {
  const pages: Page[] = [];
  const asked: Request[] = [];
  let cursor = more.cursor ?? null;
  const failure = await readFeed({
    url: more.url ?? FEED,
    token: 'secret',
    cursor,
    signal: new AbortController().signal,
    now: () => NOW,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      asked.push(request);
      return answer(request.url, request.headers);
    },
    keep: async (page, at) => {
      await more.keep?.();
      pages.push(page);
      cursor = at;
    },
  }).then(
    () => null,
    (error: unknown) => {
      if (error instanceof FeedError) return error.failure;
      throw error;
    },
  );
  const ids = pages.flatMap(({ signals }) => signals.map(({ id }) => id));
  return { ids, pages, asked, cursor, failure };
}

describe('a feed', () => {
  test('is read page by page, and begins next time where it stopped', async () => {
    const answers: Record<string, Response> = {
      [FEED]: batch(['a', 'b'], next('b')),
      [`${FEED}?after=b`]: batch(['c'], next('c')),
      [`${FEED}?after=c`]: batch([]),
    };
    const { ids, cursor, failure } = await reading((url) => answers[url] ?? new Response(null, { status: 500 }));
    expect({ ids, failure }).toEqual({ ids: ['a', 'b', 'c'], failure: null });
    expect(cursor?.url).toBe(`${FEED}?after=c`);
    const later = await reading(() => batch(['d']), { cursor: { url: `${FEED}?after=c`, etag: null } });
    expect(later.asked[0]?.url).toBe(`${FEED}?after=c`);
    expect(later.ids).toEqual(['d']);
  });

  test('that is one file is asked for again only when it has changed', async () => {
    const first = await reading(() => batch(['a'], { etag: '"1"' }));
    expect(first.cursor).toEqual({ url: FEED, etag: '"1"' });
    const again = await reading(
      (_url, headers) => new Response(null, { status: headers.get('if-none-match') === '"1"' ? 304 : 500 }),
      { cursor: { url: FEED, etag: '"1"' } },
    );
    expect(again).toMatchObject({ ids: [], failure: null });
  });

  test('that has forgotten the cursor is begun again', async () => {
    const { ids, failure } = await reading(
      (url) => (url.includes('after') ? new Response(null, { status: 410 }) : batch(['a'])),
      { cursor: { url: `${FEED}?after=z`, etag: null } },
    );
    expect({ ids, failure }).toEqual({ ids: ['a'], failure: null });
  });

  test('gets its token, and no other origin does', async () => {
    const { asked, ids, failure } = await reading(() =>
      batch(['a'], { link: '<https://elsewhere.example/feed>; rel="next"' }),
    );
    expect(asked.map(({ headers }) => headers.get('authorization'))).toEqual(['Bearer secret']);
    expect({ ids, failure }).toEqual({
      ids: [],
      failure: { kind: 'foreign_next', origin: 'https://elsewhere.example' },
    });
  });

  test('keeps the pages before a failure', async () => {
    const { ids, cursor, failure } = await reading((url) =>
      url === FEED ? batch(['a'], next('a')) : new Response('<html>', { headers: { 'content-type': 'text/html' } }),
    );
    expect({ ids, failure }).toEqual({ ids: ['a'], failure: { kind: 'wrong_type', contentType: 'text/html' } });
    expect(cursor?.url).toBe(`${FEED}?after=a`);
  });

  test('that is larger than allowed is not read to its end', async () => {
    let sent = 0;
    const chunk = new TextEncoder().encode(' '.repeat(100_000));
    const endless = new ReadableStream({
      pull(controller) {
        sent += chunk.byteLength;
        controller.enqueue(chunk);
      },
    });
    const { failure } = await reading(() => new Response(endless, { headers: { 'content-type': BATCH } }));
    expect(failure).toEqual({ kind: 'too_large', limit: LARGEST_PAGE });
    expect(sent).toBeLessThan(LARGEST_PAGE * 1.1);
  });

  const json = (text: string) => new Response(text, { headers: { 'content-type': BATCH } });
  test.each<[string, () => Response, FeedFailure]>([
    ['wants another token', () => new Response(null, { status: 401 }), { kind: 'refused', status: 401 }],
    [
      'has had enough for now',
      () => new Response(null, { status: 429, headers: { 'retry-after': '120' } }),
      { kind: 'rate_limited', until: '2026-11-20T09:02:00.000Z' },
    ],
    ['is not there', () => new Response(null, { status: 404 }), { kind: 'status', status: 404 }],
    ['is gone for good', () => new Response(null, { status: 410 }), { kind: 'status', status: 410 }],
  ])('that %s says so', async (_what, answer, failure) => {
    expect((await reading(answer)).failure).toEqual(failure);
  });

  test('that sends broken JSON says where it breaks', async () => {
    expect((await reading(() => json('[{"id":'))).failure).toMatchObject({ kind: 'malformed' });
  });

  test('that cannot be reached says so', async () => {
    const { failure } = await reading(() => {
      throw new TypeError('Failed to fetch');
    });
    expect(failure).toEqual({ kind: 'offline' });
  });

  test('is not blamed for what could not be kept of it', async () => {
    const full = new DOMException('the disk is full', 'QuotaExceededError');
    await expect(reading(() => batch(['a']), { keep: () => Promise.reject(full) })).rejects.toBe(full);
  });

  test('is never read without encryption', async () => {
    const { failure, asked } = await reading(() => batch(['a']), { url: 'http://signals.plumbworks.example/feed' });
    expect({ failure, asked }).toEqual({ failure: { kind: 'not_https' }, asked: [] });
  });
});

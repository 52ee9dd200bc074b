import { expect, test } from 'vitest';
import { LARGEST_BLUEPRINT, type PublishFailure } from '../../../lib/publishing.ts';
import { blueprintFetcher } from '../../../lib/services/blueprint-fetch.ts';

const ADDRESS = 'https://blueprints.example/revenue.yaml';
const ANYTHING = { etag: null, sha256: null };

/** A fetcher whose address gives that answer, as if it had come from `url`. */
function fetcherOf(answer: () => Response, { url = ADDRESS, mayRead = true } = {}) {
  return blueprintFetcher({
    fetch: async () => Object.defineProperty(answer(), 'url', { value: url }),
    mayRead: async () => mayRead,
  });
}

const UNREACHABLE = () => {
  throw new TypeError('Failed to fetch');
};
const HOST = { host: 'blueprints.example' };
const FAILURES: [string, ReturnType<typeof fetcherOf>, PublishFailure][] = [
  [
    'a page that is not there',
    fetcherOf(() => new Response('', { status: 404 })),
    { kind: 'status', status: 404, ...HOST },
  ],
  ['a redirect out of https', fetcherOf(() => new Response('x'), { url: 'http://b.example/' }), { kind: 'not_https' }],
  ['bytes that are no text', fetcherOf(() => new Response(new Uint8Array([0xff, 0xfe, 0]))), { kind: 'not_text' }],
  ['a host that gives no answer', fetcherOf(UNREACHABLE), { kind: 'unreachable', ...HOST }],
  ['a host that we may not read', fetcherOf(UNREACHABLE, { mayRead: false }), { kind: 'no_permission', ...HOST }],
];

test.each(FAILURES)('%s is told apart', async (_, fetchBlueprint, failure) => {
  expect(await fetchBlueprint(ADDRESS, ANYTHING)).toEqual({ ok: false, failure });
});

test.each(['http://blueprints.example/revenue.yaml', 'file:///etc/passwd', 'revenue.yaml', ''])(
  'only https is asked at all, not %j',
  async (address) => {
    const fetchBlueprint = blueprintFetcher({ fetch: UNREACHABLE, mayRead: async () => true });
    expect(await fetchBlueprint(address, ANYTHING)).toEqual({ ok: false, failure: { kind: 'not_https' } });
  },
);

test('an endless answer is given up as soon as it is too large', async () => {
  let given = 0;
  let isCancelled = false;
  const endless = new ReadableStream({
    pull(controller) {
      given += 100_000;
      controller.enqueue(new Uint8Array(100_000));
    },
    cancel() {
      isCancelled = true;
    },
  });
  expect(await fetcherOf(() => new Response(endless))(ADDRESS, ANYTHING)).toEqual({
    ok: false,
    failure: { kind: 'too_large', limit: LARGEST_BLUEPRINT },
  });
  expect(given).toBeLessThan(2 * LARGEST_BLUEPRINT);
  expect(isCancelled).toBe(true);
});

test.each([
  [true, '"7"'],
  [false, null],
])('where reading its host is allowed (%s) the tag %s goes along, and no cookies ever', async (mayRead, sent) => {
  const requests: RequestInit[] = [];
  const fetchBlueprint = blueprintFetcher({
    fetch: async (_, init) => {
      requests.push(init ?? {});
      return Object.defineProperty(new Response('plumbline: 1'), 'url', { value: ADDRESS });
    },
    mayRead: async () => mayRead,
  });
  await fetchBlueprint(ADDRESS, { etag: '"7"', sha256: null });
  expect(new Headers(requests[0]?.headers).get('if-none-match')).toBe(sent);
  expect(requests[0]?.credentials).toBe('omit');
});

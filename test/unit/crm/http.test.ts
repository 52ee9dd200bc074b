import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import type { BudgetStore } from '../../../lib/crm/budget.ts';
import { type Client, createClient, PRIORITY } from '../../../lib/crm/http.ts';
import { dialect } from '../../../lib/crm/hubspot/dialect.ts';
import { Cut, fetchFrom, type Handler } from '../../crm/http/handler.ts';
import { keyRevoked, limitReached, outage } from '../../crm/hubspot/api/faults.ts';
import { failureOf, holdTime, memoryBudgets, settled } from './support.ts';

const ORIGIN = 'https://api.hubapi.com';
const START = Date.parse('2026-11-20T21:30:00Z');
const ok = () => Response.json({ ok: true });
const answer = z.object({ ok: z.boolean() });

function clientOf(handler: Handler, budgets: BudgetStore = memoryBudgets()): Client {
  return createClient({
    origin: ORIGIN,
    token: 'pat-na1-test',
    budgetKey: 'budget:test',
    budgets,
    timeZone: 'Europe/Berlin',
    dialect,
    fetch: fetchFrom(handler),
  });
}

function open(client: Client, signal = new AbortController().signal, priority: number = PRIORITY.front) {
  return client.open({ signal, priority });
}

/** Answers the given responses one after another, then `ok`. */
function script(...responses: (() => Response)[]): { handler: Handler; seen: { path: string; at: number }[] } {
  const seen: { path: string; at: number }[] = [];
  return {
    seen,
    handler: async (request) => {
      seen.push({ path: new URL(request.url).pathname, at: Date.now() - START });
      return (responses.shift() ?? ok)();
    },
  };
}

function fault(fault: ReturnType<typeof outage>): () => Response {
  if (fault.kind !== 'answer') throw new Error('only answers');
  return fault.with;
}

beforeEach(() => {
  holdTime(START);
});
afterEach(() => {
  vi.useRealTimers();
});

describe('what a request may carry', () => {
  it('sends the token to its own origin only and follows no redirect', async () => {
    const seen: Request[] = [];
    const session = open(
      clientOf(async (request) => {
        seen.push(request);
        return ok();
      }),
    );
    await settled(session.read({ path: '/a', query: { limit: '1' }, answer }));
    expect(seen[0]?.url).toBe(`${ORIGIN}/a?limit=1`);
    expect(seen[0]?.headers.get('authorization')).toBe('Bearer pat-na1-test');
    expect(seen[0]?.redirect).toBe('error');
    expect(seen[0]?.credentials).toBe('omit');
  });
});

describe('trouble that passes', () => {
  it.each([
    ['an outage in HTML', fault(outage())],
    ['a locked record', () => new Response('', { status: 423 })],
    ['a migration', () => new Response('', { status: 477, headers: { 'retry-after': '1' } })],
    [
      'a cut connection',
      () => {
        throw new Cut('cut');
      },
    ],
  ])('is asked again after %s', async (_, trouble) => {
    const { handler, seen } = script(trouble);
    const session = open(clientOf(handler));
    await expect(settled(session.read({ path: '/a', body: {}, answer }))).resolves.toEqual({ ok: true });
    expect(seen).toHaveLength(2);
    expect(session.requests).toBe(2);
  });

  it('leaves a locked record alone for two seconds', async () => {
    const { handler, seen } = script(() => new Response('', { status: 423 }));
    await settled(open(clientOf(handler)).read({ path: '/a', answer }));
    expect(seen[1]?.at).toBeGreaterThanOrEqual(2_000);
  });

  it('is given up after three requests, and the status is told', async () => {
    const { handler, seen } = script(...Array.from({ length: 5 }, () => fault(outage(503))));
    const failure = await settled(failureOf(open(clientOf(handler)).read({ path: '/a', answer })));
    expect(failure).toEqual({ kind: 'server_error', status: 503 });
    expect(seen).toHaveLength(3);
  });

  it('leaves the organisation alone for as long as it asks while it is moved or maintained', async () => {
    const away = () => new Response('', { status: 477, headers: { 'retry-after': '3600' } });
    const { handler, seen } = script(away);
    const client = clientOf(handler);
    const expected = { kind: 'rate_limited', policy: 'maintenance', until: '2026-11-20T22:30:00.000Z' };
    expect(await settled(failureOf(open(client).read({ path: '/a', answer })))).toEqual(expected);
    const search = { path: '/s', body: {}, answer, lane: 'search' } as const;
    expect(await settled(failureOf(open(client).read(search)))).toEqual(expected);
    expect(seen).toHaveLength(1);
    vi.setSystemTime(START + 3_600_000);
    await expect(settled(open(client).read({ path: '/a', answer }))).resolves.toEqual({ ok: true });
  });

  it('understands a wait that is written as a date', async () => {
    const until = new Date(START + 5_000).toUTCString();
    const { handler, seen } = script(() => new Response('', { status: 503, headers: { 'retry-after': until } }));
    await settled(open(clientOf(handler)).read({ path: '/a', answer }));
    expect(seen[1]?.at).toBeGreaterThanOrEqual(5_000);
  });

  it.each(['1e300', new Date(START + 400 * 86_400_000).toUTCString()])(
    'is looked at again after a day, however long a wait of %s would be',
    async (wait) => {
      const { handler } = script(() => new Response('', { status: 503, headers: { 'retry-after': wait } }));
      const failure = await settled(failureOf(open(clientOf(handler)).read({ path: '/a', answer })));
      expect(failure).toMatchObject({ policy: 'maintenance', until: '2026-11-21T21:30:00.000Z' });
    },
  );

  it('does not last where an answer begins and never ends', async () => {
    const endless = () => new Response(new ReadableStream({ start: (body) => body.enqueue(new Uint8Array([123])) }));
    const { handler } = script(endless);
    const session = open(clientOf(handler));
    expect(await settled(failureOf(session.read({ path: '/a', answer })))).toEqual({ kind: 'offline' });
    await expect(settled(session.read({ path: '/a', answer }))).resolves.toEqual({ ok: true });
  });

  it('is called offline where the network stays away', async () => {
    const failure = await settled(
      failureOf(
        open(
          clientOf(async () => {
            throw new Cut('cut');
          }),
        ).read({ path: '/a', answer }),
      ),
    );
    expect(failure).toEqual({ kind: 'offline' });
  });
});

describe('refusals', () => {
  it.each([
    [fault(keyRevoked()), { kind: 'signed_out', detail: expect.any(String) }],
    [() => Response.json({ message: 'resource not found' }, { status: 404 }), { kind: 'not_found' }],
    [() => new Response('<html>', { status: 404 }), { kind: 'malformed', place: 'GET /a: HTTP 404' }],
    [() => new Response('', { status: 414 }), { kind: 'malformed', place: 'GET /a: HTTP 414' }],
    [() => new Response('', { status: 410 }), { kind: 'malformed', place: 'GET /a: HTTP 410' }],
    [() => new Response('<html>', { status: 403 }), { kind: 'forbidden', scopes: [], detail: null }],
  ])('are told apart and never asked again (%#)', async (refusal, failure) => {
    const { handler, seen } = script(refusal);
    expect(await settled(failureOf(open(clientOf(handler)).read({ path: '/a', answer })))).toEqual(failure);
    expect(seen).toHaveLength(1);
  });

  it.each(['missingScopes', 'requiredGranularScopes', 'requiredScopes'])('name the scopes under %s', async (name) => {
    const body = { message: 'no', errors: [{ context: { [name]: ['sales-email-read'] } }] };
    const { handler } = script(() => Response.json(body, { status: 403 }));
    const failure = await settled(failureOf(open(clientOf(handler)).read({ path: '/a', answer })));
    expect(failure).toEqual({ kind: 'forbidden', scopes: ['sales-email-read'], detail: 'no' });
  });

  it.each([
    [() => new Response('{"ok":', { headers: { 'content-type': 'application/json' } }), 'GET /a'],
    [() => Response.json({ ok: 'yes' }), 'GET /a: ok'],
    [() => new Response('<html></html>'), 'GET /a'],
  ])('name the place of an answer that makes no sense (%#)', async (response, place) => {
    const { handler } = script(response);
    const failure = await settled(failureOf(open(clientOf(handler)).read({ path: '/a', answer })));
    expect(failure).toEqual({ kind: 'malformed', place });
  });
});

describe('limits', () => {
  it('starts at most 9 requests in any second and 100 in any ten', async () => {
    const { handler, seen } = script();
    const session = open(clientOf(handler));
    await settled(Promise.all(Array.from({ length: 130 }, () => session.read({ path: '/a', answer }))));
    const most = (ms: number) =>
      Math.max(...seen.map(({ at }) => seen.filter((other) => other.at > at - ms && other.at <= at).length));
    expect(most(1_000)).toBeLessThanOrEqual(9);
    expect(most(10_000)).toBeLessThanOrEqual(100);
  });

  it('waits for the window where an answer says that others used it up', async () => {
    const headers = {
      'x-hubspot-ratelimit-max': '190',
      'x-hubspot-ratelimit-remaining': '0',
      'x-hubspot-ratelimit-interval-milliseconds': '10000',
    };
    const { handler, seen } = script(() => Response.json({ ok: true }, { headers }));
    const session = open(clientOf(handler));
    await settled(session.read({ path: '/a', answer }));
    await settled(session.read({ path: '/b', answer }));
    expect(seen[1]?.at).toBeGreaterThanOrEqual(10_000);
  });

  it('leaves the last fifth of the day to what people look at', async () => {
    const headers = { 'x-hubspot-ratelimit-daily': '1000', 'x-hubspot-ratelimit-daily-remaining': '200' };
    const { handler, seen } = script(() => Response.json({ ok: true }, { headers }));
    const client = clientOf(handler);
    await settled(open(client).read({ path: '/a', answer }));
    const behind = open(client, undefined, PRIORITY.background);
    expect(await settled(failureOf(behind.read({ path: '/b', answer })))).toMatchObject({ policy: 'daily' });
    await expect(settled(open(client).read({ path: '/c', answer }))).resolves.toEqual({ ok: true });
    expect(seen.map(({ path }) => path)).toEqual(['/a', '/c']);
  });

  it('waits out a burst that was refused and asks again', async () => {
    const { handler, seen } = script(fault(limitReached('TEN_SECONDLY_ROLLING')));
    const session = open(clientOf(handler));
    await expect(settled(session.read({ path: '/a', answer }))).resolves.toEqual({ ok: true });
    expect(seen[1]?.at).toBeGreaterThanOrEqual(10_000);
  });

  it('waits as long as a refusal asks for', async () => {
    const { handler, seen } = script(fault(limitReached('TEN_SECONDLY_ROLLING', 3)));
    await settled(open(clientOf(handler)).read({ path: '/a', answer }));
    expect(seen[1]?.at).toBeGreaterThanOrEqual(3_000);
    expect(seen[1]?.at).toBeLessThan(10_000);
  });

  it('says until when where a burst is refused again and again', async () => {
    const { handler } = script(...Array.from({ length: 9 }, () => fault(limitReached('TEN_SECONDLY_ROLLING'))));
    const failure = await settled(failureOf(open(clientOf(handler)).read({ path: '/a', answer })));
    expect(failure).toMatchObject({ kind: 'rate_limited', policy: 'burst' });
  });

  it('rests until midnight in the time zone of the organisation when the day is used up', async () => {
    const { handler, seen } = script(fault(limitReached('DAILY')));
    const client = clientOf(handler);
    const expected = { kind: 'rate_limited', policy: 'daily', until: '2026-11-20T23:00:00.000Z' };
    expect(await settled(failureOf(open(client).read({ path: '/a', answer })))).toEqual(expected);
    expect(await settled(failureOf(open(client).read({ path: '/b', answer })))).toEqual(expected);
    expect(seen).toHaveLength(1);
    vi.setSystemTime(Date.parse('2026-11-20T23:00:01Z'));
    await expect(settled(open(client).read({ path: '/a', answer }))).resolves.toEqual({ ok: true });
  });

  it('knows the day’s limit by its message where the refusal names no policy', async () => {
    const body = { status: 'error', message: 'You have reached your daily limit.', errorType: 'RATE_LIMIT' };
    const { handler, seen } = script(() => Response.json(body, { status: 429 }));
    const failure = await settled(failureOf(open(clientOf(handler)).read({ path: '/a', answer })));
    expect(failure).toEqual({ kind: 'rate_limited', policy: 'daily', until: '2026-11-20T23:00:00.000Z' });
    expect(seen).toHaveLength(1);
  });

  it('keeps searches a quarter of a second apart, and a refused search holds back searches only', async () => {
    const { handler, seen } = script(fault(limitReached('SECONDLY')));
    const session = open(clientOf(handler));
    const searches = Promise.all(
      [1, 2, 3].map((n) => session.read({ path: `/s${n}`, body: {}, answer, lane: 'search' })),
    );
    await settled(session.read({ path: '/a', answer }));
    await settled(searches);
    const starts = seen.filter(({ path }) => path !== '/a').map(({ at }) => at);
    expect(starts).toHaveLength(4);
    expect(starts.slice(1).every((at, index) => at - (starts[index] ?? 0) >= 250)).toBe(true);
    expect((starts[1] ?? 0) - (starts[0] ?? 0)).toBeGreaterThanOrEqual(1_000);
    expect(seen.find(({ path }) => path === '/a')?.at).toBeLessThan(250);
  });

  it.each([
    ['search', 'TEN_SECONDLY_ROLLING', 10_000],
    ['general', 'SECONDLY', 1_000],
  ] as const)('hold back a request of the lane %s also where the refusal names %s', async (lane, policy, pause) => {
    const { handler, seen } = script(fault(limitReached(policy)));
    await settled(open(clientOf(handler)).read({ path: '/a', body: {}, answer, lane }));
    expect(seen[1]?.at).toBeGreaterThanOrEqual(pause);
  });

  it('are not held up by a clock that is put back', async () => {
    const { handler } = script(fault(limitReached('SECONDLY')), fault(limitReached('TEN_SECONDLY_ROLLING')));
    const client = clientOf(handler);
    const search = () => open(client).read({ path: '/s', body: {}, answer, lane: 'search' });
    const many = () => Promise.all(Array.from({ length: 90 }, () => open(client).read({ path: '/a', answer })));
    await settled(search());
    await settled(many());
    const yesterday = Date.now() - 86_400_000;
    vi.setSystemTime(yesterday);
    await settled(Promise.all([search(), many()]));
    expect(Date.now() - yesterday).toBeLessThan(30_000);
  });

  it('remembers what the last worker used and was refused', async () => {
    const budgets = memoryBudgets();
    const first = script(fault(limitReached('DAILY')));
    await settled(failureOf(open(clientOf(first.handler, budgets)).read({ path: '/a', answer })));
    const second = script();
    const failure = await settled(failureOf(open(clientOf(second.handler, budgets)).read({ path: '/a', answer })));
    expect(failure).toMatchObject({ kind: 'rate_limited', policy: 'daily' });
    expect(second.seen).toHaveLength(0);
  });

  it.each([
    ['general', 95],
    ['search', 2],
  ] as const)('waits for no clock that has been set back: %s', async (lane, before) => {
    const budgets = memoryBudgets();
    const many = (count: number) => {
      const session = open(clientOf(script().handler, budgets));
      return Promise.all(Array.from({ length: count }, (_, n) => session.read({ path: `/${n}`, answer, lane })));
    };
    await settled(many(before));
    const setBack = START - 3_600_000;
    vi.setSystemTime(setBack);
    expect(await settled(many(30))).toHaveLength(30);
    expect(Date.now()).toBeLessThan(setBack + 30_000);
  });

  it('starts anew where the kept budget makes no sense', async () => {
    const { handler } = script();
    const client = clientOf(handler, { get: async () => ({ starts: 'many' }), put: async () => undefined });
    await expect(settled(open(client).read({ path: '/a', answer }))).resolves.toEqual({ ok: true });
  });
});

describe('a record left behind', () => {
  it('takes its waiting and its running requests with it and leaves the others', async () => {
    const reached: string[] = [];
    const unanswered = Promise.withResolvers<Response>();
    const client = clientOf(async (request) => {
      reached.push(new URL(request.url).pathname);
      return reached.length <= 6 ? unanswered.promise : ok();
    });
    const left = new AbortController();
    const behind = open(client, left.signal);
    const reading = Promise.all(
      Array.from({ length: 8 }, (_, n) => failureOf(behind.read({ path: `/left${n}`, answer }))),
    );
    await vi.advanceTimersByTimeAsync(100);
    left.abort();
    const front = open(client).read({ path: '/front', answer });
    expect(await settled(reading)).toEqual(Array.from({ length: 8 }, () => ({ kind: 'cancelled' })));
    await expect(settled(front)).resolves.toEqual({ ok: true });
    expect(reached).toHaveLength(7);
  });

  it('is told apart from a CRM that did not answer in time', async () => {
    const client = clientOf(async () => new Promise<Response>(() => {}));
    const late = new AbortController();
    const reading = failureOf(open(client, late.signal).read({ path: '/a', answer }));
    await vi.advanceTimersByTimeAsync(5_000);
    late.abort(new DOMException('The operation timed out.', 'TimeoutError'));
    expect(await reading).toEqual({ kind: 'offline' });
  });

  it('ends a wait for the budget at once', async () => {
    const { handler } = script(fault(limitReached('TEN_SECONDLY_ROLLING')));
    const left = new AbortController();
    const reading = failureOf(open(clientOf(handler), left.signal).read({ path: '/a', answer }));
    await vi.advanceTimersByTimeAsync(2_000);
    left.abort();
    expect(await reading).toEqual({ kind: 'cancelled' });
  });
});

it('lets the record in front overtake what runs in the background', async () => {
  const { handler, seen } = script();
  const client = clientOf(handler);
  const background = open(client, undefined, PRIORITY.background);
  const sample = Promise.all(Array.from({ length: 30 }, () => background.read({ path: '/sample', answer })));
  await vi.advanceTimersByTimeAsync(10);
  await settled(open(client).read({ path: '/front', answer }));
  await settled(sample);
  expect(seen.findIndex(({ path }) => path === '/front')).toBeLessThan(10);
});

it('keeps places for the record in front while the background waits for a CRM that does not answer', async () => {
  const answers = Promise.withResolvers<void>();
  const client = clientOf(async (request) => {
    if (request.url.endsWith('/sample')) await answers.promise;
    return ok();
  });
  const background = open(client, undefined, PRIORITY.background);
  const sample = Promise.all(Array.from({ length: 30 }, () => background.read({ path: '/sample', answer })));
  await vi.advanceTimersByTimeAsync(10);
  const front = open(client).read({ path: '/front', answer });
  await vi.advanceTimersByTimeAsync(2_000);
  await expect(front).resolves.toEqual({ ok: true });
  answers.resolve();
  await settled(sample);
});

import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { instant, millis } from '../../../lib/record/time.ts';
import { FEEDS_ALARM, READ_EVERY_MS } from '../../../lib/services/feeds.ts';
import { CONNECTIONS_DATABASE } from '../../../lib/store/connections.ts';
import { feedEvent } from '../../crm/feed/events.ts';
import { ago, NOW } from '../../fixtures/snapshot.ts';
import { eventually } from '../eventually.ts';
import { connectedOffice, deal, type Office, PORTAL } from './office.ts';

const A = deal('101');
const FEED = 'https://signals.plumbworks.example/feed';
const FEED_HOST = new URL(FEED).host;
const PRICES = feedEvent({
  id: 'prices',
  type: 'web.pricing_page_visited',
  time: ago(1),
  subject: 'brackwater.example',
});
const given = { url: FEED, name: 'Warehouse', token: 'secret' };

let office: Office;
let asked: Request[];

/** What the feed answers from now on: these events. */
function publishes(...events: unknown[]): void {
  office.fetch = async (input, init) => {
    asked.push(new Request(input, init));
    return Response.json(events);
  };
}

function answers(respond: () => Response | Promise<Response>): void {
  office.fetch = async () => respond();
}

/** Signals of feeds as the deal's panel gets them, beside those of the deal's own facts. */
async function signals() {
  const { assessment } = await office.panel(1, A).record({ ref: A, refresh: false });
  const { list = [], unknown } = assessment?.signals ?? {};
  return { list: list.filter(({ source }) => !source.startsWith('crm:')), unknown };
}

async function labels() {
  return (await signals()).list.map(({ label }) => label);
}

beforeEach(async () => {
  office = await connectedOffice();
  asked = [];
});

describe('a feed that somebody adds', () => {
  test('is read at once with its token, and open deals get its signals', async () => {
    publishes(PRICES);
    await office.visit(1, A);
    expect(await signals()).toMatchObject({ list: [], unknown: { why: 'not_configured' } });
    expect(await office.options.addFeed(given)).toEqual({
      ...{ url: FEED, name: 'Warehouse', setBy: 'user', hasToken: true },
      ...{ readAt: instant(office.clock), failure: null, signals: 1, quarantined: 0 },
    });
    expect(asked[0]?.headers.get('authorization')).toBe('Bearer secret');
    expect(await labels()).toEqual(['Pricing page visited']);
  });

  test('is read again when it is due, and brings what is new to the tabs that show its record', async () => {
    publishes(PRICES);
    await office.visit(1, A);
    await office.options.addFeed(given);
    await eventually(() => expect(office.strips(1).at(-1)?.status).toBe('fresh'));
    publishes(PRICES, { ...PRICES, id: 'compared', type: 'web.comparison_page_visited' });
    const told = office.strips(1).length;
    await office.pass(READ_EVERY_MS);
    await eventually(() => expect(office.strips(1).length).toBeGreaterThan(told));
    expect(await signals()).toMatchObject({ list: [{}, {}] });
  });

  test('is read when a deal is opened, and not again for another deal right after', async () => {
    publishes(PRICES);
    await office.options.addFeed(given);
    office.clock += 2 * 60_000;
    await office.visit(1, A);
    await office.visit(2, deal('102'));
    await eventually(() => expect(asked).toHaveLength(2));
  });

  test('is read at once where the clock has been set back since the last time', async () => {
    publishes(PRICES);
    await office.options.addFeed(given);
    office.clock -= 24 * 3_600_000;
    office.newWorker();
    await office.background.followPolicy();
    await eventually(() => expect(asked).toHaveLength(2));
    await eventually(() =>
      expect(millis(office.alarms.get(FEEDS_ALARM) ?? NOW)).toBeLessThanOrEqual(office.clock + READ_EVERY_MS),
    );
  });

  test('outlives the worker, never shows its token, and goes with all that it told of', async () => {
    publishes(PRICES);
    await office.visit(1, A);
    await office.options.addFeed(given);
    office.newWorker();
    const overview = await office.options.signalsOverview({});
    expect(overview.feeds).toMatchObject([{ url: FEED, signals: 1 }]);
    expect(JSON.stringify(overview)).not.toContain('secret');
    await office.options.removeFeed({ url: FEED });
    expect(await office.options.signalsOverview({})).toEqual({ feeds: [], types: [], quarantined: [] });
    expect(await signals()).toMatchObject({ list: [], unknown: { why: 'not_configured' } });
  });

  test('takes the right to read its host with it when it goes, unless something else is read there', async () => {
    publishes(PRICES);
    const beside = 'https://signals.plumbworks.example:8443/other';
    await office.options.addFeed(given);
    await office.options.addFeed({ ...given, url: beside });
    await office.options.removeFeed({ url: FEED });
    expect(office.givenBack).toEqual([]);
    await office.options.removeFeed({ url: beside });
    expect(office.givenBack).toEqual(['https://signals.plumbworks.example/*']);
  });

  test.each([
    'https://api.hubapi.com/feed',
    'https://acme.my.salesforce.com/feed',
    'https://acme.my.salesforce.mil/feed',
  ])('at %s leaves the right to read a CRM when it goes', async (url) => {
    publishes(PRICES);
    await office.options.addFeed({ ...given, url });
    await office.options.removeFeed({ url });
    expect(office.givenBack).toEqual([]);
  });

  test('whose removal a worker did not live to end goes with the next, and the right to read its host too', async () => {
    publishes(PRICES);
    await office.options.addFeed(given);
    const { giveBack } = office;
    await new Promise<void>((resolve) => {
      office.giveBack = () => {
        resolve();
        return new Promise(() => undefined);
      };
      void office.options.removeFeed({ url: FEED });
    });
    office.giveBack = giveBack;
    await office.newWorker().followPolicy();
    await eventually(async () =>
      expect(await office.options.signalsOverview({})).toEqual({ feeds: [], types: [], quarantined: [] }),
    );
    expect(office.givenBack).toEqual(['https://signals.plumbworks.example/*']);
  });

  test('is not read any more where it goes while it waits for its turn', async () => {
    publishes(PRICES);
    const next = { ...given, url: 'https://zinc.example/feed' };
    await office.options.addFeed(given);
    await office.options.addFeed(next);
    office.clock += READ_EVERY_MS;
    const first = Promise.withResolvers<void>();
    const answer = Promise.withResolvers<void>();
    const { fetch } = office;
    office.fetch = async (...request) => {
      first.resolve();
      await answer.promise;
      return fetch(...request);
    };
    const following = office.background.alarm(FEEDS_ALARM);
    await first.promise;
    await office.options.removeFeed({ url: next.url });
    answer.resolve();
    await following;
    expect(asked.map(({ url }) => new URL(url).host)).toEqual([FEED_HOST, 'zinc.example', FEED_HOST]);
  });

  test('loses nothing by a start at which the disk does not tell which feeds there are', async () => {
    vi.spyOn(console, 'warn').mockReturnValue();
    publishes(PRICES);
    await office.options.addFeed(given);
    const open = indexedDB.open.bind(indexedDB);
    const disk = vi.spyOn(indexedDB, 'open').mockImplementation((name, version) => {
      if (name === CONNECTIONS_DATABASE.name) throw new DOMException('the database did not open', 'TimeoutError');
      return open(name, version);
    });
    office.newWorker();
    await office.background.alarm(FEEDS_ALARM);
    disk.mockRestore();
    office.newWorker();
    expect((await office.options.signalsOverview({})).feeds).toMatchObject([{ url: FEED, signals: 1 }]);
    expect(office.givenBack).toEqual([]);
  });

  test('keeps what it told of when it fails, says why, and disturbs nothing else', async () => {
    publishes(PRICES);
    await office.options.addFeed(given);
    answers(() => new Response('<title>Sign in</title>', { headers: { 'content-type': 'text/html' } }));
    expect(await office.options.readFeed({ url: FEED })).toMatchObject({
      failure: { kind: 'wrong_type', contentType: 'text/html' },
      readAt: instant(office.clock),
      signals: 1,
    });
    await office.visit(1, A);
    expect(await labels()).toEqual(['Pricing page visited']);
  });

  test('that asks for patience is left alone until then', async () => {
    answers(() => new Response(null, { status: 429, headers: { 'retry-after': '3600' } }));
    expect(await office.options.addFeed(given)).toMatchObject({
      failure: { kind: 'rate_limited', until: instant(office.clock + 3_600_000) },
      readAt: null,
    });
    publishes(PRICES);
    await office.pass(30 * 60_000);
    expect(asked).toHaveLength(0);
    await office.pass(30 * 60_000);
    expect(asked).toHaveLength(1);
  });

  test('at a host that we may not read is told from one that does not answer', async () => {
    answers(() => Promise.reject(new TypeError('Failed to fetch')));
    office.mayRead = false;
    expect(await office.options.addFeed(given)).toMatchObject({
      failure: { kind: 'no_permission', origin: 'https://signals.plumbworks.example' },
    });
    office.mayRead = true;
    expect(await office.options.readFeed({ url: FEED })).toMatchObject({ failure: { kind: 'offline' } });
  });

  test('shows what it sent that is no event, and what no blueprint names', async () => {
    publishes(PRICES, { ...PRICES, id: 'odd', type: 'legacy.score' }, { specversion: '0.3' });
    await office.options.addFeed(given);
    const { types, quarantined } = await office.options.signalsOverview({});
    expect(types).toEqual([
      { type: 'legacy.score', label: null, count: 1 },
      { type: 'web.pricing_page_visited', label: 'Pricing page visited', count: 1 },
    ]);
    expect(quarantined).toMatchObject([{ feed: FEED, place: '[2].specversion', excerpt: '{"specversion":"0.3"}' }]);
  });

  test('is wiped with everything else that was read, and then read anew from its beginning', async () => {
    publishes(PRICES);
    await office.options.addFeed(given);
    await office.options.wipe({});
    expect(await office.options.signalsOverview({})).toMatchObject({ feeds: [{ url: FEED, signals: 0 }], types: [] });
    await office.pass(READ_EVERY_MS);
    expect(await office.options.signalsOverview({})).toMatchObject({ feeds: [{ signals: 1 }] });
  });
});

describe('a feed that policy sets', () => {
  beforeEach(async () => {
    publishes(PRICES);
    office.policy = { signals: [given] };
    await office.newWorker().followPolicy();
    await eventually(() => expect(asked).toHaveLength(1));
  });

  test('is read without anybody adding it, and stays', async () => {
    await eventually(async () =>
      expect((await office.options.signalsOverview({})).feeds).toMatchObject([{ setBy: 'policy', signals: 1 }]),
    );
    await expect(office.options.removeFeed({ url: FEED })).rejects.toMatchObject({ why: 'not_allowed' });
  });

  test('leaves nothing behind when policy sets it no more', async () => {
    office.policy = {};
    await office.newWorker().followPolicy();
    await eventually(async () =>
      expect(await office.options.signalsOverview({})).toEqual({ feeds: [], types: [], quarantined: [] }),
    );
  });
});

describe('a signal', () => {
  const subjects: [belongs: boolean, of: string, subject: string, plumbline: Record<string, unknown>][] = [
    [true, 'this deal', `hubspot:${PORTAL}:deal:101`, {}],
    [true, 'its account', `hubspot:${PORTAL}:account:9001`, {}],
    [true, 'one of its people', `hubspot:${PORTAL}:contact:12`, {}],
    [true, 'an address of its people', '12@brackwater.example', {}],
    [true, 'its company', 'Brackwater.example', {}],
    [
      true,
      'a contact of its company that it does not know',
      `hubspot:${PORTAL}:contact:99`,
      { domain: 'brackwater.example' },
    ],
    [false, 'another deal of its company', `hubspot:${PORTAL}:deal:102`, { domain: 'brackwater.example' }],
    [false, 'a deal with its id in another portal', 'hubspot:4711002:deal:101', { domain: 'brackwater.example' }],
    [false, 'a person with the id of one of its people, of nobody knows where', 'elsewhere.example', { person: '12' }],
    [false, 'another company', 'elsewhere.example', {}],
  ];

  test.each(subjects)('belongs to a deal: %s for one of %s', async (belongs, _, subject, plumbline) => {
    publishes({ ...PRICES, subject, data: { plumbline } });
    await office.options.addFeed(given);
    await office.visit(1, A);
    expect(await labels()).toEqual(belongs ? ['Pricing page visited'] : []);
  });

  test('that somebody saw in the panel was seen at that moment', async () => {
    publishes(PRICES);
    await office.options.addFeed(given);
    await office.visit(1, A);
    const seenAt = instant(office.clock);
    const [first] = (await signals()).list;
    await office.panel(1, A).signalsSeen({ ref: A, keys: [first?.key ?? ''] });
    office.newWorker();
    office.clock += 60_000;
    const steps = (await signals()).list[0]?.path.steps;
    expect(steps?.find(({ step }) => step === 'seen')).toMatchObject({ at: seenAt, time: 'human' });
  });
});

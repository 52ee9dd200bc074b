import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { signalKey } from '../../../lib/record/signal.ts';
import type { Area } from '../../../lib/store/area.ts';
import { diskSignals } from '../../../lib/store/signal-disk.ts';
import { memorySignals } from '../../../lib/store/signal-memory.ts';
import { createSignals, type FeedState, MOST_QUARANTINED, type Sought } from '../../../lib/store/signals.ts';
import { ago, aSignal, NOW } from '../../fixtures/snapshot.ts';
import { areaOf } from './area.ts';

const FEED = 'https://signals.plumbworks.example/feed';
const OTHER = 'https://intent.plumbworks.example/feed';
const NOTHING: Sought = { record: [], domain: [], person: [] };
const BRACKWATER: Sought = { ...NOTHING, domain: ['brackwater.example'] };

function stateAt(place: string): FeedState {
  return { cursor: { url: `${FEED}?after=${place}`, etag: null }, readAt: NOW, failure: null, askedAt: NOW };
}

function pageOf(...signals: ReturnType<typeof aSignal>[]) {
  return { signals, quarantined: [] };
}

function open(session: Area = areaOf(), wantsDisk = true) {
  return createSignals({ disk: diskSignals(), memory: memorySignals(session), wantsDisk: async () => wantsDisk });
}

beforeEach(() => {
  vi.restoreAllMocks();
  globalThis.indexedDB = new IDBFactory();
});

/** The store on a disk, in memory because nobody wants a disk, and in memory because the disk refuses. */
const PLACES = {
  'on disk': () => open(),
  'in memory': () => open(areaOf(), false),
  'without a disk': () => {
    vi.spyOn(console, 'warn').mockReturnValue();
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    return open();
  },
};

describe.each(Object.entries(PLACES))('signals %s', (_, make) => {
  test('are found by record, domain and person, each once', async () => {
    const store = make();
    const ref = { crm: 'hubspot', org: '4711001', kind: 'deal', id: '101' } as const;
    const byRef = aSignal(1, { subject: { ref, domain: null, person: null } });
    const byPerson = aSignal(2, { subject: { ref: null, domain: 'other.example', person: 'Mara@Brackwater.example' } });
    const byDomain = aSignal(3);
    expect(await store.keepPage(FEED, pageOf(byRef, byPerson, byDomain), stateAt('c'))).toBe(3);
    expect(await store.about({ ...NOTHING, record: ['hubspot:4711001:deal:101'] })).toEqual([byRef]);
    expect(await store.about({ ...NOTHING, person: ['mara@brackwater.example'] })).toEqual([byPerson]);
    expect(await store.about({ ...BRACKWATER, person: ['mara@brackwater.example'] })).toHaveLength(2);
    expect(await store.about(NOTHING)).toEqual([]);
  });

  test('that come again are news only where they tell more', async () => {
    const store = make();
    const seen = { step: 'seen', at: ago(1), by: 'ada', system: null, as: null } as const;
    await store.keepPage(FEED, pageOf(aSignal(3)), stateAt('a'));
    expect(await store.keepPage(OTHER, pageOf(aSignal(3)), stateAt('a'))).toBe(0);
    expect(await store.keepPage(OTHER, pageOf(aSignal(3, { hops: [seen] })), stateAt('a'))).toBe(1);
    expect(await store.about(BRACKWATER)).toEqual([aSignal(3, { hops: [seen] })]);
    expect(await store.counts('feed')).toEqual(new Map([[FEED, 1]]));
  });

  test('that were seen stay seen since the first time', async () => {
    const store = make();
    expect(await store.markSeen(['a', 'b'], ago(2))).toBe(true);
    expect(await store.markSeen(['a'], ago(1))).toBe(false);
    expect(await store.seen(['a', 'c'])).toEqual(new Map([['a', ago(2)]]));
  });

  test('of a feed go with it, and those of another stay', async () => {
    const store = make();
    await store.keepPage(FEED, pageOf(aSignal(1)), stateAt('a'));
    await store.keepPage(OTHER, pageOf(aSignal(2)), stateAt('a'));
    await store.forgetFeed(FEED);
    expect(await store.about(BRACKWATER)).toEqual([aSignal(2)]);
    expect(await store.asked()).toEqual([OTHER]);
  });

  test('of a disconnected organisation go, and every feed is read from its beginning', async () => {
    const store = make();
    const ref = { crm: 'hubspot', org: '4711001', kind: 'deal', id: '101' } as const;
    const named = aSignal(1, { subject: { ref, domain: 'brackwater.example', person: null } });
    await store.keepPage(FEED, pageOf(named, aSignal(2)), stateAt('c'));
    await store.forgetOrg({ crm: 'hubspot', org: '4711001' });
    expect(await store.about(BRACKWATER)).toEqual([aSignal(2)]);
    expect(await store.state(FEED)).toMatchObject({ cursor: null, readAt: null });
  });

  test('of a disconnected organisation, and of the facts in its CRM, are no longer known to have been seen', async () => {
    const store = make();
    const ref = { crm: 'hubspot', org: '4711001', kind: 'deal', id: '101' } as const;
    const named = aSignal(1, { subject: { ref, domain: null, person: null } });
    const ofFact = signalKey({ source: 'crm:hubspot:4711001', id: 'meeting' });
    const ofOthers = signalKey({ source: 'crm:hubspot:47110010', id: 'meeting' });
    await store.keepPage(FEED, pageOf(named), stateAt('c'));
    await store.markSeen([signalKey(named), ofFact, ofOthers], ago(1));
    await store.forgetOrg({ crm: 'hubspot', org: '4711001' });
    expect([...(await store.seen([signalKey(named), ofFact, ofOthers])).keys()]).toEqual([ofOthers]);
  });

  test('older than they may be kept are forgotten, and all by a wipe', async () => {
    const store = make();
    await store.keepPage(FEED, pageOf(aSignal(40), aSignal(2)), stateAt('c'));
    await store.forgetBefore(ago(30));
    expect(await store.about(BRACKWATER)).toEqual([aSignal(2)]);
    expect(await store.state(FEED)).toEqual(stateAt('c'));
    await store.forgetAll();
    expect(await store.about(BRACKWATER)).toEqual([]);
    expect(await store.state(FEED)).toBeNull();
  });

  test('that are none are kept to look at, each once and never more than a bound', async () => {
    const store = make();
    const broken = (n: number) => ({ receivedAt: NOW, place: `[${n}].id`, reason: 'no id', excerpt: `{"n":${n}}` });
    const quarantined = Array.from({ length: MOST_QUARANTINED + 20 }, (_, n) => broken(n));
    await store.keepPage(FEED, { signals: [], quarantined: [broken(1), broken(1)] }, stateAt('a'));
    expect(await store.quarantined()).toEqual([{ feed: FEED, ...broken(1) }]);
    await store.keepPage(FEED, { signals: [], quarantined }, stateAt('b'));
    expect(await store.quarantined()).toHaveLength(MOST_QUARANTINED);
  });
});

test('signals and the place where their feed goes on outlive the worker together', async () => {
  await open().keepPage(FEED, pageOf(aSignal(1)), stateAt('b'));
  expect(await open().about(BRACKWATER)).toEqual([aSignal(1)]);
  expect(await open().state(FEED)).toEqual(stateAt('b'));
});

test('a full memory keeps the younger signals', async () => {
  const store = open(areaOf(6_000), false);
  for (let days = 30; days > 0; days -= 1) await store.keepPage(FEED, pageOf(aSignal(days)), stateAt('c'));
  const keys = (await store.about(BRACKWATER)).map(signalKey);
  expect(keys).toContain(signalKey(aSignal(1)));
  expect(keys).not.toContain(signalKey(aSignal(30)));
});

import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Area } from '../../../lib/store/area.ts';
import { type AnySnapshot, type Cache, createCache, type Kept, type KeptRecords } from '../../../lib/store/cache.ts';
import { CACHE_DATABASE, diskShelves } from '../../../lib/store/disk.ts';
import { memoryShelves } from '../../../lib/store/memory.ts';
import { anAccountSnapshot } from '../../fixtures/accounts.ts';
import { areaOf } from './area.ts';
import { bareSnapshot, dealRef } from './snapshot.ts';
import { STORED_BY_VERSION } from './stored/versions.ts';

let session: Area;

/** The cache as a worker that has just started has it. */
function newWorker(wantsDisk = true): Cache {
  return createCache({
    disk: diskShelves(),
    memory: memoryShelves(session),
    wantsDisk: async () => wantsDisk,
  });
}

async function all<S extends AnySnapshot>(records: KeptRecords<S>): Promise<Kept<S>[]> {
  const found: Kept<S>[] = [];
  for await (const kept of records.all()) found.push(kept);
  return found;
}

/** Makes every write to the database fail, as on a full disk. */
function fillDisk(): void {
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
}

function denyStorage(): void {
  vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('denied', 'SecurityError');
  });
}

beforeEach(() => {
  vi.restoreAllMocks();
  globalThis.indexedDB = new IDBFactory();
  session = areaOf();
});

describe('what was read', () => {
  test('is there for the next worker', async () => {
    const kept = { snapshot: bareSnapshot(), requests: 7, inFullAt: '2026-11-20T08:00:00.000Z' };
    await newWorker().deals.keep(kept);
    expect(await newWorker().deals.of(dealRef())).toEqual(kept);
    expect(await newWorker().deals.of(dealRef('102'))).toBeNull();
  });

  test('of an account is kept apart from the deal of the same number', async () => {
    const cache = newWorker();
    const account = { snapshot: anAccountSnapshot(), requests: 9 };
    const deal = { snapshot: bareSnapshot(dealRef(account.snapshot.ref.id)), requests: 7 };
    await cache.accounts.keep(account);
    await cache.deals.keep(deal);
    expect(await newWorker().accounts.of(account.snapshot.ref)).toEqual(account);
    expect(await all(cache.deals)).toEqual([deal]);
    await cache.forgetAll();
    expect(await all(cache.accounts)).toEqual([]);
  });

  test('of one organisation is forgotten without touching another whose id begins alike', async () => {
    const cache = newWorker();
    await cache.deals.keep({ snapshot: bareSnapshot(dealRef('1', '4711')), requests: 1 });
    await cache.deals.keep({ snapshot: bareSnapshot(dealRef('1', '47110')), requests: 1 });
    await cache.keepMetadata({ crm: 'hubspot', org: '4711' }, 'owners', '2026-11-22T09:00:00.000Z', []);
    await cache.forgetOrg({ crm: 'hubspot', org: '4711' });
    expect(await cache.deals.of(dealRef('1', '4711'))).toBeNull();
    expect(await cache.metadata({ crm: 'hubspot', org: '4711' }, 'owners')).toBeNull();
    expect(await cache.deals.of(dealRef('1', '47110'))).not.toBeNull();
  });

  test('is forgotten when it is older than it may be kept, not a moment earlier', async () => {
    const cache = newWorker();
    await cache.deals.keep({ snapshot: bareSnapshot(dealRef('1'), '2026-10-01T00:00:00.000Z'), requests: 1 });
    await cache.deals.keep({ snapshot: bareSnapshot(dealRef('2'), '2026-10-01T00:00:00.001Z'), requests: 1 });
    await cache.forgetBefore('2026-10-01T00:00:00.001Z');
    expect(await cache.deals.of(dealRef('1'))).toBeNull();
    expect(await cache.deals.of(dealRef('2'))).not.toBeNull();
  });

  test('never answers for another record, whatever lies under the key', async () => {
    const shelves = diskShelves();
    const value = { snapshot: bareSnapshot(dealRef('666')), requests: 1 };
    const row = { key: 'hubspot:4711001:deal:101', org: 'hubspot:4711001', at: '2026-11-22T09:00:00.000Z', value };
    await shelves.put('snapshots', row);
    expect(await newWorker().deals.of(dealRef('101'))).toBeNull();
  });

  test('that no longer parses is dropped and read anew', async () => {
    const shelves = diskShelves();
    const row = { key: 'hubspot:4711001:deal:101', org: 'hubspot:4711001', at: '2026-11-22T09:00:00.000Z' };
    await shelves.put('snapshots', { ...row, value: { snapshot: { plumbline: 0 }, requests: 1 } });
    expect(await newWorker().deals.of(dealRef())).toBeNull();
    expect(await shelves.get('snapshots', row.key)).toBeUndefined();
  });
});

describe('a database that is not as it should be', () => {
  test.each(Object.keys(STORED_BY_VERSION).map(Number))('of version %i is brought up and read', async (version) => {
    const stored = STORED_BY_VERSION[version];
    const old = await openDB(CACHE_DATABASE.name, version, {
      upgrade: (database) => {
        for (const migrate of CACHE_DATABASE.migrations.slice(0, version)) Reflect.apply(migrate, null, [database]);
      },
    });
    for (const row of stored?.snapshots ?? []) await old.put('snapshots', row);
    for (const row of stored?.accounts ?? []) await old.put('accounts', row);
    for (const row of stored?.contacts ?? []) await old.put('contacts', row);
    old.close();
    const cache = newWorker();
    expect((await cache.deals.of(dealRef('101')))?.snapshot.deal.name).toBe('Harbour lights');
    const account = await cache.accounts.of({ ...dealRef('900'), kind: 'account' });
    expect(account?.snapshot.account.name).toBe(stored?.accounts ? 'Harbour lights' : undefined);
    const contact = await cache.contacts.of({ ...dealRef('12'), kind: 'contact' });
    expect(contact?.snapshot.person.name).toBe(stored?.contacts ? 'Dana Ruiz' : undefined);
  });

  test('has a stored example of every version', () => {
    expect(Object.keys(STORED_BY_VERSION).map(Number)).toEqual(CACHE_DATABASE.migrations.map((_, at) => at + 1));
  });

  test('left by a newer version of the extension is made anew', async () => {
    (await openDB(CACHE_DATABASE.name, CACHE_DATABASE.migrations.length + 1)).close();
    const cache = newWorker();
    await cache.deals.keep({ snapshot: bareSnapshot(), requests: 1 });
    expect(await cache.place()).toBe('disk');
    expect(await newWorker().deals.of(dealRef())).not.toBeNull();
  });

  test('without its stores is made anew', async () => {
    (await openDB(CACHE_DATABASE.name, CACHE_DATABASE.migrations.length)).close();
    const cache = newWorker();
    await cache.deals.keep({ snapshot: bareSnapshot(), requests: 1 });
    expect(await newWorker().deals.of(dealRef())).not.toBeNull();
    expect(await cache.place()).toBe('disk');
  });
});

describe('a disk that takes its time to open', () => {
  /** An older copy of the database that does not give way, so that nobody can open the present one until it is closed. */
  async function hold(): Promise<{ close(): void }> {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    return openDB(CACHE_DATABASE.name, 1);
  }

  test('is waited for, as on a machine that is busy', async () => {
    const held = await hold();
    const cache = newWorker();
    const keeping = cache.deals.keep({ snapshot: bareSnapshot(), requests: 7 });
    await vi.advanceTimersByTimeAsync(8_000);
    held.close();
    await keeping;
    expect(await cache.place()).toBe('disk');
    expect(await newWorker().deals.of(dealRef())).not.toBeNull();
  });

  test('is not waited for without end', async () => {
    vi.spyOn(console, 'warn').mockReturnValue();
    const held = await hold();
    const cache = newWorker();
    const keeping = cache.deals.keep({ snapshot: bareSnapshot(), requests: 7 });
    await vi.advanceTimersByTimeAsync(10_000);
    await keeping;
    expect(await cache.place()).toBe('memory');
    expect(await cache.deals.of(dealRef())).not.toBeNull();
    held.close();
  });
});

describe('without a disk', () => {
  test.each([
    ['denied', denyStorage],
    ['full', fillDisk],
  ])('that is %s, memory keeps what was read, and says so', async (_, refuse) => {
    refuse();
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    const cache = newWorker();
    await cache.deals.keep({ snapshot: bareSnapshot(), requests: 3 });
    expect(await cache.place()).toBe('memory');
    expect(await cache.deals.of(dealRef())).toEqual({ snapshot: bareSnapshot(), requests: 3 });
  });

  test('because nobody wants one, nothing reaches the database', async () => {
    const cache = newWorker(false);
    await cache.deals.keep({ snapshot: bareSnapshot(), requests: 3 });
    expect(await cache.place()).toBe('off');
    expect(await newWorker(false).deals.of(dealRef())).not.toBeNull();
    expect(await indexedDB.databases()).toEqual([]);
  });

  test('and with memory full, the oldest makes room', async () => {
    const one = JSON.stringify(bareSnapshot()).length;
    session = areaOf(one * 3.9);
    const cache = newWorker(false);
    for (const day of ['20', '21', '22', '23']) {
      await cache.deals.keep({
        snapshot: bareSnapshot(dealRef(`1${day}`), `2026-11-${day}T09:00:00.000Z`),
        requests: 1,
      });
    }
    expect(await cache.deals.of(dealRef('120'))).toBeNull();
    expect(await cache.deals.of(dealRef('123'))).not.toBeNull();
  });

  test('what is forgotten is forgotten in memory as well', async () => {
    const cache = newWorker(false);
    await cache.deals.keep({ snapshot: bareSnapshot(), requests: 1 });
    await newWorker(true).forgetAll();
    expect(await cache.deals.of(dealRef())).toBeNull();
  });
});

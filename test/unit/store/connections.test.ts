import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { deleteDB, openDB } from 'idb';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Area } from '../../../lib/store/area.ts';
import {
  CONNECTIONS_DATABASE,
  createConnections as createBoth,
  type KeptConnection,
} from '../../../lib/store/connections.ts';
import { CACHE_DATABASE } from '../../../lib/store/disk.ts';
import { areaOf } from './area.ts';

function createConnections(session: Area) {
  return createBoth(session).connections;
}

function connection(org: string): KeptConnection {
  return {
    org: { crm: 'hubspot', org },
    token: `pat-na1-${org}`,
    reader: null,
    session: null,
    timeZone: 'Europe/Berlin',
    currency: 'EUR',
    uiHost: 'app.hubspot.com',
    scopes: ['crm.objects.deals.read'],
    gaps: [],
    setBy: 'user',
    checkedAt: '2026-11-22T09:00:00.000Z',
    state: 'ok',
    signedIn: false,
  };
}

beforeEach(() => {
  vi.restoreAllMocks();
  globalThis.indexedDB = new IDBFactory();
});

test('a key outlives the browser, and the cache when that is thrown away', async () => {
  await createConnections(areaOf()).keep(connection('4711001'));
  await deleteDB(CACHE_DATABASE.name);
  expect(await createConnections(areaOf()).all()).toEqual([connection('4711001')]);
});

test('two organisations keep their own keys, and forgetting one leaves the other', async () => {
  const connections = createConnections(areaOf());
  await connections.keep(connection('4711001'));
  await connections.keep(connection('4711002'));
  await connections.forget({ crm: 'hubspot', org: '4711001' });
  expect(await connections.all()).toEqual([connection('4711002')]);
  expect(await connections.of({ crm: 'hubspot', org: '4711001' })).toBeNull();
});

test('a key that is forgotten while something is noted of it stays forgotten', async () => {
  const connections = createConnections(areaOf());
  const { org } = connection('4711001');
  await connections.keep(connection('4711001'));
  const noted = connections.update(org, (kept) => ({ ...kept, state: 'signed_out' }));
  await connections.forget(org);
  await noted;
  expect(await connections.all()).toEqual([]);
});

test('what is noted of a key while another takes its place is noted of the key that is there', async () => {
  const connections = createConnections(areaOf());
  const other = { ...connection('4711001'), token: 'pat-na1-other' };
  await connections.keep(connection('4711001'));
  const kept = connections.keep(other);
  await connections.update(other.org, (there) => ({ ...there, state: 'forbidden' }));
  await kept;
  expect(await connections.all()).toEqual([{ ...other, state: 'forbidden' }]);
});

test('a key that the disk will not let go is not said to be forgotten', async () => {
  const connections = createConnections(areaOf());
  await connections.keep(connection('4711001'));
  vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementationOnce(() => {
    throw new DOMException('not now', 'UnknownError');
  });
  await expect(connections.forget({ crm: 'hubspot', org: '4711001' })).rejects.toMatchObject({ name: 'UnknownError' });
  await connections.forget({ crm: 'hubspot', org: '4711001' });
  expect(await connections.all()).toEqual([]);
});

test('where the disk refuses, the key lasts as long as the browser and never reaches the disk', async () => {
  const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('denied', 'SecurityError');
  });
  const session = areaOf();
  await createConnections(session).keep(connection('4711001'));
  expect(await createConnections(session).all()).toEqual([connection('4711001')]);
  await createConnections(session).forget({ crm: 'hubspot', org: '4711001' });
  expect(await createConnections(session).all()).toEqual([]);
  open.mockRestore();
  expect(await createConnections(areaOf()).all()).toEqual([]);
});

test('a key that was kept in memory moves to the disk when there is one again', async () => {
  const session = areaOf();
  vi.spyOn(indexedDB, 'open').mockImplementationOnce(() => {
    throw new DOMException('denied', 'SecurityError');
  });
  vi.spyOn(indexedDB, 'deleteDatabase').mockImplementationOnce(() => {
    throw new DOMException('denied', 'SecurityError');
  });
  await createConnections(session).keep(connection('4711001'));
  await createConnections(session).keep({ ...connection('4711001'), state: 'signed_out' });
  expect(await createConnections(areaOf()).all()).toEqual([{ ...connection('4711001'), state: 'signed_out' }]);
  expect(await session.get(null)).toEqual({ connections: [] });
});

test('what came of a sign-in ends with the browser and never reaches the disk', async () => {
  const session = areaOf();
  await createConnections(session).keep({ ...connection('plumbdemo'), signedIn: true });
  expect(await createConnections(session).all()).toHaveLength(1);
  expect(await createConnections(areaOf()).all()).toEqual([]);
});

test('the app to sign in with outlives the browser', async () => {
  const app = {
    org: { crm: 'salesforce', org: 'plumbdemo.my.salesforce.com' },
    clientId: '3MVG9plumblinedemo0000',
    browserSession: false,
    setBy: 'user',
    reader: '005R0000000I90CIAS',
  } as const;
  await createBoth(areaOf()).apps.keep(app);
  expect(await createBoth(areaOf()).apps.of(app.org)).toEqual(app);
});

test('a feed with its token outlives the browser, and another token takes its place', async () => {
  const feed = { url: 'https://signals.acme.example/v1', name: 'Warehouse', token: 'first' };
  await createBoth(areaOf()).feeds.keep(feed);
  await createBoth(areaOf()).feeds.keep({ ...feed, token: 'second' });
  expect(await createBoth(areaOf()).feeds.all()).toEqual([{ ...feed, token: 'second' }]);
  await createBoth(areaOf()).feeds.forget(feed.url);
  expect(await createBoth(areaOf()).feeds.all()).toEqual([]);
});

test('keys that the first version kept are there after the database has got its apps and feeds', async () => {
  const old = await openDB(CONNECTIONS_DATABASE.name, 1, {
    upgrade: (database) => void database.createObjectStore('connections', { keyPath: 'key' }),
  });
  const { signedIn: _later, ...first } = connection('4711001');
  await old.put('connections', { key: 'hubspot:4711001', connection: first });
  old.close();
  expect(await createConnections(areaOf()).all()).toEqual([connection('4711001')]);
});

test('two sign-ins that end at once are both kept, and one that is forgotten meanwhile does not come back', async () => {
  const connections = createConnections(areaOf());
  const signedIn = (org: string) => ({ ...connection(org), signedIn: true });
  await connections.keep(signedIn('first'));
  await Promise.all([
    connections.keep(signedIn('second')),
    connections.forget({ crm: 'hubspot', org: 'first' }),
    connections.keep(signedIn('third')),
  ]);
  expect((await connections.all()).map(({ org }) => org.org).toSorted()).toEqual(['second', 'third']);
});

test('a key outlives a disk that could not be opened once', async () => {
  await createConnections(areaOf()).keep(connection('4711001'));
  vi.spyOn(indexedDB, 'open').mockImplementationOnce(() => {
    throw new DOMException('Internal error opening backing store for indexedDB.open.', 'UnknownError');
  });
  await createConnections(areaOf()).all();
  expect(await createConnections(areaOf()).all()).toEqual([connection('4711001')]);
});

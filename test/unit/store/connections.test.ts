import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { deleteDB } from 'idb';
import { beforeEach, expect, test, vi } from 'vitest';
import { createConnections, type KeptConnection } from '../../../lib/store/connections.ts';
import { CACHE_DATABASE } from '../../../lib/store/disk.ts';
import { areaOf } from './area.ts';

function connection(org: string): KeptConnection {
  return {
    org: { crm: 'hubspot', org },
    token: `pat-na1-${org}`,
    timeZone: 'Europe/Berlin',
    currency: 'EUR',
    uiHost: 'app.hubspot.com',
    scopes: ['crm.objects.deals.read'],
    gaps: [],
    setBy: 'user',
    checkedAt: '2026-11-22T09:00:00.000Z',
    state: 'ok',
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

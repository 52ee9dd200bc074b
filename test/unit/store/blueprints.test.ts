import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Area } from '../../../lib/store/area.ts';
import { BLUEPRINTS_DATABASE, createBlueprints, type KeptVersion } from '../../../lib/store/blueprints.ts';
import { areaOf } from './area.ts';

const VERSION: KeptVersion = {
  id: '2026-11-22T09:00:00.000Z-0123456789ab',
  digest: '0123456789abcdef'.repeat(4),
  text: 'plumbline: 1',
  name: 'Ours',
  version: '2026.4',
  origin: { kind: 'url', url: 'https://blueprints.example/revenue.yaml', sha256: null },
  from: '2026-11-22T09:00:00.000Z',
  until: null,
};
const CHOICE = { chosen: VERSION.origin, current: VERSION.id, asked: null, failure: null };
let session: Area;

beforeEach(() => {
  vi.restoreAllMocks();
  globalThis.indexedDB = new IDBFactory();
  session = areaOf();
});

test('versions and the choice are there for the next worker, the newest version first', async () => {
  const older = { ...VERSION, id: 'older', from: '2026-11-21T09:00:00.000Z', until: VERSION.from };
  const store = createBlueprints(session);
  await store.keepVersion(older);
  await store.keepVersion(VERSION);
  await store.keepChoice(CHOICE);
  const next = createBlueprints(areaOf());
  expect(await next.versions()).toEqual([VERSION, older]);
  expect(await next.choice()).toEqual(CHOICE);
  await next.dropVersion('older');
  expect(await next.version('older')).toBeNull();
});

test('what the disk refuses lasts until the browser ends', async () => {
  vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('denied', 'SecurityError');
  });
  vi.spyOn(console, 'warn').mockReturnValue();
  const store = createBlueprints(session);
  await store.keepVersion(VERSION);
  await store.keepChoice(CHOICE);
  const next = createBlueprints(session);
  expect(await next.version(VERSION.id)).toEqual(VERSION);
  expect(await next.versions()).toEqual([VERSION]);
  expect(await next.choice()).toEqual(CHOICE);
  await next.dropVersion(VERSION.id);
  expect(await next.versions()).toEqual([]);
});

test('what does not parse was never kept', async () => {
  const store = createBlueprints(session);
  await store.keepVersion(VERSION);
  const database = await openDB(BLUEPRINTS_DATABASE.name);
  await database.put('versions', { key: VERSION.id, value: { ...VERSION, text: 7 } });
  await database.put('choice', { key: 'choice', value: 'nonsense' });
  expect(await store.versions()).toEqual([]);
  expect(await store.choice()).toMatchObject({ chosen: null, current: null });
});

test('a choice that could not be read is not written over: the next one holds until the browser ends', async () => {
  vi.spyOn(console, 'warn').mockReturnValue();
  await createBlueprints(session).keepChoice(CHOICE);
  vi.spyOn(indexedDB, 'open').mockImplementationOnce(() => {
    throw new DOMException('the database did not open', 'TimeoutError');
  });
  const store = createBlueprints(session);
  expect(await store.choice()).toBeNull();
  const other = { ...CHOICE, current: 'another' };
  await store.keepChoice(other);
  expect(await createBlueprints(session).choice()).toEqual(other);
  expect(await createBlueprints(areaOf()).choice()).toEqual(CHOICE);
});

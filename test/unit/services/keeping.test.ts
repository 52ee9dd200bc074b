import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { parsePolicy } from '../../../lib/services/policy.ts';
import { eventually } from '../eventually.ts';
import { connectedOffice, deal, type Office } from './office.ts';

const A = deal('101');
const DAY = 86_400_000;
let office: Office;

beforeEach(async () => {
  office = await connectedOffice();
  await office.visit(1, A);
  await eventually(async () => expect(await office.local.get(null)).not.toEqual({}));
});

async function isKept(): Promise<boolean> {
  office.newWorker();
  const asked = office.crm.nextRead();
  office.page(5, A).viewing({ ref: A });
  const { previous } = await asked;
  await office.background.tabClosed(5);
  return previous !== null;
}

/** A disk that still gives what lies there, but has no room even to note that something shall go. */
function fullDisk() {
  vi.spyOn(console, 'warn').mockReturnValue();
  vi.spyOn(console, 'error').mockReturnValue();
  return vi.spyOn(IDBObjectStore.prototype, 'clear').mockImplementation(() => {
    throw new DOMException('no room on the disk', 'QuotaExceededError');
  });
}

describe('settings', () => {
  test('are kept, and hold for the next worker', async () => {
    expect(await office.options.settings({})).toEqual({ cacheDays: 30, cacheOnDisk: true, locked: [] });
    await office.options.saveSettings({ cacheDays: 7, cacheOnDisk: true });
    office.newWorker();
    expect(await office.options.settings({})).toMatchObject({ cacheDays: 7 });
  });

  test('that policy sets cannot be changed, and say so', async () => {
    office.policy = { cache: { days: 3, disk: false } };
    await office.background.followPolicy();
    const inForce = { cacheDays: 3, cacheOnDisk: false, locked: ['cacheDays', 'cacheOnDisk'] };
    expect(await office.options.settings({})).toEqual(inForce);
    expect(await office.options.saveSettings({ cacheDays: 90, cacheOnDisk: true })).toEqual(inForce);
  });
});

describe('what was read', () => {
  test('is kept for as many days as the settings say', async () => {
    office.clock += 29 * DAY;
    await office.background.followPolicy();
    expect(await isKept()).toBe(true);
    office.clock += 2 * DAY;
    await office.background.followPolicy();
    expect(await isKept()).toBe(false);
    expect(await office.local.get('strip:hubspot:4711001:deal:101')).toEqual({});
  });

  test('leaves the disk at once when nobody wants it there, and stays away from it', async () => {
    const asked = office.crm.nextRead();
    await office.options.saveSettings({ cacheDays: 30, cacheOnDisk: false });
    expect(await office.local.get('strip:hubspot:4711001:deal:101')).toEqual({});
    (await asked).answer(office.snapshotOf(A));
    const read = { cache: 'off', status: 'fresh' };
    await eventually(async () =>
      expect(await office.panel(1, A).record({ ref: A, refresh: false })).toMatchObject(read),
    );
    expect(await office.local.get('strip:hubspot:4711001:deal:101')).toEqual({});
    expect(await isKept()).toBe(true);
  });

  test('leaves the disk when policy no longer wants it there', async () => {
    office.policy = { cache: { disk: false } };
    await office.background.followPolicy();
    expect(await office.local.get('strip:hubspot:4711001:deal:101')).toEqual({});
    office.policy = {};
    await office.background.followPolicy();
    expect(await isKept()).toBe(false);
  });

  test('is gone after a wipe, and the connection is not; the deal that stands open is read anew', async () => {
    const asked = office.crm.nextRead();
    await office.options.wipe({});
    const read = await asked;
    expect(read.previous).toBeNull();
    expect(await office.panel(1, A).record({ ref: A, refresh: false })).toMatchObject({ status: 'loading' });
    read.answer(office.snapshotOf(A));
    await eventually(() => expect(office.strips(1).at(-1)?.status).toBe('fresh'));
    expect(await office.options.connections({})).toHaveLength(1);
  });

  test('is not said to be gone where the disk is too full to let it go, and goes once it is not', async () => {
    const disk = fullDisk();
    const asked = office.crm.nextRead();
    await expect(office.options.wipe({})).rejects.toMatchObject({ why: 'failed' });
    (await asked).answer(office.snapshotOf(A));
    office.policy = { cache: { disk: false } };
    await office.background.followPolicy();
    office.policy = {};
    disk.mockRestore();
    expect(await isKept()).toBe(true);
    await office.options.wipe({});
    expect(await isKept()).toBe(false);
  });
});

describe('a policy', () => {
  test('with a wrong key keeps its right ones and names the wrong', () => {
    const policy = parsePolicy({
      hubspot: [
        { portalId: 4711, token: 'pat-1' },
        { portalId: 'x', token: 'pat-2' },
      ],
      cache: { days: 0 },
      signals: [{ url: 'https://signals.acme.example/v1', token: 'secret' }, { url: 'http://signals.acme.example/' }],
      later: true,
    });
    expect(policy.hubspot).toEqual([{ org: { crm: 'hubspot', org: '4711' }, token: 'pat-1' }]);
    expect(policy.cache).toEqual({});
    expect(policy.signals).toEqual([{ url: 'https://signals.acme.example/v1', token: 'secret', name: null }]);
    expect(policy.problems).toEqual([
      expect.stringMatching(/^hubspot\.1\.portalId: /),
      expect.stringMatching(/^cache\.days: /),
      expect.stringMatching(/^signals\.1\.url: /),
    ]);
    expect(policy.problems.join()).not.toContain('pat-');
  });
});

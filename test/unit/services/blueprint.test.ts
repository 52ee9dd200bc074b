import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { CHECK_EVERY_MS } from '../../../lib/services/blueprint.ts';
import { digestOf } from '../../../lib/services/digest.ts';
import { BLUEPRINTS_DATABASE } from '../../../lib/store/blueprints.ts';
import { defaultText } from '../../fixtures/blueprint.ts';
import { eventually } from '../eventually.ts';
import { connectedOffice, deal, type Office } from './office.ts';

const A = deal('101');
const ADDRESS = 'https://blueprints.example/revenue.yaml';
const ORIGIN = 'https://blueprints.example/*';
const FILE = { kind: 'file', name: 'ours.yaml' } as const;
const AT_ADDRESS = { kind: 'url', url: ADDRESS, sha256: null } as const;
const OURS = defaultText.replace(/^name: .*$/m, 'name: Ours');
const STRICT = OURS.replace('name: Ours', 'name: Strict').replace('min_confidence: ', 'min_confidence: 0.9 # ');
const BROKEN = OURS.replace('\nlifecycle:', '\nlifecycel:');
let office: Office;

/** An address that holds a text under a tag, and what it was asked. */
class Address {
  text: string;
  tag = 1;
  readonly asked: (string | null)[] = [];

  constructor(text: string) {
    this.text = text;
  }

  publish(text: string): void {
    this.text = text;
    this.tag += 1;
  }

  readonly fetch: typeof globalThis.fetch = async (_, init) => {
    const known = new Headers(init?.headers).get('if-none-match');
    this.asked.push(known);
    const headers = { etag: `"${this.tag}"` };
    const response =
      known === `"${this.tag}"` ? new Response(null, { status: 304, headers }) : new Response(this.text, { headers });
    return Object.defineProperty(response, 'url', { value: ADDRESS });
  };
}

beforeEach(async () => {
  office = await connectedOffice();
});

function inForce() {
  return office.options.blueprint({});
}

describe('the blueprint in force', () => {
  test('is the default until somebody chooses, with its owner and since when', async () => {
    const since = office.clock;
    const view = await inForce();
    expect(view).toMatchObject({ origin: { kind: 'template', id: 'default' }, text: defaultText, locked: false });
    expect(view.owner.label).not.toBe('');
    office.clock += CHECK_EVERY_MS;
    office.newWorker();
    expect(Date.parse((await inForce()).since)).toBe(since);
  });

  test('is the file that somebody publishes: what stands open is judged by it at once', async () => {
    await office.visit(1, A);
    const reading = office.crm.nextRead();
    expect(await office.options.publish({ origin: FILE, text: OURS })).toMatchObject({
      ok: true,
      view: { name: 'Ours' },
    });
    expect(await office.panel(1, A).record({ ref: A, refresh: false })).toMatchObject({
      status: 'refreshing',
      assessment: { blueprint: { name: 'Ours' } },
      blueprint: { name: 'Ours', update: null },
    });
    const told = office.strips(1).length;
    (await reading).answer(office.snapshotOf(A));
    await eventually(() => expect(office.strips(1).length).toBeGreaterThan(told));
    office.newWorker();
    expect(await inForce()).toMatchObject({ name: 'Ours', origin: FILE });
  });

  test('is again what somebody chose after a start at which the disk did not answer', async () => {
    vi.spyOn(console, 'warn').mockReturnValue();
    await office.options.publish({ origin: FILE, text: OURS });
    const open = indexedDB.open.bind(indexedDB);
    const disk = vi.spyOn(indexedDB, 'open').mockImplementation((name, version) => {
      if (name === BLUEPRINTS_DATABASE.name) throw new DOMException('the database did not open', 'TimeoutError');
      return open(name, version);
    });
    await (await office.restart()).followPolicy();
    expect(await inForce()).toMatchObject({ origin: { kind: 'template', id: 'default' } });
    disk.mockRestore();
    await office.newWorker().followPolicy();
    expect(await inForce()).toMatchObject({ origin: FILE, name: 'Ours' });
  });

  test('stays when a file is broken, and says where', async () => {
    expect(await office.options.publish({ origin: FILE, text: BROKEN })).toMatchObject({
      ok: false,
      failure: { kind: 'broken', problems: expect.arrayContaining([expect.objectContaining({ path: 'lifecycel' })]) },
    });
    expect(await inForce()).toMatchObject({ origin: { kind: 'template' }, update: null });
  });

  test('gives way to a later one that is restored from the history', async () => {
    await inForce();
    office.clock += 1_000;
    await office.options.publish({ origin: FILE, text: OURS });
    office.clock += 1_000;
    await office.options.publish({ origin: FILE, text: STRICT });
    const [strict, ours, standard] = await office.options.blueprintHistory({});
    expect(strict).toMatchObject({ name: 'Strict', until: null });
    expect(ours).toMatchObject({ name: 'Ours', until: strict?.from });
    expect(standard).toMatchObject({ origin: { kind: 'template' }, until: ours?.from });
    office.clock += 1_000;
    await office.options.restoreBlueprint({ id: ours?.id ?? '' });
    expect(await inForce()).toMatchObject({ name: 'Ours', origin: { kind: 'restored', id: ours?.id } });
    expect(await office.options.restoreBlueprint({ id: 'never' })).toMatchObject({ failure: { kind: 'gone' } });
  });
});

describe('a blueprint at an address', () => {
  let address: Address;

  beforeEach(async () => {
    address = new Address(OURS);
    office.fetch = address.fetch;
    await office.options.publish({ origin: AT_ADDRESS });
  });

  test('is asked for something newer once an hour, also by a new worker, and not more often', async () => {
    for (const _ of [1, 2, 3]) {
      office.newWorker();
      await office.background.followPolicy();
    }
    expect(address.asked).toEqual([null]);
    await office.pass(CHECK_EVERY_MS);
    expect(address.asked).toEqual([null, '"1"']);
    expect(Date.parse((await inForce()).checkedAt ?? '')).toBe(office.clock);
    address.publish(STRICT);
    await office.pass(CHECK_EVERY_MS);
    expect(await inForce()).toMatchObject({ name: 'Strict', origin: AT_ADDRESS, update: null });
  });

  test('is asked at once where the clock has been set back since the last time', async () => {
    office.clock -= 24 * CHECK_EVERY_MS;
    office.newWorker();
    await office.background.followPolicy();
    expect(address.asked).toEqual([null, '"1"']);
  });

  test('that is broken one day leaves the last good one in force, and every record says so, until it is mended', async () => {
    await office.visit(1, A);
    address.publish(BROKEN);
    await office.pass(CHECK_EVERY_MS);
    expect(await office.panel(1, A).record({ ref: A, refresh: false })).toMatchObject({
      assessment: { blueprint: { name: 'Ours' } },
      blueprint: { name: 'Ours', update: { failure: { kind: 'broken' } } },
    });
    office.newWorker();
    expect(await inForce()).toMatchObject({ name: 'Ours', update: { failure: { kind: 'broken' } } });
    address.publish(STRICT);
    expect(await office.options.refreshBlueprint({})).toMatchObject({ name: 'Strict', update: null });
  });

  test('leaves no right to read its host behind once another is chosen', async () => {
    const elsewhere = { ...AT_ADDRESS, url: 'https://elsewhere.example/b.yaml' };
    await office.options.publish({ origin: { ...AT_ADDRESS, url: `${ADDRESS}?beside` } });
    expect(office.givenBack).toEqual([]);
    await office.options.publish({ origin: elsewhere });
    expect(office.givenBack).toEqual([ORIGIN]);
    await office.options.publish({ origin: FILE, text: STRICT });
    expect(office.givenBack).toEqual([ORIGIN, 'https://elsewhere.example/*']);
  });

  test('leaves its host to a feed that is read there', async () => {
    await office.options.addFeed({ url: 'https://blueprints.example/feed', name: null, token: null });
    await office.options.publish({ origin: FILE, text: STRICT });
    expect(office.givenBack).toEqual([]);
  });

  test('that was tried in vain keeps the right to its host until the one in force is asked again', async () => {
    const elsewhere = { ...AT_ADDRESS, url: 'https://elsewhere.example/b.yaml' };
    address.publish(BROKEN);
    expect(await office.options.publish({ origin: elsewhere })).toMatchObject({ ok: false });
    expect(office.givenBack).toEqual([]);
    address.publish(STRICT);
    await office.newWorker().followPolicy();
    expect(office.givenBack).toEqual(['https://elsewhere.example/*']);
  });

  test('that cannot be had is not chosen', async () => {
    office.fetch = async () => {
      throw new TypeError('Failed to fetch');
    };
    const elsewhere = { ...AT_ADDRESS, url: 'https://nowhere.example/b.yaml' };
    expect(await office.options.publish({ origin: elsewhere })).toEqual({
      ok: false,
      failure: { kind: 'unreachable', host: 'nowhere.example' },
    });
    expect(await inForce()).toMatchObject({ wanted: AT_ADDRESS, origin: AT_ADDRESS });
  });
});

describe('a blueprint that policy sets', () => {
  test('judges in place of what people chose, locked, and they get theirs back afterwards', async () => {
    await office.options.publish({ origin: FILE, text: OURS });
    office.fetch = new Address(STRICT).fetch;
    office.policy = { blueprint: { url: ADDRESS, sha256: await digestOf(STRICT) } };
    await office.background.followPolicy();
    expect(await inForce()).toMatchObject({ name: 'Strict', locked: true, origin: { kind: 'policy', url: ADDRESS } });
    expect(await office.options.publish({ origin: FILE, text: OURS })).toEqual({
      ok: false,
      failure: { kind: 'locked' },
    });
    expect(office.givenBack).toEqual([]);
    office.policy = {};
    await office.background.followPolicy();
    expect(await inForce()).toMatchObject({ name: 'Ours', locked: false, origin: FILE });
    expect(office.givenBack).toEqual([ORIGIN]);
  });

  test('does not come into force as another document than the pinned one', async () => {
    office.fetch = new Address(STRICT).fetch;
    office.policy = { blueprint: { url: ADDRESS, sha256: await digestOf(OURS) } };
    await office.background.followPolicy();
    expect(await inForce()).toMatchObject({
      origin: { kind: 'template' },
      wanted: { kind: 'policy' },
      update: { failure: { kind: 'hash_mismatch', actual: await digestOf(STRICT) } },
    });
  });
});

describe('a document that is only tried', () => {
  beforeEach(async () => {
    await office.visit(1, A);
  });

  test('lists the records whose verdict it would change, and puts nothing in force', async () => {
    const before = await inForce();
    expect(await office.options.dryRun({ text: OURS })).toEqual({ ok: true, compared: 1, changed: [] });
    const tried = await office.options.dryRun({
      text: defaultText.replace('severity: act, threads: 1', 'severity: act, threads: 0'),
    });
    expect(tried).toMatchObject({
      ok: true,
      compared: 1,
      changed: [{ ref: A, before: { headline: 'single_threaded' } }],
    });
    expect(await office.options.dryRun({ text: BROKEN })).toMatchObject({ ok: false });
    expect(await inForce()).toEqual(before);
  });

  test('shows its verdict on one record beside the one in force', async () => {
    expect(await office.options.cachedRecords({})).toMatchObject([{ ref: A }]);
    expect(await office.options.preview({ text: OURS, ref: A })).toMatchObject({
      ok: true,
      before: { ref: A, blueprint: { name: expect.not.stringMatching('Ours') } },
      after: { ref: A, blueprint: { name: 'Ours' } },
    });
    expect(await office.options.preview({ text: OURS, ref: deal('102') })).toEqual({ ok: false, why: 'not_kept' });
  });
});

import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { CrmError } from '../../../lib/crm/crm.ts';
import { eventually } from '../eventually.ts';
import { connectedOffice, deal, Office, PORTAL, TOKEN } from './office.ts';

const A = deal('101');
const ORG = { crm: 'hubspot', org: PORTAL } as const;
const OTHER = { crm: 'hubspot', org: '4711002' } as const;
const OTHER_TOKEN = 'pat-eu1-00000000-0000-4000-8000-000004711002';

describe('a key that a person gives', () => {
  test('is checked at once, and shown with what it may not read but never itself', async () => {
    const office = new Office();
    const answer = await office.options.connect({ crm: 'hubspot', token: TOKEN });
    expect(answer).toMatchObject({ ok: true, connection: { org: ORG, setBy: 'user', failure: null } });
    expect(await office.options.connections({})).toMatchObject([{ account: { missingScopes: ['sales-email-read'] } }]);
  });

  test('that the CRM refuses is not kept, and the answer says why', async () => {
    const office = new Office();
    office.crm.refusal = new CrmError({ kind: 'forbidden', scopes: ['crm.objects.deals.read'], detail: null });
    expect(await office.options.connect({ crm: 'hubspot', token: TOKEN })).toEqual({
      ok: false,
      failure: { kind: 'forbidden', scopes: ['crm.objects.deals.read'], detail: null },
    });
    expect(await office.options.connections({})).toEqual([]);
  });

  test('brings the deal that stands open to life without a reload', async () => {
    const office = new Office();
    expect(await office.page(1, A).viewing({ ref: A })).toMatchObject({ status: 'not_connected' });
    const asked = office.crm.nextRead();
    await office.options.connect({ crm: 'hubspot', token: TOKEN });
    (await asked).answer(office.snapshotOf(A));
    await eventually(() => expect(office.strips(1).at(-1)?.status).toBe('fresh'));
  });

  test('outlives the worker', async () => {
    const office = await connectedOffice();
    office.newWorker();
    expect(await office.visit(1, A)).toMatchObject({ status: 'fresh' });
    expect(office.crm.reads[0]?.connection.token).toBe(TOKEN);
  });
});

describe('a key that takes the place of another', () => {
  const OTHER_KEY = TOKEN.replace('00000000', '11111111');
  let office: Office;

  beforeEach(async () => {
    office = await connectedOffice();
    await office.visit(1, A);
    await eventually(async () => expect(Object.keys(await office.local.get(null))).toHaveLength(1));
  });

  test('of the same portal forgets what was read with the old one, since it may see less', async () => {
    const asked = office.crm.nextRead();
    await office.options.connect({ crm: 'hubspot', token: OTHER_KEY });
    const { connection, previous } = await asked;
    expect(connection.token).toBe(OTHER_KEY);
    expect(previous).toBeNull();
    expect(await office.local.get(null)).toEqual({});
    const { status, assessment } = await office.panel(3, A).record({ ref: A, refresh: false });
    expect({ status, assessment }).toEqual({ status: 'loading', assessment: null });
    expect(await office.options.connections({})).toHaveLength(1);
  });

  test('because it was typed in once more forgets nothing', async () => {
    const asked = office.crm.nextRead();
    await office.options.connect({ crm: 'hubspot', token: TOKEN });
    expect((await asked).previous).not.toBeNull();
    const { assessment } = await office.panel(3, A).record({ ref: A, refresh: false });
    expect(assessment).not.toBeNull();
  });

  test('but is of another portal leaves the old one and what was read with it', async () => {
    await office.options.connect({ crm: 'hubspot', token: OTHER_TOKEN });
    expect(await office.options.connections({})).toMatchObject([{ org: ORG }, { org: OTHER }]);
    expect(await office.panel(3, A).record({ ref: A, refresh: false })).toMatchObject({ status: 'fresh' });
  });
});

describe('disconnecting', () => {
  let office: Office;
  const there = deal('101', OTHER.org);

  beforeEach(async () => {
    office = await connectedOffice();
    await office.options.connect({ crm: 'hubspot', token: OTHER_TOKEN });
    await office.visit(1, A);
    await office.visit(2, there);
  });

  test('forgets key, records and strips of that organisation, and leaves the other as it was', async () => {
    await eventually(async () => expect(Object.keys(await office.local.get(null))).toHaveLength(2));
    await office.options.disconnect({ org: ORG });
    expect(await office.options.connections({})).toMatchObject([{ org: OTHER }]);
    expect(Object.keys(await office.local.get(null))).toEqual(['strip:hubspot:4711002:deal:101']);
    const asked = office.crm.nextRead();
    await office.options.connect({ crm: 'hubspot', token: TOKEN });
    const { status, assessment } = await office.panel(3, A).record({ ref: A, refresh: false });
    expect({ status, assessment }).toEqual({ status: 'loading', assessment: null });
    expect((await asked).previous).toBeNull();
    expect(await office.panel(2, there).record({ ref: there, refresh: false })).toMatchObject({ status: 'fresh' });
  });

  test('tells the tabs that show its records', async () => {
    await office.options.disconnect({ org: ORG });
    await eventually(() =>
      expect(office.strips(1).at(-1)).toMatchObject({ status: 'not_connected', health: null, dots: '' }),
    );
    expect(office.strips(2).at(-1)).toMatchObject({ status: 'fresh' });
  });

  test('stops what is being read, and nothing of it is kept afterwards', async () => {
    const asked = office.crm.nextRead();
    const viewing = office.page(1, A).viewing({ ref: A });
    const read = await asked;
    await office.options.disconnect({ org: ORG });
    read.answer(office.snapshotOf(A));
    expect(await viewing).toMatchObject({ status: 'not_connected' });
    await office.options.connect({ crm: 'hubspot', token: TOKEN });
    expect(await office.panel(3, A).record({ ref: A, refresh: false })).toMatchObject({ assessment: null });
  });
});

describe('a key that policy sets', () => {
  test('is used without anybody doing anything, and nobody can take it away', async () => {
    const office = new Office();
    office.policy = { hubspot: [{ portalId: Number(PORTAL), token: TOKEN }] };
    office.newWorker();
    expect(await office.visit(1, A)).toMatchObject({ status: 'fresh' });
    expect(await office.options.connections({})).toMatchObject([{ org: ORG, setBy: 'policy' }]);
    await expect(office.options.disconnect({ org: ORG })).rejects.toMatchObject({ why: 'not_allowed' });
    expect(await office.options.connections({})).toHaveLength(1);
  });

  test('wins over the one that a person gave, before and after', async () => {
    const office = await connectedOffice();
    const token = `pat-na1-by-policy-${PORTAL}`;
    office.policy = { hubspot: [{ portalId: Number(PORTAL), token }] };
    await office.background.followPolicy();
    await office.options.connect({ crm: 'hubspot', token: TOKEN });
    await office.visit(1, A);
    expect(office.crm.reads[0]?.connection).toMatchObject({ token, setBy: 'policy' });
  });

  test('of another organisation than policy says is not used', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const office = new Office();
    office.policy = { hubspot: [{ portalId: Number(PORTAL), token: OTHER_TOKEN }] };
    office.newWorker();
    await office.background.followPolicy();
    expect(await office.page(1, A).viewing({ ref: A })).toMatchObject({ status: 'failed', health: null });
    const view = await office.panel(1, A).record({ ref: A, refresh: false });
    expect(view.failure).toEqual({ kind: 'wrong_org', expected: PORTAL, actual: OTHER.org });
    expect(await office.options.connections({})).toMatchObject([
      { org: ORG, setBy: 'policy', account: null, failure: { kind: 'wrong_org' } },
    ]);
  });

  test('that the CRM refuses is shown with the reason, until it works', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const office = new Office();
    office.policy = { hubspot: [{ portalId: Number(PORTAL), token: TOKEN }] };
    office.crm.refusal = new CrmError({ kind: 'signed_out', detail: 'expired' });
    office.newWorker();
    await office.background.followPolicy();
    expect(await office.options.connections({})).toEqual([
      { org: ORG, setBy: 'policy', signIn: null, account: null, failure: { kind: 'signed_out', detail: 'expired' } },
    ]);
    office.crm.refusal = null;
    await office.visit(1, A);
    expect(await office.options.connections({})).toMatchObject([{ failure: null, account: { currency: 'EUR' } }]);
  });

  test('that could not be checked is shown as working as soon as it does, whatever becomes of a record', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const office = new Office();
    office.policy = { hubspot: [{ portalId: Number(PORTAL), token: TOKEN }] };
    office.crm.refusal = new CrmError({ kind: 'offline' });
    await office.newWorker().followPolicy();
    expect(await office.options.connections({})).toMatchObject([{ failure: { kind: 'offline' } }]);
    office.crm.refusal = null;
    const asked = office.crm.nextRead();
    const viewing = office.page(1, A).viewing({ ref: A });
    (await asked).fail(new CrmError({ kind: 'not_found' }));
    expect(await viewing).toMatchObject({ status: 'not_found' });
    expect(await office.options.connections({})).toMatchObject([{ failure: null }]);
  });

  test('is forgotten with all that was read when policy sets it no more', async () => {
    const office = new Office();
    office.policy = { hubspot: [{ portalId: Number(PORTAL), token: TOKEN }] };
    office.newWorker();
    await office.visit(1, A);
    office.policy = {};
    await office.background.followPolicy();
    expect(await office.options.connections({})).toEqual([]);
    expect(await office.local.get(null)).toEqual({});
    await eventually(() => expect(office.strips(1).at(-1)?.status).toBe('not_connected'));
  });
});

import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { CrmError } from '../../../lib/crm/crm.ts';
import { anOpenDeal } from '../../fixtures/accounts.ts';
import { eventually } from '../eventually.ts';
import { account, connectedOffice, deal, type Office } from './office.ts';

const A = account('900');
/** The same id as the account's, as HubSpot gives numbers to every kind of record. */
const DEAL = deal('900');
let office: Office;

beforeEach(async () => {
  office = await connectedOffice();
});

describe('an account that comes into view', () => {
  test('is first loading, then partial, then fresh, and its numbers lie ready for the next visit', async () => {
    const asked = office.crm.nextAccount();
    const viewing = office.page(1, A).viewing({ ref: A });
    const read = await asked;
    await eventually(() => expect(office.strips(1).at(-1)?.status).toBe('loading'));
    read.partial(office.accountOf(A));
    await eventually(() => expect(office.strips(1).at(-1)?.status).toBe('partial'));
    read.answer(office.accountOf(A));
    const strip = await viewing;
    expect(strip).toMatchObject({ status: 'fresh', key: 'hubspot:4711001:account:900', pace: null });
    expect(strip?.dots).toMatch(/^[eihmu]+$/);
    expect(strip?.health).toEqual(expect.any(Number));
    await eventually(() => expect(office.strips(1).at(-1)).toEqual(strip));
    expect(await office.local.get(null)).toEqual({
      'strip:hubspot:4711001:account:900': { ...strip, status: 'cached' },
    });

    const view = await office.panel(1, A).record({ ref: null, refresh: false });
    expect(view).toMatchObject({
      ref: A,
      status: 'fresh',
      requests: 9,
      cache: 'disk',
      failure: null,
      assessment: null,
    });
    expect(view.account?.position.stage).toBe('adoption');
    expect(office.crm.reads).toEqual([]);
  });

  test('was seen before: its numbers stand while it is read anew, and the reader gets the last snapshot', async () => {
    const first = await office.visitAccount(1, A);
    const kept = office.accountOf(A);
    office.newWorker();
    office.clock += 3_600_000;
    const asked = office.crm.nextAccount();
    const viewing = office.page(1, A).viewing({ ref: A });
    const read = await asked;
    expect(read.previous).toEqual({ snapshot: kept, requests: 9 });
    await eventually(() => expect(office.strips(1).at(-1)).toMatchObject({ status: 'refreshing', dots: first?.dots }));
    read.fail(new CrmError({ kind: 'offline' }));
    expect(await viewing).toMatchObject({ status: 'offline', health: first?.health });
  });

  test('says how its open deals stand, where those have been read', async () => {
    await office.visit(1, deal('101'));
    const judged = await office.panel(1, deal('101')).record({ ref: null, refresh: false });
    await office.visitAccount(2, A, { deals: [anOpenDeal('101'), anOpenDeal('102')] });
    const view = await office.panel(2, A).record({ ref: null, refresh: false });
    const { score, band } = judged.assessment?.health ?? {};
    expect(view.account?.deals.map(({ id, health }) => ({ id, health }))).toEqual([
      { id: '101', health: { score, band } },
      { id: '102', health: null },
    ]);
  });

  test('never shows the verdict on a deal of the same number, nor on another account', async () => {
    await office.visit(1, DEAL);
    const asked = office.crm.nextAccount();
    const viewing = office.page(1, A).viewing({ ref: A });
    const read = await asked;
    expect(await office.panel(1, A).record({ ref: A, refresh: false })).toMatchObject({
      ref: A,
      status: 'loading',
      assessment: null,
      account: null,
    });
    read.answer(office.accountOf(account('901')));
    expect(await viewing).toMatchObject({ status: 'failed', health: null, headline: null });
    expect(await office.panel(1, DEAL).record({ ref: DEAL, refresh: false })).toMatchObject({
      ref: DEAL,
      assessment: { ref: DEAL },
      account: null,
    });
  });

  test('that the key may not read says so, and the key stays good for deals', async () => {
    const asked = office.crm.nextAccount();
    const viewing = office.page(1, A).viewing({ ref: A });
    const scopes = ['crm.objects.companies.read'];
    (await asked).fail(new CrmError({ kind: 'forbidden', scopes, detail: null }));
    expect(await viewing).toMatchObject({ status: 'forbidden', health: null });
    const view = await office.panel(1, A).record({ ref: A, refresh: false });
    expect(view).toMatchObject({ account: null, failure: { kind: 'forbidden', scopes } });
    expect(await office.options.connections({})).toMatchObject([{ failure: null }]);
  });

  test('is given up when its tab goes on to a deal', async () => {
    const asked = office.crm.nextAccount();
    const viewing = office.page(1, A).viewing({ ref: A });
    const read = await asked;
    expect(await office.visit(1, DEAL)).toMatchObject({ key: 'hubspot:4711001:deal:900', status: 'fresh' });
    expect(read.signal.aborted).toBe(true);
    expect(await viewing).toBeNull();
  });

  test('is forgotten with its organisation', async () => {
    await office.visitAccount(1, A);
    await office.options.disconnect({ org: { crm: A.crm, org: A.org } });
    expect(await office.panel(1, A).record({ ref: A, refresh: false })).toMatchObject({
      status: 'not_connected',
      account: null,
    });
    expect(await office.local.get(null)).toEqual({});
  });
});

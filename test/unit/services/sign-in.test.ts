import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { CrmError } from '../../../lib/crm/crm.ts';
import type { RecordRef } from '../../../lib/record/ref.ts';
import { eventually } from '../eventually.ts';
import { deal, Office, recordUrl, senders } from './office.ts';

const ORG = { crm: 'salesforce', org: 'plumbdemo.my.salesforce.com' } as const;
const CLIENT = '3MVG9plumblinedemo0000';
const APP = { crm: ORG.crm, org: ORG, clientId: CLIENT, browserSession: false };
const A: RecordRef = { ...ORG, kind: 'deal', id: '006000000000001AAA' };
const SIGNED_OUT = new CrmError({ kind: 'signed_out', detail: null });
let office: Office;

beforeEach(() => {
  office = new Office();
});

/** A view that the CRM refuses the token of at first, and answers after it was renewed. */
async function viewWithDeadToken(tabId: number) {
  const first = office.salesforce.nextRead();
  const viewing = office.page(tabId, A).viewing({ ref: A });
  const second = office.salesforce.nextRead();
  (await first).fail(SIGNED_OUT);
  return { viewing, second };
}

describe('an app that a person enters', () => {
  test('is signed in with at once, in a window where it has to be, and then read with', async () => {
    expect(await office.options.connect(APP)).toMatchObject({
      ok: true,
      connection: { org: ORG, setBy: 'user', signIn: { clientId: CLIENT, browserSession: false }, failure: null },
    });
    expect(office.salesforce.signIns).toEqual([true]);
    expect(await office.visit(1, A)).toMatchObject({ status: 'fresh' });
    expect(office.salesforce.reads[0]?.connection.token).toBe('token-1');
  });

  test('stays when its sign-in fails, says why, and can be tried again from the panel of its own organisation', async () => {
    office.salesforce.signingIn = async () => {
      throw new CrmError({ kind: 'app_blocked', detail: 'OAUTH_APP_BLOCKED' });
    };
    const failure = { kind: 'app_blocked', detail: 'OAUTH_APP_BLOCKED' };
    expect(await office.options.connect(APP)).toEqual({ ok: false, failure });
    expect(await office.options.connections({})).toMatchObject([{ org: ORG, account: null, failure }]);
    office.salesforce.signingIn = async () => 'token-2';
    expect(await office.panel(1, A).signIn({ org: null })).toMatchObject({ ok: true });
    expect(await office.visit(1, A)).toMatchObject({ status: 'fresh' });
    const elsewhere = office.as(senders.panel(1, recordUrl({ ...A, org: 'other.my.salesforce.com' })));
    await expect(elsewhere.signIn({ org: ORG })).rejects.toMatchObject({ why: 'not_allowed' });
  });

  test('needs no window after a restart of the browser while the CRM itself is signed in to', async () => {
    await office.options.connect(APP);
    await office.restart();
    office.salesforce.signingIn = async (interactive) => (interactive ? 'asked' : 'silent');
    expect(await office.visit(1, A)).toMatchObject({ status: 'fresh' });
    expect(office.salesforce.reads[0]?.connection.token).toBe('silent');
  });

  test('leaves no token where it would outlive the browser', async () => {
    await office.options.connect(APP);
    await office.visit(1, A);
    const onDisk: unknown[] = [];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await openDB(name);
      for (const store of database.objectStoreNames) onDisk.push(await database.getAll(store));
      database.close();
    }
    expect(JSON.stringify(onDisk)).toContain(CLIENT);
    expect(JSON.stringify([onDisk, await office.local.get(null)])).not.toContain('token-1');
  });

  test('is forgotten with all that was read when it is disconnected', async () => {
    await office.options.connect(APP);
    await office.visit(1, A);
    await office.options.disconnect({ org: ORG });
    expect(await office.options.connections({})).toEqual([]);
    expect(await office.local.get(null)).toEqual({});
    expect(await office.page(1, A).viewing({ ref: A })).toMatchObject({ status: 'not_connected' });
  });

  test('has its token ended by the CRM when it is disconnected, and says where that was not confirmed', async () => {
    await office.options.connect(APP);
    expect(await office.options.disconnect({ org: ORG })).toEqual({ signedOut: true });
    expect(office.salesforce.ended).toEqual(['token-1']);
    expect(await office.options.disconnect({ org: ORG })).toEqual({ signedOut: null });
    await office.options.connect(APP);
    office.salesforce.endsTokens = false;
    expect(await office.options.disconnect({ org: ORG })).toEqual({ signedOut: false });
    expect(await office.options.connections({})).toEqual([]);
  });

  test('leaves nothing of what was read where the worker dies while Salesforce is asked to end the token', async () => {
    await office.options.connect(APP);
    await office.visit(1, A);
    const asked = Promise.withResolvers<void>();
    office.salesforce.signOut = () => {
      asked.resolve();
      return new Promise(() => {});
    };
    void office.options.disconnect({ org: ORG });
    await asked.promise;
    office.newWorker();
    expect(await office.local.get(null)).toEqual({});
    const read = office.salesforce.nextRead();
    void office.options.connect(APP);
    expect((await read).previous).toBeNull();
  });

  test('is not connected anew by a sign-in that was under way when it was disconnected', async () => {
    await office.options.connect(APP);
    await office.restart();
    const token = Promise.withResolvers<string>();
    office.salesforce.signingIn = () => token.promise;
    const viewing = office.page(1, A).viewing({ ref: A });
    await eventually(() => expect(office.salesforce.signIns).toEqual([true, false]));
    const gone = office.options.disconnect({ org: ORG });
    await eventually(async () => expect(await office.options.connections({})).toEqual([]));
    token.resolve('late');
    await gone;
    expect(await viewing).toMatchObject({ status: 'not_connected' });
    await eventually(() => expect(office.salesforce.ended).toEqual(['late']));
    expect(await office.options.connections({})).toEqual([]);
  });

  test('is not connected anew by somebody else, whose sign-in it was disconnected under', async () => {
    await office.options.connect(APP);
    office.salesforce.reader = '005R0000000I90DIAS';
    office.salesforce.signingIn = async () => 'theirs';
    const { get } = office.local;
    const forgetting = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    office.local.get = async (keys) => {
      office.local.get = get;
      forgetting.resolve();
      await goOn.promise;
      return get(keys);
    };
    const signIn = office.options.signIn({ org: ORG });
    await forgetting.promise;
    const gone = office.options.disconnect({ org: ORG });
    await eventually(async () => expect(await office.options.connections({})).toEqual([]));
    goOn.resolve();
    expect(await signIn).toMatchObject({ ok: false, failure: { kind: 'not_connected' } });
    await gone;
    expect(office.salesforce.ended).toContain('theirs');
    expect(await office.options.connections({})).toEqual([]);
  });

  test("leaves the browser's own session alone when it is disconnected", async () => {
    office.salesforce.session = 'sid-1';
    await office.options.connect({ ...APP, clientId: null, browserSession: true });
    expect(await office.options.disconnect({ org: ORG })).toEqual({ signedOut: null });
    expect(office.salesforce.ended).toEqual([]);
  });
});

describe('a token that has run out', () => {
  beforeEach(async () => {
    await office.options.connect(APP);
    office.salesforce.signIns.length = 0;
  });

  test('is renewed without a window, and the reading goes on', async () => {
    office.salesforce.signingIn = async () => 'token-2';
    const { viewing, second } = await viewWithDeadToken(1);
    const read = await second;
    expect(read.connection.token).toBe('token-2');
    read.answer(office.snapshotOf(A));
    expect(await viewing).toMatchObject({ status: 'fresh' });
    expect(office.salesforce.signIns).toEqual([false]);
  });

  test('is renewed once for all who need it', async () => {
    const B = { ...A, id: '006000000000002AAA' };
    const asked = [office.salesforce.nextRead(), office.salesforce.nextRead()];
    const viewings = [office.page(1, A).viewing({ ref: A }), office.page(2, B).viewing({ ref: B })];
    let renewed = (_token: string) => {};
    office.salesforce.signingIn = () =>
      new Promise((resolve) => {
        renewed = resolve;
      });
    for (const read of asked) (await read).fail(SIGNED_OUT);
    const again = [office.salesforce.nextRead(), office.salesforce.nextRead()];
    await eventually(() => expect(office.salesforce.signIns).toEqual([false]));
    renewed('token-2');
    for (const each of again) {
      const read = await each;
      read.answer(office.snapshotOf(read.ref));
    }
    expect(await Promise.all(viewings)).toMatchObject([{ status: 'fresh' }, { status: 'fresh' }]);
    expect(office.salesforce.signIns).toEqual([false]);
  });

  test('that cannot be renewed says so and is not tried again at every view', async () => {
    office.salesforce.signingIn = async () => {
      throw SIGNED_OUT;
    };
    const refusedView = async (tabId: number) => {
      const asked = office.salesforce.nextRead();
      const viewing = office.page(tabId, A).viewing({ ref: A });
      (await asked).fail(SIGNED_OUT);
      return viewing;
    };
    for (const tabId of [1, 2, 3]) expect(await refusedView(tabId)).toMatchObject({ status: 'signed_out' });
    expect(office.salesforce.signIns).toEqual([false]);
    office.clock += 61_000;
    await refusedView(1);
    expect(office.salesforce.signIns).toEqual([false, false]);
    expect(await office.options.connections({})).toMatchObject([{ failure: { kind: 'signed_out' } }]);
    office.clock -= 24 * 3_600_000;
    await refusedView(1);
    expect(office.salesforce.signIns).toEqual([false, false, false]);
  });

  test('that the renewed one fares no better with is no loop', async () => {
    const { viewing, second } = await viewWithDeadToken(1);
    (await second).fail(SIGNED_OUT);
    expect(await viewing).toMatchObject({ status: 'signed_out' });
    expect(office.salesforce.reads).toHaveLength(2);
  });

  test('lets a person sign in while a silent one is still being tried', async () => {
    let refuse = (_error: Error) => {};
    office.salesforce.signingIn = (interactive) =>
      interactive
        ? Promise.resolve('asked')
        : new Promise((_, reject) => {
            refuse = reject;
          });
    const { viewing } = await viewWithDeadToken(1);
    await eventually(() => expect(office.salesforce.signIns).toEqual([false]));
    const signingIn = office.panel(1, A).signIn({ org: null });
    refuse(SIGNED_OUT);
    expect(await signingIn).toMatchObject({ ok: true });
    expect(office.salesforce.signIns).toEqual([false, true]);
    expect(await viewing).toBeTruthy();
  });
});

describe('the browser’s own session', () => {
  const BY_SESSION = { ...APP, clientId: null, browserSession: true };

  test('is read at every use and kept nowhere', async () => {
    office.salesforce.session = 'sid-1';
    await office.options.connect(BY_SESSION);
    office.salesforce.session = 'sid-2';
    expect(await office.visit(1, A)).toMatchObject({ status: 'fresh' });
    expect(office.salesforce.reads[0]?.connection.token).toBe('sid-2');
    expect(JSON.stringify([await office.session.get(null), await office.local.get(null)])).not.toContain('sid-');
  });

  test('that is not there says so, and is found as soon as it is', async () => {
    expect(await office.options.connect(BY_SESSION)).toMatchObject({ ok: false, failure: { kind: 'signed_out' } });
    expect(await office.page(1, A).viewing({ ref: A })).toMatchObject({ status: 'signed_out' });
    office.salesforce.session = 'sid-1';
    expect(await office.visit(1, A)).toMatchObject({ status: 'fresh' });
  });
});

describe('somebody else who signs in to the same organisation', () => {
  const ANOTHER = '005R0000000I90DIAS';

  async function expectTurnedOver(visiting: () => Promise<unknown>): Promise<void> {
    const asked = office.salesforce.nextRead();
    const viewing = visiting();
    const read = await asked;
    expect(read.previous).toBeNull();
    expect(await office.panel(1, A).record({ ref: A, refresh: false })).toMatchObject({ assessment: null });
    expect(Object.keys(await office.local.get(null)).filter((key) => key.startsWith('strip:'))).toEqual([]);
    read.answer(office.snapshotOf(A));
    await viewing;
  }

  test('sees nothing of what was read as the first, who signs in again and keeps theirs', async () => {
    await office.options.connect(APP);
    await office.visit(1, A);
    await office.panel(1, A).signIn({ org: null });
    expect(await office.panel(1, A).record({ ref: A, refresh: false })).toMatchObject({ assessment: { ref: A } });
    office.salesforce.reader = ANOTHER;
    await expectTurnedOver(() => office.panel(1, A).signIn({ org: null }));
  });

  test('is told from the first after a restart of the browser too', async () => {
    await office.options.connect(APP);
    await office.visit(1, A);
    await office.restart();
    office.salesforce.reader = ANOTHER;
    await expectTurnedOver(() => office.page(1, A).viewing({ ref: A }));
  });

  test('in the browser’s own session is noticed at the next reading', async () => {
    office.salesforce.session = 'sid-1';
    await office.options.connect({ ...APP, clientId: null, browserSession: true });
    await office.visit(1, A);
    office.salesforce.session = 'sid-2';
    office.salesforce.reader = ANOTHER;
    office.clock += 61_000;
    await expectTurnedOver(() => office.page(1, A).viewing({ ref: A }));
  });
});

describe('an app that policy sets', () => {
  beforeEach(() => {
    office.policy = { salesforce: [{ host: ORG.org, clientId: CLIENT }] };
    office.newWorker();
  });

  test('is there to sign in with, and nobody can change or remove it', async () => {
    expect(await office.options.connections({})).toMatchObject([
      { org: ORG, setBy: 'policy', signIn: { clientId: CLIENT }, account: null, failure: null },
    ]);
    await office.options.connect({ ...APP, clientId: 'another' });
    expect(await office.options.connections({})).toMatchObject([{ setBy: 'policy', signIn: { clientId: CLIENT } }]);
    await expect(office.options.disconnect({ org: ORG })).rejects.toMatchObject({ why: 'not_allowed' });
  });

  test('is forgotten with all that was read once policy sets it no more, also after a restart of the browser', async () => {
    await office.visit(1, A);
    office.policy = {};
    await (await office.restart()).followPolicy();
    expect(await office.options.connections({})).toEqual([]);
    expect(await office.local.get(null)).toEqual({});
  });

  test('that names no organisation of Salesforce costs the others nothing', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    office.policy = {
      salesforce: [
        { host: 'crm.example', clientId: CLIENT },
        { host: 'other.my.salesforce.com' },
        { host: ORG.org, clientId: CLIENT },
      ],
    };
    office.newWorker();
    expect(await office.options.connections({})).toMatchObject([{ org: ORG }]);
    expect(log.mock.calls.flat().join()).toMatch(/salesforce\.0\.host.*salesforce\.1/);
  });
});

describe('a press on a strip without a connection', () => {
  const FAILURES = [
    ['leads to the options page where the app is blocked', { kind: 'app_blocked', detail: 'OAUTH_APP_BLOCKED' }, 1],
    ['asks nothing more of somebody who closed the window', { kind: 'sign_in_cancelled' }, 0],
  ] as const;

  test.each(FAILURES)('%s', async (_, failure, opened) => {
    await office.options.connect(APP);
    office.salesforce.signingIn = async () => {
      throw new CrmError(failure);
    };
    await office.page(1, A).reconnect({});
    expect(office.salesforce.signIns).toEqual([true, true]);
    expect(office.optionsOpened).toBe(opened);
  });

  test('leads to the options page where there is a key to give and nothing to sign in with', async () => {
    await office.page(1, deal('101')).reconnect({});
    expect(office.optionsOpened).toBe(1);
  });
});

test('an organisation that nobody entered cannot be signed in to', async () => {
  expect(await office.panel(1, A).signIn({ org: null })).toEqual({ ok: false, failure: { kind: 'not_connected' } });
});

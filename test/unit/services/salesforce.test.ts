import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { createRegistry } from '../../../lib/crm/registry.ts';
import type { RecordRef } from '../../../lib/record/ref.ts';
import { millis } from '../../../lib/record/time.ts';
import { CONSUMER_KEY } from '../../crm/salesforce/api/oauth/sign-in.ts';
import { type DirectStandIn, directStandIn } from '../../crm/salesforce/api/serve.ts';
import { TOKENS } from '../../crm/salesforce/api/users.ts';
import { salesforceId } from '../../crm/salesforce/ids.ts';
import { DEMO } from '../../crm/world/demo.ts';
import { memoryBudgets } from '../crm/support.ts';
import { Office } from './office.ts';

const INSTANT = '2026-11-20T12:00:00.000Z';
const CALLBACK = `https://${'a'.repeat(32)}.chromiumapp.org/`;
const ORG = { crm: 'salesforce', org: 'plumbdemo.my.salesforce.com' } as const;
const APP = { crm: ORG.crm, org: ORG, clientId: CONSUMER_KEY, browserSession: false };
const A: RecordRef = { ...ORG, kind: 'deal', id: salesforceId('Opportunity', DEMO.healthy.id) };

let standIn: DirectStandIn;
let office: Office;
/** The session cookie of the browser; null where there is none, or no permission to read it. */
let cookie: string | null;
/** How often a sign-in was begun, with a window and without. */
let launches: { interactive: number; silent: number };

/** A browser in which somebody signs in as the sales representative wherever a login page asks. */
async function launch(url: string, interactive: boolean): Promise<string> {
  launches[interactive ? 'interactive' : 'silent'] += 1;
  let at = url;
  for (;;) {
    const response = await standIn.fetch(at, { redirect: 'manual' });
    const location = response.headers.get('location');
    if (location?.startsWith(CALLBACK)) return location;
    const link = interactive ? /href="([^"]*[?&;]as=rep)"/.exec(await response.text())?.[1] : undefined;
    if (!link) throw new Error(interactive ? 'The user did not approve access.' : 'User interaction required.');
    at = new URL(link.replaceAll('&amp;', '&'), at).href;
  }
}

beforeEach(() => {
  standIn = directStandIn({ seed: 7, instant: INSTANT });
  cookie = null;
  launches = { interactive: 0, silent: 0 };
  office = new Office(
    createRegistry({
      budgets: memoryBudgets(),
      fetch: standIn.fetch,
      signIn: { redirectUri: CALLBACK, launch },
      cookie: async () => cookie,
    }),
  );
  office.clock = millis(INSTANT);
});

function view() {
  return office.page(1, A).viewing({ ref: A });
}

function failure() {
  return office
    .panel(1, A)
    .record({ ref: A, refresh: false })
    .then((shown) => shown.failure);
}

function expireAll(refused: 'expired' | 'not_valid_for_rest' = 'expired') {
  for (const session of standIn.sessions.values()) session.refused = refused;
}

describe('signing in to an organisation', () => {
  test('at its own login page leads to a verdict on the deal that stands open', async () => {
    standIn.signIn.demo.browserUser = null;
    expect(await view()).toMatchObject({ status: 'not_connected' });
    expect(await office.options.connect(APP)).toMatchObject({
      ok: true,
      connection: { org: ORG, account: { uiHost: 'plumbdemo.lightning.force.com' }, failure: null },
    });
    expect(await view()).toMatchObject({ status: 'fresh', health: expect.any(Number) });
    expect(launches).toEqual({ interactive: 1, silent: 0 });
  });

  test.each([
    ['app_blocked', 'app_blocked'],
    ['not_admin_approved', 'app_blocked'],
    ['ip_restricted', 'ip_locked'],
  ] as const)('that %s stops says %s', async (barrier, kind) => {
    standIn.signIn.demo.barrier = barrier;
    expect(await office.options.connect(APP)).toMatchObject({ ok: false, failure: { kind } });
    expect(await office.options.connections({})).toMatchObject([{ account: null, failure: { kind } }]);
  });

  test('that ends in another organisation is not used for this one', async () => {
    standIn.signIn.demo.leadsTo = 'second';
    expect(await office.options.connect(APP)).toMatchObject({ ok: false, failure: { kind: 'wrong_org' } });
    expect(await view()).toMatchObject({ health: null });
  });

  test('as an app that it does not know shows its own error and connects nothing', async () => {
    expect(await office.options.connect({ ...APP, clientId: '3MVG9unknown' })).toMatchObject({
      ok: false,
      failure: { kind: 'sign_in_cancelled' },
    });
  });
});

describe('a session that has ended', () => {
  beforeEach(async () => {
    standIn.signIn.demo.browserUser = 'rep';
    await office.options.connect(APP);
    await view();
    launches = { interactive: 0, silent: 0 };
    office.clock += 3_600_000;
  });

  test('is begun anew without a window while Salesforce itself is signed in to', async () => {
    expireAll();
    expect(await view()).toMatchObject({ status: 'fresh' });
    expect(launches).toEqual({ interactive: 0, silent: 1 });
  });

  test('is said to have ended where Salesforce would have to ask, and one click brings it back', async () => {
    expireAll();
    standIn.signIn.demo.browserUser = null;
    expect(await view()).toMatchObject({ status: 'signed_out', health: expect.any(Number) });
    expect(await view()).toMatchObject({ status: 'signed_out' });
    expect(launches).toEqual({ interactive: 0, silent: 1 });
    await office.page(1, A).reconnect({});
    expect(await view()).toMatchObject({ status: 'fresh' });
    expect({ ...launches, options: office.optionsOpened }).toEqual({ interactive: 1, silent: 1, options: 0 });
  });

  test('because the organisation lets other apps only use its API is no reason to sign in again', async () => {
    expireAll('not_valid_for_rest');
    await view();
    expect(await failure()).toMatchObject({ kind: 'api_access_control' });
    expect(launches).toEqual({ interactive: 0, silent: 0 });
  });
});

test('the browser’s own session is used where a person wants that, and lies nowhere', async () => {
  cookie = TOKENS.rep;
  const own = { ...APP, clientId: null, browserSession: true };
  expect(await office.options.connect(own)).toMatchObject({ ok: true });
  expect(await view()).toMatchObject({ status: 'fresh' });
  expect(launches).toEqual({ interactive: 0, silent: 0 });
  expect(JSON.stringify([await office.session.get(null), await office.local.get(null)])).not.toContain(TOKENS.rep);
});

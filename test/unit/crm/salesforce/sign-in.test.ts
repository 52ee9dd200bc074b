import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { CrmEnvironment } from '../../../../lib/crm/environment.ts';
import { createRegistry } from '../../../../lib/crm/registry.ts';
import { failureOf as meaningOf } from '../../../../lib/crm/salesforce/oauth.ts';
import { challengeOf, randomText } from '../../../../lib/crm/salesforce/pkce.ts';
import { maintenance } from '../../../crm/salesforce/api/faults.ts';
import { CONSUMER_KEY } from '../../../crm/salesforce/api/oauth/sign-in.ts';
import { type DirectStandIn, directStandIn } from '../../../crm/salesforce/api/serve.ts';
import { failureOf, memoryBudgets } from '../support.ts';
import { DEMO_ORG } from './org.ts';

const REDIRECT = 'https://client.example/callback';

/** What a browser does with a page that only redirects; one that shows something is closed by the person. */
function follows(standIn: DirectStandIn) {
  return vi.fn(async (url: string, interactive: boolean) => {
    const response = await standIn.fetch(url, { redirect: 'manual' });
    const location = response.headers.get('location');
    if (location !== null) return location;
    throw new Error(interactive ? 'The user did not approve access.' : 'User interaction required.');
  });
}

function make(environment: Partial<CrmEnvironment> = {}) {
  const standIn = directStandIn({ seed: 7, instant: '2026-11-20T12:00:00.000Z' });
  const launch = follows(standIn);
  const salesforce = createRegistry({
    budgets: memoryBudgets(),
    fetch: standIn.fetch,
    signIn: { redirectUri: REDIRECT, launch },
    ...environment,
  })('salesforce');
  if (!salesforce?.signIn || !salesforce.signOut || !salesforce.browserSession) {
    throw new Error('Salesforce has a sign-in of its own');
  }
  const { signIn, signOut, browserSession } = salesforce;
  return {
    standIn,
    launch,
    browserSession,
    signOut: (token: string, org = DEMO_ORG) => signOut({ org, token }, new AbortController().signal),
    signIn: (interactive = true, clientId = CONSUMER_KEY, org = DEMO_ORG) =>
      signIn({ org, clientId }, { interactive, signal: new AbortController().signal }),
  };
}

describe('signing out', () => {
  it('ends the token at the organisation itself, and says so of one that has ended already', async () => {
    const { signIn, signOut, standIn } = make();
    const token = await signIn();
    expect(await signOut(token)).toBe(true);
    const answer = await standIn.fetch(`https://${DEMO_ORG.org}/services/data/v66.0/limits`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(answer.status).toBe(401);
    expect(await signOut(token)).toBe(true);
    expect(await signOut('never given')).toBe(true);
  });

  it('says that it was not confirmed where Salesforce is not to be reached or in trouble', async () => {
    const away = make({ fetch: () => Promise.reject(new TypeError('Failed to fetch')) });
    expect(await away.signOut('token')).toBe(false);
    const { signOut, standIn } = make();
    standIn.faults.add({ path: /revoke/, fault: maintenance() });
    expect(await signOut('token')).toBe(false);
  });

  it('sends the token to no host but the API of an organisation', async () => {
    const fetch = vi.fn();
    const { signOut } = make({ fetch });
    expect(await signOut('token', { ...DEMO_ORG, org: 'evil.example' })).toBe(false);
    expect(fetch).not.toHaveBeenCalled();
  });
});

describe('signing in', () => {
  it("gives a token that the organisation's API takes", async () => {
    const { signIn, standIn } = make();
    const token = await signIn();
    const answer = await standIn.fetch(`https://${DEMO_ORG.org}/services/data/v66.0/limits`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(answer.status).toBe(200);
  });

  it("asks at the organisation's own host, for its API only, with a challenge and without a secret", async () => {
    const { signIn, launch, standIn } = make();
    await signIn();
    const asked = new URL(launch.mock.calls[0]?.[0] ?? '');
    expect(asked.host).toBe(DEMO_ORG.org);
    expect(asked.searchParams.get('scope')).toBe('api id');
    expect(asked.searchParams.get('code_challenge_method')).toBe('S256');
    expect(asked.searchParams.get('state')).toHaveLength(22);
    expect(standIn.requests.to(/token$/)).toHaveLength(1);
  });

  it('is silent while the person is signed in, and says so when they are not', async () => {
    const { signIn, standIn, launch } = make();
    await expect(signIn(false)).resolves.toContain('!');
    standIn.signIn.demo.browserUser = null;
    expect(await failureOf(signIn(false))).toEqual({ kind: 'signed_out', detail: null });
    expect(launch.mock.calls.every(([, interactive]) => !interactive)).toBe(true);
  });

  it('that somebody closes is cancelled', async () => {
    const { signIn, standIn } = make();
    standIn.signIn.demo.browserUser = null;
    expect(await failureOf(signIn())).toEqual({ kind: 'sign_in_cancelled' });
  });

  it.each([
    ['app_blocked', 'app_blocked'],
    ['not_admin_approved', 'app_blocked'],
    ['ip_restricted', 'ip_locked'],
  ] as const)('%s is told apart and not tried again', async (barrier, kind) => {
    const { signIn, standIn, launch } = make();
    standIn.signIn.demo.barrier = barrier;
    expect(await failureOf(signIn())).toMatchObject({ kind, detail: expect.any(String) });
    expect(launch).toHaveBeenCalledTimes(1);
  });

  it('to another organisation than the page belongs to gives no token', async () => {
    const { signIn, standIn } = make();
    standIn.signIn.demo.leadsTo = 'second';
    expect(await failureOf(signIn())).toEqual({
      kind: 'wrong_org',
      expected: DEMO_ORG.org,
      actual: 'plumbeu--test.sandbox.my.salesforce.com',
    });
  });

  it('with an app that the organisation does not know ends where Salesforce says so, on its page', async () => {
    const { signIn } = make();
    expect(await failureOf(signIn(true, 'not-a-key'))).toEqual({ kind: 'sign_in_cancelled' });
  });

  it('refuses an answer that was not asked for', async () => {
    const { signIn } = make({
      signIn: { redirectUri: REDIRECT, launch: async () => `${REDIRECT}?code=stolen&state=other` },
    });
    expect(await failureOf(signIn())).toEqual({ kind: 'malformed', place: 'authorize' });
  });

  it('knows a network that is gone from a person who is', async () => {
    const { signIn, standIn } = make();
    standIn.faults.add({ path: '/services/oauth2/token', fault: { kind: 'cut' } });
    expect(await failureOf(signIn())).toEqual({ kind: 'offline' });
  });

  it('asks no host that is not Salesforce', async () => {
    const { signIn, launch } = make();
    const org = { crm: 'salesforce', org: 'evil.example' } as const;
    expect(await failureOf(signIn(true, CONSUMER_KEY, org))).toEqual({ kind: 'not_connected' });
    expect(launch).not.toHaveBeenCalled();
  });
});

it('the verifier is long enough, and its challenge is that of RFC 7636', async () => {
  expect(randomText(48)).toMatch(/^[\w-]{64}$/);
  expect(randomText(48)).not.toBe(randomText(48));
  expect(await challengeOf('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toBe(
    'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  );
});

it('every refusal means something, whatever words it comes in', () => {
  fc.assert(
    fc.property(fc.string(), fc.option(fc.string()), (error, description) => {
      expect(meaningOf(error, description).kind).toMatch(/^[a-z_]+$/);
    }),
  );
});

describe('the session of the browser', () => {
  it('is read from the API host only, and needs to be there', async () => {
    const cookie = vi.fn(async (host: string, name: string) =>
      host === DEMO_ORG.org && name === 'sid' ? '00D!x' : null,
    );
    const { browserSession } = make({ cookie });
    await expect(browserSession(DEMO_ORG)).resolves.toBe('00D!x');
    expect(await failureOf(browserSession({ crm: 'salesforce', org: 'plumbdemo.lightning.force.com' }))).toEqual({
      kind: 'signed_out',
      detail: null,
    });
    expect(cookie).toHaveBeenCalledTimes(1);
  });

  it('is none where the person has not allowed it', async () => {
    expect(await failureOf(make().browserSession(DEMO_ORG))).toEqual({ kind: 'signed_out', detail: null });
  });
});

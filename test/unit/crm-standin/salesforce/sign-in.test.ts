import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { CONSUMER_KEY } from '../../../crm/salesforce/api/oauth/sign-in.ts';
import { ORGS } from '../../../crm/salesforce/settings.ts';
import { ask, type ClockedStandIn, standInWithClock } from './ask.ts';

const CALLBACK = `https://${'a'.repeat(32)}.chromiumapp.org/salesforce`;
const HOST = ORGS.demo.apiHost;

function verifierAndChallenge() {
  const verifier = randomBytes(48).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
}

async function authorize(standIn: ClockedStandIn, changes: Record<string, string> = {}) {
  const { verifier, challenge } = verifierAndChallenge();
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: CONSUMER_KEY,
    redirect_uri: CALLBACK,
    scope: 'api id',
    state: 'mine',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...changes,
  });
  const response = await standIn.fetch(`https://${HOST}/services/oauth2/authorize?${query}`, { redirect: 'manual' });
  const location = response.headers.get('location');
  return { response, verifier, answer: new URL(location ?? 'none:').searchParams };
}

async function exchange(standIn: ClockedStandIn, form: Record<string, string>, host: string = HOST) {
  const response = await standIn.fetch(`https://${host}/services/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: CONSUMER_KEY,
      redirect_uri: CALLBACK,
      ...form,
    }),
  });
  return { status: response.status, body: await response.json() };
}

async function codeOf(standIn: ClockedStandIn, changes: Record<string, string> = {}) {
  const { answer, verifier } = await authorize(standIn, changes);
  return { code: answer.get('code') ?? '', code_verifier: verifier };
}

describe('signing in', () => {
  it('gives a token of the organisation for a code and its verifier, without a secret', async () => {
    const standIn = standInWithClock();
    const { answer, verifier } = await authorize(standIn);
    expect(answer.get('state')).toBe('mine');
    const { status, body } = await exchange(standIn, { code: answer.get('code') ?? '', code_verifier: verifier });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      access_token: expect.stringMatching(/^00D\w{12}!/),
      instance_url: `https://${HOST}`,
      id: expect.stringContaining(`/id/${standIn.orgs.demo.id}/005`),
      token_type: 'Bearer',
      scope: 'api id',
    });
    expect(body).not.toHaveProperty('refresh_token');
    expect((await ask(standIn, '/limits', { token: body.access_token })).status).toBe(200);
  });

  it('takes a code once, not for another verifier, organisation or address, and not for long', async () => {
    const standIn = standInWithClock();
    const good = await codeOf(standIn);
    expect((await exchange(standIn, good)).status).toBe(200);
    const refused = { status: 400, body: { error: 'invalid_grant' } };
    expect(await exchange(standIn, good)).toMatchObject(refused);
    const other = { ...(await codeOf(standIn)), code_verifier: verifierAndChallenge().verifier };
    expect(await exchange(standIn, other)).toMatchObject(refused);
    expect(await exchange(standIn, await codeOf(standIn), ORGS.second.apiHost)).toMatchObject(refused);
    const elsewhere = { ...(await codeOf(standIn)), redirect_uri: 'https://client.example/callback' };
    expect(await exchange(standIn, elsewhere)).toMatchObject({ status: 400, body: { error: 'redirect_uri_mismatch' } });
    const old = await codeOf(standIn);
    standIn.wait(16 * 60_000);
    expect(await exchange(standIn, old)).toMatchObject(refused);
  });

  it('tells the app what is wrong, but nobody at an address that is not the app’s', async () => {
    const standIn = standInWithClock();
    const error = async (changes: Record<string, string>) => (await authorize(standIn, changes)).answer.get('error');
    expect(await error({ code_challenge: '' })).toBe('invalid_request');
    expect(await error({ code_challenge_method: 'plain' })).toBe('invalid_request');
    expect(await error({ scope: 'api everything' })).toBe('invalid_scope');
    for (const changes of [{ redirect_uri: 'https://thief.example/' }, { client_id: 'other' }]) {
      const { response } = await authorize(standIn, changes);
      expect(response.status).toBe(400);
      expect(response.headers.get('location')).toBeNull();
    }
  });

  it('fails where the app is blocked, the user not approved, or the network outside the range', async () => {
    const standIn = standInWithClock();
    const { demo } = standIn.signIn;
    demo.barrier = 'app_blocked';
    expect((await authorize(standIn)).answer.get('error')).toBe('OAUTH_APP_BLOCKED');
    demo.barrier = 'not_admin_approved';
    expect((await authorize(standIn)).answer.get('error')).toBe('OAUTH_APP_ACCESS_DENIED');
    demo.barrier = 'ip_restricted';
    expect(await exchange(standIn, await codeOf(standIn))).toMatchObject({
      body: { error: 'invalid_grant', error_description: 'ip restricted' },
    });
  });

  it('shows the login page to who is not signed in, unless nothing may be shown', async () => {
    const standIn = standInWithClock();
    standIn.signIn.demo.browserUser = null;
    expect((await authorize(standIn, { prompt: 'none' })).answer.get('error')).toBe('immediate_unsuccessful');
    const { response } = await authorize(standIn);
    expect(response.headers.get('content-type')).toMatch(/html/);
    const links = (await response.text()).match(/href="[^"]+"/g) ?? [];
    expect(links.some((link) => link.includes('as=hiddenFields'))).toBe(true);
    expect((await authorize(standIn, { as: 'hiddenFields' })).answer.get('code')).toBeTruthy();
  });

  it('may lead to another organisation than the page’s', async () => {
    const standIn = standInWithClock();
    standIn.signIn.demo.leadsTo = 'second';
    const { body } = await exchange(standIn, await codeOf(standIn));
    expect(body.id).toContain(standIn.orgs.second.id);
    expect(body.instance_url).toBe(`https://${ORGS.second.apiHost}`);
    expect((await ask(standIn, '/limits', { token: body.access_token })).status).toBe(401);
  });
});

describe('a browser that is signed in', () => {
  it('holds a session cookie of the organisation, which is a token too', async () => {
    const standIn = standInWithClock();
    const { response } = await authorize(standIn, { as: 'rep' });
    const [cookie = ''] = response.headers.getSetCookie();
    const [, token = ''] = /^sid=([^;]+); .*Secure; HttpOnly/.exec(cookie) ?? [];
    expect((await ask(standIn, '/limits', { token })).status).toBe(200);
  });
});

describe('a refresh token', () => {
  it('is given where asked for, and each use ends it and gives the next', async () => {
    const standIn = standInWithClock();
    const first = (await exchange(standIn, await codeOf(standIn, { scope: 'api id refresh_token' }))).body;
    const refresh = (token: string) => exchange(standIn, { grant_type: 'refresh_token', refresh_token: token });
    const second = (await refresh(first.refresh_token)).body;
    expect(second.access_token).not.toBe(first.access_token);
    expect(second.refresh_token).not.toBe(first.refresh_token);
    expect(await refresh(first.refresh_token)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });
});

describe('a token', () => {
  it('tells whose it is, until it is revoked', async () => {
    const standIn = standInWithClock();
    const { access_token, id } = (await exchange(standIn, await codeOf(standIn))).body;
    const headers = { authorization: `Bearer ${access_token}` };
    const info = `https://${HOST}/services/oauth2/userinfo`;
    for (const url of [info, id]) {
      const about = await (await standIn.fetch(url, { headers })).json();
      expect(about).toMatchObject({ organization_id: standIn.orgs.demo.id, email: 'mara.lindqvist@tidewatch.example' });
    }
    const body = new URLSearchParams({ token: access_token });
    await standIn.fetch(`https://${HOST}/services/oauth2/revoke`, { method: 'POST', body });
    expect((await standIn.fetch(info, { headers })).status).toBe(403);
    expect((await ask(standIn, '/limits', { token: access_token })).status).toBe(401);
  });
});

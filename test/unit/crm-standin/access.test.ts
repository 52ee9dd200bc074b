import { describe, expect, it } from 'vitest';
import { nextMidnight } from '../../../lib/crm/midnight.ts';
import { TOKENS } from '../../crm/hubspot/api/tokens.ts';
import { DEMO } from '../../crm/world/demo.ts';
import { ask, INSTANT, standInWithClock } from './ask.ts';

const standIn = standInWithClock();
const account = '/account-info/2026-09/details';

describe('keys', () => {
  it('that are unknown, revoked or meant for another region get 401', async () => {
    const answers = [
      await ask(standIn, account, { token: 'nobody' }),
      await ask(standIn, account, { token: TOKENS.revoked }),
      await ask(standIn, account, { token: TOKENS.second }),
    ];
    for (const answer of answers)
      expect(answer).toMatchObject({ status: 401, body: { category: 'INVALID_AUTHENTICATION' } });
  });

  it('name their own portal', async () => {
    expect((await ask(standIn, account)).body).toMatchObject({
      portalId: 4711001,
      timeZone: 'Europe/Berlin',
      uiDomain: 'app.hubspot.com',
    });
    const second = await ask(standIn, account, { token: TOKENS.second, host: 'api-eu1.hubapi.com' });
    expect(second.body).toMatchObject({ portalId: 4711002, companyCurrency: 'GBP', uiDomain: 'app-eu1.hubspot.com' });
  });

  it('without a scope get 403 naming what is missing', async () => {
    const emails = await ask(standIn, '/crm/objects/2026-09/emails/batch/read', {
      token: TOKENS.noSalesEmail,
      body: { inputs: [] },
    });
    expect(emails.status).toBe(403);
    expect(emails.body).toMatchObject({
      category: 'MISSING_SCOPES',
      errors: [{ context: { requiredGranularScopes: ['crm.objects.contacts.read', 'sales-email-read'] } }],
    });
    const calls = await ask(standIn, '/crm/objects/2026-09/calls?limit=1', { token: TOKENS.noSalesEmail });
    expect(calls.status).toBe(200);
    expect((await ask(standIn, account, { token: TOKENS.noScopes })).status).toBe(403);
  });

  it('see no inline associations with what they may not read', async () => {
    const path = `/crm/objects/2026-09/deals/${DEMO.healthy.id}?associations=emails,calls`;
    const { body } = await ask(standIn, path, { token: TOKENS.noSalesEmail });
    expect(Object.keys(body.associations)).toEqual(['calls']);
    const links = await ask(standIn, `/crm/objects/2026-09/deals/${DEMO.healthy.id}/associations/contacts`, {
      token: TOKENS.noContacts,
    });
    expect(links.status).toBe(403);
  });

  it('from which properties are hidden get neither value nor definition', async () => {
    const token = TOKENS.hiddenProperties;
    const read = await ask(standIn, `/crm/objects/2026-09/deals/${DEMO.healthy.id}?properties=amount,dealname`, {
      token,
    });
    expect(read.body.properties).not.toHaveProperty('amount');
    const { body } = await ask(standIn, '/crm/properties/2026-09/deals', { token });
    const names = body.results.map(({ name }: { name: string }) => name);
    expect(names).not.toContain('amount');
    expect(names).toContain('dealname');
  });

  it('may be revoked between two requests', async () => {
    const own = standInWithClock();
    expect((await ask(own, account)).status).toBe(200);
    const token = own.tokens.get(TOKENS.demo);
    if (token) token.revoked = true;
    expect((await ask(own, account)).status).toBe(401);
  });
});

describe('limits', () => {
  it('allow 100 requests in ten seconds, count down in the headers, and then say which limit it was', async () => {
    const own = standInWithClock();
    for (let left = 99; left >= 0; left--) {
      const { status, headers } = await ask(own, account);
      expect(status).toBe(200);
      expect(headers.get('x-hubspot-ratelimit-remaining')).toBe(String(left));
    }
    const turnedAway = await ask(own, account);
    expect(turnedAway).toMatchObject({ status: 429, body: { policyName: 'TEN_SECONDLY_ROLLING' } });
    expect(turnedAway.headers.get('x-hubspot-ratelimit-interval-milliseconds')).toBe('10000');
    expect((await ask(own, account, { token: TOKENS.noOwners })).status).toBe(200);
    own.wait(10_000);
    expect((await ask(own, account)).status).toBe(200);
  });

  it('have a daily one that all keys of a portal share, until midnight where the account is', async () => {
    const own = standInWithClock();
    own.portals.demo.limits.daily = 2;
    await ask(own, account);
    await ask(own, account, { token: TOKENS.noOwners });
    expect(await ask(own, account)).toMatchObject({ status: 429, body: { policyName: 'DAILY' } });
    const midnight = nextMidnight(own.world.org.timeZone, Date.parse(INSTANT));
    own.wait(midnight - Date.parse(INSTANT) - 1);
    expect((await ask(own, account)).status).toBe(429);
    own.wait(1);
    expect((await ask(own, account)).status).toBe(200);
  });
});

describe('the owners', () => {
  it('are active ones, unless those who left are asked for', async () => {
    const active = await ask(standIn, '/crm/owners/2026-09?limit=5');
    expect(active.body.results).toHaveLength(5);
    expect(active.body.paging.next.after).toBeTypeOf('string');
    const left = await ask(standIn, '/crm/owners/2026-09?archived=true');
    expect(left.body.results).toHaveLength(1);
    expect(left.body.results[0]).not.toHaveProperty('userId');
    expect(left.body.results[0].userIdIncludingInactive).toBeTypeOf('number');
  });
});

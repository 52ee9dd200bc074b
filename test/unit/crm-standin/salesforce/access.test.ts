import { describe, expect, it } from 'vitest';
import { maintenance } from '../../../crm/salesforce/api/faults.ts';
import { TOKENS } from '../../../crm/salesforce/api/users.ts';
import { ORGS } from '../../../crm/salesforce/settings.ts';
import { ask, soql, standInWithClock } from './ask.ts';

const standIn = standInWithClock();
const limits = '/limits';

describe('sessions', () => {
  it('that are unknown, ended or of another organisation get one 401, kept out by API Access Control another', async () => {
    const own = standInWithClock();
    const end = (token: string, refused: 'expired' | 'not_valid_for_rest') => {
      const session = own.sessions.get(token);
      if (session) session.refused = refused;
    };
    const expired = { status: 401, body: [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }] };
    expect(await ask(own, limits, { token: 'nobody' })).toMatchObject(expired);
    expect(await ask(own, limits, { token: TOKENS.second })).toMatchObject(expired);
    expect((await ask(own, limits)).status).toBe(200);
    end(TOKENS.rep, 'expired');
    expect(await ask(own, limits)).toMatchObject(expired);
    end(TOKENS.rep, 'not_valid_for_rest');
    expect(await ask(own, limits)).toMatchObject({
      status: 401,
      body: [{ errorCode: 'INVALID_SESSION_ID', message: 'This session is not valid for use with the REST API' }],
    });
  });

  it('of a user without the API get 403', async () => {
    expect(await ask(standIn, limits, { token: TOKENS.noApi })).toMatchObject({
      status: 403,
      body: [{ errorCode: 'API_DISABLED_FOR_ORG' }],
    });
  });

  it('are not needed to learn the versions', async () => {
    const response = await standIn.fetch(`https://${ORGS.demo.apiHost}/services/data/`);
    expect(await response.json()).toContainEqual({ label: "Spring '26", url: '/services/data/v66.0', version: '66.0' });
  });
});

describe('the daily limit', () => {
  it('is told with every answer, errors too, and ends in 403', async () => {
    const own = standInWithClock();
    own.orgs.demo.limits.daily = 2;
    expect((await ask(own, limits)).headers.get('sforce-limit-info')).toBe('api-usage=1/2');
    expect((await soql(own, 'SELECT')).headers.get('sforce-limit-info')).toBe('api-usage=2/2');
    const over = await ask(own, limits);
    expect(over).toMatchObject({ status: 403, body: [{ errorCode: 'REQUEST_LIMIT_EXCEEDED' }] });
    expect(over.headers.get('sforce-limit-info')).toBe('api-usage=2/2');
  });

  it('counts a composite call once', async () => {
    const own = standInWithClock();
    const part = (referenceId: string) => ({ method: 'GET', url: '/services/data/v66.0/limits', referenceId });
    await ask(own, '/composite', { body: { compositeRequest: [part('one'), part('two'), part('three')] } });
    expect(own.orgs.demo.limits.used).toBe(1);
  });
});

describe('field-level security', () => {
  const token = TOKENS.hiddenFields;

  it('answers a hidden field with the words of a misspelt one', async () => {
    const hidden = await soql(standIn, 'SELECT Amount FROM Opportunity LIMIT 1', { token });
    const misspelt = await soql(standIn, 'SELECT Amoumt FROM Opportunity LIMIT 1', { token });
    expect(hidden.status).toBe(400);
    expect(hidden.body[0].errorCode).toBe(misspelt.body[0].errorCode);
    expect(hidden.body[0].message).toBe(misspelt.body[0].message.replaceAll('Amoumt', 'Amount'));
    expect((await soql(standIn, 'SELECT Id FROM Opportunity WHERE Amount > 3', { token })).status).toBe(400);
    expect((await soql(standIn, 'SELECT Contact.Title FROM OpportunityContactRole LIMIT 1', { token })).status).toBe(
      400,
    );
  });

  it('leaves hidden fields out of describe and of whole records', async () => {
    const names = (await ask(standIn, '/sobjects/Opportunity/describe', { token })).body.fields.map(
      ({ name }: { name: string }) => name,
    );
    expect(names).not.toContain('Amount');
    expect(names).toContain('StageName');
    const [{ Id }] = (await soql(standIn, 'SELECT Id FROM Opportunity LIMIT 1')).body.records;
    expect((await ask(standIn, `/sobjects/Opportunity/${Id}`, { token })).body).not.toHaveProperty('NextStep');
  });

  it('hides objects from queries, parents, describe and the list of objects', async () => {
    const asked = { token: TOKENS.noContacts };
    expect((await soql(standIn, 'SELECT Id FROM Contact', asked)).body[0].errorCode).toBe('INVALID_TYPE');
    expect((await soql(standIn, 'SELECT Contact.Name FROM OpportunityContactRole', asked)).body[0].message).toContain(
      "Didn't understand relationship 'Contact'",
    );
    expect((await soql(standIn, 'SELECT ContactId FROM OpportunityContactRole LIMIT 1', asked)).status).toBe(200);
    expect((await ask(standIn, '/sobjects/Contact/describe', asked)).status).toBe(404);
    const { sobjects } = (await ask(standIn, '/sobjects', asked)).body;
    expect(sobjects.map(({ name }: { name: string }) => name)).not.toContain('Contact');
  });
});

describe('features', () => {
  const fields = async (own: typeof standIn, object: string, asking = {}) =>
    (await ask(own, `/sobjects/${object}/describe`, asking)).body.fields.map(({ name }: { name: string }) => name);

  it('differ between the two organisations', async () => {
    const second = { token: TOKENS.second, host: ORGS.second.apiHost, version: 'v65.0' };
    const [here, there] = [await fields(standIn, 'Opportunity'), await fields(standIn, 'Opportunity', second)];
    expect(here).toEqual(expect.arrayContaining(['CurrencyIsoCode', 'RecordTypeId', 'Pain__c']));
    expect(here).not.toContain('AgeInDays');
    expect(there).toEqual(expect.arrayContaining(['AgeInDays', 'LastStageChangeInDays', 'PushCount']));
    for (const missing of ['CurrencyIsoCode', 'RecordTypeId', 'Pain__c']) expect(there).not.toContain(missing);
    expect((await soql(standIn, 'SELECT COUNT() FROM TaskRelation', second)).body.totalSize).toBeGreaterThan(0);
    expect((await soql(standIn, 'SELECT COUNT() FROM OpportunityFieldHistory', second)).body.totalSize).toBe(0);
  });

  it('can be switched: activity capture leaves mails and meetings outside, person accounts add fields', async () => {
    const own = standInWithClock({ activityCapture: true, personAccounts: true });
    expect((await soql(own, 'SELECT COUNT() FROM EmailMessage')).body.totalSize).toBe(0);
    expect((await soql(own, 'SELECT COUNT() FROM Event')).body.totalSize).toBe(0);
    expect((await soql(own, "SELECT COUNT() FROM Task WHERE TaskSubtype = 'Call'")).body.totalSize).toBeGreaterThan(0);
    expect(await fields(own, 'Account')).toContain('IsPersonAccount');
    expect(await fields(standIn, 'Account')).not.toContain('IsPersonAccount');
  });
});

describe('a describe', () => {
  it('is 304 for whoever has it since it last changed', async () => {
    const path = '/sobjects/Opportunity/describe';
    const { headers } = await ask(standIn, path);
    const since = headers.get('last-modified') ?? '';
    const again = await ask(standIn, path, { headers: { 'if-modified-since': since } });
    expect(again).toMatchObject({ status: 304, body: null });
    const own = standInWithClock();
    own.orgs.demo.describedAt += 3_600_000;
    expect((await ask(own, path, { headers: { 'if-modified-since': since } })).status).toBe(200);
  });
});

describe('maintenance', () => {
  it('answers HTML', async () => {
    const own = standInWithClock();
    own.faults.add({ path: '/services/data/*', times: 1, fault: maintenance() });
    const response = await own.fetch(`https://${ORGS.demo.apiHost}/services/data/v66.0/limits`);
    expect(response.status).toBe(503);
    expect(response.headers.get('content-type')).toMatch(/html/);
  });
});

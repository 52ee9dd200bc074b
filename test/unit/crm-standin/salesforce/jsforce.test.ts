import { Connection } from 'jsforce';
import { setDispatcher } from 'jsforce/lib/request.js';
import { Agent, buildConnector } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningServer } from '../../../crm/http/server.ts';
import { CONSUMER_KEY } from '../../../crm/salesforce/api/oauth/sign-in.ts';
import { type ServedStandIn, startStandIn } from '../../../crm/salesforce/api/serve.ts';
import { TOKENS } from '../../../crm/salesforce/api/users.ts';
import { salesforceId } from '../../../crm/salesforce/ids.ts';
import { ORGS } from '../../../crm/salesforce/settings.ts';
import { DEMO } from '../../../crm/world/demo.ts';
import { demoAccountOf } from '../../../crm/world/demo-accounts.ts';
import { INSTANT } from './ask.ts';

let standIn: ServedStandIn;
let client: Connection;
const instanceUrl = `https://${ORGS.demo.apiHost}`;
const deal = salesforceId('Opportunity', DEMO.healthy.id);

/** Leads every connection to the stand-in, under the host name that the client believes in. */
function leadingTo({ port, certificate }: RunningServer): Agent {
  const connect = buildConnector({ ca: certificate.cert, allowH2: false });
  return new Agent({
    connect: (options, callback) =>
      connect({ ...options, hostname: '127.0.0.1', port: String(port), servername: options.hostname }, callback),
  });
}

beforeAll(async () => {
  standIn = await startStandIn({ seed: 7, instant: INSTANT });
  setDispatcher(leadingTo(standIn));
  client = new Connection({ instanceUrl, accessToken: TOKENS.rep, version: '66.0' });
});
afterAll(() => standIn.close());

describe('jsforce, unchanged, works against the stand-in', () => {
  it('queries with parents and children, and counts', async () => {
    const found = await client.query(
      `SELECT Id, Name, Account.Name, (SELECT Role FROM OpportunityContactRoles) FROM Opportunity WHERE Id = '${deal}'`,
    );
    expect(found).toMatchObject({ totalSize: 1, done: true });
    expect(found.records[0]).toMatchObject({ Name: DEMO.healthy.name, Account: { Name: 'Brackwater Mills' } });
    const { totalSize } = await client.query('SELECT COUNT() FROM Opportunity');
    expect(totalSize).toBe(1135);
  });

  it('fetches the next page, and every page by itself', async () => {
    const first = await client.query('SELECT Id FROM Task');
    expect(first.done).toBe(false);
    const second = await client.queryMore(first.nextRecordsUrl ?? '');
    expect(second.records[0]?.Id).not.toBe(first.records[0]?.Id);
    const all = await client.query('SELECT Id FROM Task', { autoFetch: true, maxFetch: 10_000 });
    expect(all.records).toHaveLength(first.totalSize);
  });

  it('makes, changes, reads and deletes records, one and several', async () => {
    const one = await client.sobject('Task').create({ Subject: 'One', WhatId: deal });
    expect(one.success).toBe(true);
    const several = await client.sobject('Task').create([{ Subject: 'Two' }, { Subject: 'Three' }]);
    expect(several.map(({ success }) => success)).toEqual([true, true]);
    const ids = several.flatMap(({ id }) => (id ? [id] : []));
    await client.sobject('Task').update({ Id: one.id ?? '', Status: 'Completed' });
    await client.sobject('Task').update(ids.map((Id) => ({ Id, Status: 'Completed' })));
    expect(await client.sobject('Task').retrieve(one.id ?? '')).toMatchObject({ Subject: 'One', IsClosed: true });
    const read = await client.sobject('Task').retrieve(ids, { fields: ['Subject', 'IsClosed'] });
    expect(read).toMatchObject([
      { Subject: 'Two', IsClosed: true },
      { Subject: 'Three', IsClosed: true },
    ]);
    expect(await client.sobject('Task').destroy(ids)).toMatchObject([{ success: true }, { success: true }]);
    await expect(client.sobject('Task').retrieve(ids[0] ?? '')).rejects.toMatchObject({
      errorCode: 'ENTITY_IS_DELETED',
    });
  });

  it('upserts by an external id, one and several', async () => {
    const key = 'Plumbline_Key__c';
    const first = await client.sobject('Task').upsert({ [key]: 'a', Subject: 'Once' }, key);
    expect(first).toMatchObject({ success: true, created: true });
    const again = await client.sobject('Task').upsert(
      [
        { [key]: 'a', Subject: 'Twice' },
        { [key]: 'b', Subject: 'New' },
      ],
      key,
    );
    expect(again).toMatchObject([
      { id: first.id, success: true, created: false },
      { success: true, created: true },
    ]);
  });

  it('describes objects and lists them', async () => {
    const described = await client.sobject('Opportunity').describe();
    expect(described.fields.find(({ name }) => name === 'HasOverdueTask')).toMatchObject({ filterable: false });
    const { sobjects } = await client.describeGlobal();
    expect(sobjects.map(({ name }) => name)).toContain('OpportunityContactRole');
  });

  it('sends composite calls, and reads limits from header and resource', async () => {
    const answer = await client.requestPost('/composite', {
      compositeRequest: [{ method: 'GET', referenceId: 'limits', url: '/services/data/v66.0/limits' }],
    });
    expect(answer).toMatchObject({ compositeResponse: [{ httpStatusCode: 200, referenceId: 'limits' }] });
    const { used, daily } = standIn.orgs.demo.limits;
    expect(client.limitInfo.apiUsage).toEqual({ used, limit: daily });
    expect((await client.limits()).DailyApiRequests).toMatchObject({ Max: daily });
  });

  it('reads a customer with its cases, contract, people and the history of its use', async () => {
    const { id, name } = demoAccountOf('churn_risk');
    const account = salesforceId('Account', id);
    const found = await client.query(
      `SELECT Name, Renewal_Date__c, CSM__r.Name, Weekly_Active_Users__c, (SELECT Subject FROM Cases WHERE IsClosed = false),
       (SELECT EndDate FROM Contracts), (SELECT IsActive FROM AccountContactRelations),
       (SELECT NewValue FROM Histories WHERE Field = 'Weekly_Active_Users__c' ORDER BY CreatedDate DESC LIMIT 2)
       FROM Account WHERE Id = '${account}'`,
    );
    const [record] = found.records;
    expect(record).toMatchObject({ Name: name, CSM__r: { Name: 'Greta Solheim' }, Weekly_Active_Users__c: 47 });
    expect(record?.Cases.totalSize).toBe(1);
    expect(record?.Contracts.records[0].EndDate).toBe(record?.Renewal_Date__c);
    expect(record?.AccountContactRelations.totalSize).toBe(5);
    expect(record?.Histories.records.map((row: { NewValue: number }) => row.NewValue)).toEqual([47, 52]);
  });

  it('reads whom a campaign reached and who answered', async () => {
    const answered = await client.query(
      'SELECT Campaign.Name, Contact.AccountId, FirstRespondedDate FROM CampaignMember WHERE HasResponded = true',
    );
    const expected = standIn.world.campaignResponses.filter(({ respondedAt }) => respondedAt !== null);
    expect(answered.totalSize).toBe(expected.length);
    expect(answered.records[0]?.Campaign.Name).toMatch(/\w/);
  });

  it('tells errors by their code', async () => {
    await expect(client.query('SELECT Nme FROM Account')).rejects.toMatchObject({ errorCode: 'INVALID_FIELD' });
    const ended = new Connection({ instanceUrl, accessToken: 'ended', version: '66.0' });
    await expect(ended.query('SELECT Id FROM Account')).rejects.toMatchObject({ errorCode: 'INVALID_SESSION_ID' });
  });

  it('signs in with a code and a verifier, and asks who it is', async () => {
    const redirectUri = 'https://client.example/callback';
    const oauth2 = { loginUrl: instanceUrl, clientId: CONSUMER_KEY, redirectUri, useVerifier: true };
    const own = new Connection({ oauth2, instanceUrl, version: '66.0' });
    const url = own.oauth2.getAuthorizationUrl({ scope: 'api id' });
    const sent = await standIn.handler(new Request(url));
    const code = new URL(sent.headers.get('location') ?? 'none:').searchParams.get('code') ?? '';
    const user = await own.authorize(code);
    expect(user).toMatchObject({ organizationId: standIn.orgs.demo.id, id: salesforceId('User', '501') });
    expect(await own.identity()).toMatchObject({ email: 'mara.lindqvist@tidewatch.example' });
  });
});

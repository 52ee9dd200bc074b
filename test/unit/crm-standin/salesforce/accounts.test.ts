import { describe, expect, it } from 'vitest';
import { TOKENS } from '../../../crm/salesforce/api/users.ts';
import { salesforceId } from '../../../crm/salesforce/ids.ts';
import { ORGS } from '../../../crm/salesforce/settings.ts';
import { demoAccountOf } from '../../../crm/world/demo-accounts.ts';
import { ask, soql, standInWithClock } from './ask.ts';

const standIn = standInWithClock();
const account = (key: Parameters<typeof demoAccountOf>[0]) => salesforceId('Account', demoAccountOf(key).id);

async function rows(query: string, token: string = TOKENS.rep) {
  const { status, body } = await soql(standIn, query, { token });
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body.records;
}

const useOf = (id: string) =>
  `SELECT CreatedDate, NewValue FROM AccountHistory WHERE AccountId = '${id}' AND Field = 'Weekly_Active_Users__c'`;

describe('accounts', () => {
  it('say of a number what a person wrote and what a system did, each with its date', async () => {
    const id = account('conflicting_sources');
    const [now] = await rows(`SELECT NumberOfEmployees, Enriched_Employees__c FROM Account WHERE Id = '${id}'`);
    expect(now).toMatchObject({ NumberOfEmployees: 500, Enriched_Employees__c: 200 });
    const changes = await rows(
      `SELECT Field, NewValue, CreatedBy.Name FROM AccountHistory WHERE AccountId = '${id}'
       AND Field IN ('NumberOfEmployees', 'Enriched_Employees__c') ORDER BY CreatedDate`,
    );
    expect(changes).toMatchObject([
      { Field: 'NumberOfEmployees', NewValue: 500, CreatedBy: { Name: 'Priya Raghavan' } },
      { Field: 'Enriched_Employees__c', NewValue: 200, CreatedBy: { Name: 'Automated Process' } },
    ]);
  });

  it('keep the history of what changes', async () => {
    const other = standInWithClock();
    const id = account('churn_risk');
    const before = (await soql(other, useOf(id))).body.totalSize;
    other.orgs.demo.change('Account', id, { Weekly_Active_Users__c: 12, Website: 'https://larkspur.example' });
    const after = await soql(other, useOf(id));
    expect(after.body.totalSize).toBe(before + 1);
    expect(after.body.records.map(({ NewValue }: { NewValue: number }) => NewValue)).toContain(12);
  });

  it('hide a field from a user who may not see it: in queries, in describe and in the history', async () => {
    const id = account('churn_risk');
    const asked = await soql(standIn, `SELECT Weekly_Active_Users__c FROM Account WHERE Id = '${id}'`, {
      token: TOKENS.hiddenUse,
    });
    expect(asked.status).toBe(400);
    expect(asked.body[0].errorCode).toBe('INVALID_FIELD');
    const { body } = await ask(standIn, '/sobjects/Account/describe', { token: TOKENS.hiddenUse });
    const names = body.fields.map(({ name }: { name: string }) => name);
    expect(names).toContain('Renewal_Date__c');
    expect(names).not.toContain('Weekly_Active_Users__c');
    expect(await rows(useOf(id), TOKENS.hiddenUse)).toEqual([]);
    expect((await rows(useOf(id))).length).toBeGreaterThan(30);
  });

  it('have no such fields where the organisation never made them', async () => {
    const asking = { token: TOKENS.second, host: ORGS.second.apiHost, version: 'v65.0' };
    const { body } = await soql(standIn, 'SELECT Renewal_Date__c FROM Account', asking);
    expect(body[0].errorCode).toBe('INVALID_FIELD');
    const relations = await soql(standIn, 'SELECT Id FROM AccountContactRelation', asking);
    expect(relations.body[0].errorCode).toBe('INVALID_TYPE');
  });
});

describe('cases', () => {
  it('are an object that a user may not have', async () => {
    const query = `SELECT Subject, Priority FROM Case WHERE AccountId = '${account('churn_risk')}' AND IsClosed = false`;
    expect(await rows(query)).toMatchObject([{ Priority: 'High' }]);
    const denied = await soql(standIn, query, { token: TOKENS.noCases });
    expect(denied.body[0].errorCode).toBe('INVALID_TYPE');
  });

  it('come in when a customer asks for help', async () => {
    const other = standInWithClock();
    const [model] = other.world.cases;
    if (!model) throw new Error('the world has no case');
    const { id: companyId } = demoAccountOf('silent');
    other.orgs.demo.open({ ...model, id: '50499999999', companyId, subject: 'Nothing works', closedAt: null });
    const found = await soql(other, `SELECT Subject FROM Case WHERE AccountId = '${account('silent')}'`);
    expect(found.body.records).toMatchObject([{ Subject: 'Nothing works' }]);
  });
});

it('somebody who left is at the account still, no longer active', async () => {
  const query = `SELECT Contact.Name, EndDate, Contact.Left_Company_On__c FROM AccountContactRelation
    WHERE AccountId = '${account('champion_left')}' AND IsActive = false`;
  const [gone, ...others] = await rows(query);
  expect(others).toEqual([]);
  expect(gone.Contact.Name).toBe('Carmen Larrañaga');
  expect(gone.EndDate).toBe(gone.Contact.Left_Company_On__c);
});

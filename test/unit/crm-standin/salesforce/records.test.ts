import { describe, expect, it } from 'vitest';
import { salesforceId } from '../../../crm/salesforce/ids.ts';
import { DEMO } from '../../../crm/world/demo.ts';
import { ask, soql, standInWithClock } from './ask.ts';

const deal = salesforceId('Opportunity', DEMO.healthy.id);

describe('a record', () => {
  it('is made, changed, read and deleted', async () => {
    const standIn = standInWithClock();
    const made = await ask(standIn, '/sobjects/Task', { body: { Subject: 'Call Helen', WhatId: deal } });
    expect(made).toMatchObject({ status: 201, body: { success: true, errors: [] } });
    const path = `/sobjects/Task/${made.body.id}`;
    expect((await ask(standIn, `${path}?fields=Status,IsClosed,WhatId`)).body).toMatchObject({
      attributes: { type: 'Task' },
      Status: 'Not Started',
      IsClosed: false,
      WhatId: deal,
    });
    expect(await ask(standIn, path, { method: 'PATCH', body: { Status: 'Completed' } })).toMatchObject({ status: 204 });
    expect((await ask(standIn, `${path}?fields=IsClosed`)).body.IsClosed).toBe(true);
    expect((await ask(standIn, path, { method: 'DELETE' })).status).toBe(204);
    expect(await ask(standIn, path)).toMatchObject({ status: 404, body: [{ errorCode: 'ENTITY_IS_DELETED' }] });
    expect((await soql(standIn, `SELECT COUNT() FROM Task WHERE Id = '${made.body.id}'`)).body.totalSize).toBe(0);
  });

  it('that is not there is told in one way to who reads and in another to who writes', async () => {
    const standIn = standInWithClock();
    const path = `/sobjects/Task/${salesforceId('Task', 7)}`;
    expect((await ask(standIn, path)).body).toMatchObject([{ errorCode: 'NOT_FOUND' }]);
    const changed = await ask(standIn, path, { method: 'PATCH', body: { Subject: 'x' } });
    expect(changed).toMatchObject({ status: 404, body: [{ errorCode: 'INVALID_CROSS_REFERENCE_KEY' }] });
  });

  it.each([
    [{ Subjekt: 'x' }, 'INVALID_FIELD', "No such column 'Subjekt' on sobject of type Task"],
    [{ IsClosed: true }, 'INVALID_FIELD_FOR_INSERT_UPDATE', 'Unable to create/update fields: IsClosed'],
    [{ Subject: 'x'.repeat(256) }, 'STRING_TOO_LONG', 'max length=255'],
    [{ TaskSubtype: 'Fax' }, 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', 'Fax'],
    [{ WhatId: '006' }, 'MALFORMED_ID', '006'],
    [{ WhatId: salesforceId('Opportunity', 7) }, 'INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id'],
    [{ ActivityDate: 'soon' }, 'JSON_PARSER_ERROR', 'date'],
  ])('with %j is refused', async (fields, errorCode, message) => {
    const { status, body } = await ask(standInWithClock(), '/sobjects/Task', { body: fields });
    expect(status).toBe(400);
    expect(body).toMatchObject([{ errorCode, message: expect.stringContaining(message) }]);
  });

  it('needs what it cannot be without', async () => {
    const { body } = await ask(standInWithClock(), '/sobjects/Contact', { body: { FirstName: 'Nobody' } });
    expect(body).toEqual([
      { errorCode: 'REQUIRED_FIELD_MISSING', message: 'Required fields are missing: [LastName]', fields: ['LastName'] },
    ]);
  });
});

describe('an external id', () => {
  const path = (value: string) => `/sobjects/Task/Plumbline_Key__c/${value}`;

  it('makes a record once', async () => {
    const standIn = standInWithClock();
    const first = await ask(standIn, path('one'), { method: 'PATCH', body: { Subject: 'Call' } });
    const second = await ask(standIn, path('one'), { method: 'PATCH', body: { Subject: 'Call again' } });
    expect(first).toMatchObject({ status: 201, body: { created: true } });
    expect(second).toMatchObject({ status: 200, body: { created: false, id: first.body.id } });
    const { body } = await soql(standIn, "SELECT Subject FROM Task WHERE Plumbline_Key__c = 'one'");
    expect(body.records).toMatchObject([{ Subject: 'Call again' }]);
  });

  it('may not be said twice, must be one, and need not create', async () => {
    const standIn = standInWithClock();
    const twice = await ask(standIn, path('one'), { method: 'PATCH', body: { Plumbline_Key__c: 'one' } });
    expect(twice).toMatchObject({ status: 400, body: [{ errorCode: 'INVALID_FIELD' }] });
    const none = await ask(standIn, '/sobjects/Task/Subject/one', { method: 'PATCH', body: {} });
    expect(none.body).toMatchObject([
      { errorCode: 'NOT_FOUND', message: 'Provided external ID field does not exist or is not accessible: Subject' },
    ]);
    expect((await ask(standIn, `${path('one')}?updateOnly=true`, { method: 'PATCH', body: {} })).status).toBe(404);
  });

  it('that several records have is answered with their addresses', async () => {
    const standIn = standInWithClock();
    const { records } = (await soql(standIn, 'SELECT Id FROM Task LIMIT 2')).body;
    for (const { Id } of records) standIn.orgs.demo.change('Task', Id, { Plumbline_Key__c: 'same' });
    const { status, body } = await ask(standIn, path('same'), { method: 'PATCH', body: {} });
    expect(status).toBe(300);
    expect(body).toEqual(records.map(({ Id }: { Id: string }) => `/services/data/v66.0/sobjects/Task/${Id}`));
  });
});

describe('conditions', () => {
  it('stop a change of what somebody else has changed since, by the second', async () => {
    const standIn = standInWithClock();
    const path = `/sobjects/Opportunity/${deal}`;
    const { LastModifiedDate } = (await ask(standIn, `${path}?fields=LastModifiedDate`)).body;
    const headers = { 'if-unmodified-since': new Date(LastModifiedDate).toUTCString() };
    const change = { method: 'PATCH', body: { NextStep: 'Sign on Friday' }, headers };
    expect((await ask(standIn, path, change)).status).toBe(204);
    expect(await ask(standIn, path, change)).toMatchObject({
      status: 412,
      body: [{ errorCode: 'PRECONDITION_FAILED' }],
    });
  });

  it('spare the reading of what has not changed', async () => {
    const standIn = standInWithClock();
    const path = `/sobjects/Opportunity/${deal}?fields=Id`;
    const headers = { 'if-modified-since': new Date('2026-11-22T09:00:00Z').toUTCString() };
    expect((await ask(standIn, path, { headers })).status).toBe(304);
    standIn.wait(5_000);
    standIn.orgs.demo.change('Opportunity', deal, { NextStep: 'Other' });
    expect((await ask(standIn, path, { headers })).status).toBe(200);
  });
});

describe('a change of stage', () => {
  it('is in both histories, moves the probability and dates the change', async () => {
    const standIn = standInWithClock();
    standIn.orgs.demo.change('Opportunity', deal, { StageName: 'Contract sent' });
    const { body } = await soql(
      standIn,
      `SELECT Probability, ForecastCategoryName, LastStageChangeDate, (SELECT StageName FROM OpportunityHistories ORDER BY CreatedDate DESC LIMIT 1), (SELECT Field, OldValue, NewValue FROM Histories ORDER BY CreatedDate DESC LIMIT 1) FROM Opportunity WHERE Id = '${deal}'`,
    );
    expect(body.records[0]).toMatchObject({
      Probability: 90,
      ForecastCategoryName: 'Commit',
      LastStageChangeDate: '2026-11-22T09:00:00.000+0000',
      OpportunityHistories: { records: [{ StageName: 'Contract sent' }] },
      Histories: { records: [{ Field: 'StageName', OldValue: 'Negotiation/Review', NewValue: 'Contract sent' }] },
    });
  });
});

import { describe, expect, it } from 'vitest';
import { salesforceId } from '../../../crm/salesforce/ids.ts';
import { DEMO } from '../../../crm/world/demo.ts';
import { ask, soql, standInWithClock } from './ask.ts';

const standIn = standInWithClock();
const deal = salesforceId('Opportunity', DEMO.healthy.id);
const base = '/services/data/v66.0';

function get(referenceId: string, url: string) {
  return { method: 'GET', referenceId, url: `${base}${url}` };
}

function task(referenceId: string, body: Record<string, unknown>) {
  return { method: 'POST', referenceId, url: `${base}/sobjects/Task`, body };
}

describe('a composite call', () => {
  it('answers 200 and each part by itself, in order, with what earlier parts gave', async () => {
    const { status, body } = await ask(standIn, '/composite', {
      body: {
        compositeRequest: [
          get('deal', `/query?q=SELECT Id, AccountId FROM Opportunity WHERE Id = '${deal}'`),
          get('account', `/sobjects/Account/@{deal.records[0].AccountId}?fields=Name`),
          get('wrong', '/query?q=SELECT Nme FROM Account'),
          get('nothing', '/sobjects/Nothing/describe'),
          get('dependent', '/sobjects/Account/@{wrong.records[0].Id}'),
        ],
      },
    });
    expect(status).toBe(200);
    expect(body.compositeResponse).toMatchObject([
      { referenceId: 'deal', httpStatusCode: 200, body: { totalSize: 1 } },
      { referenceId: 'account', httpStatusCode: 200, body: { Name: 'Brackwater Mills' } },
      { referenceId: 'wrong', httpStatusCode: 400, body: [{ errorCode: 'INVALID_FIELD' }] },
      { referenceId: 'nothing', httpStatusCode: 404, body: [{ errorCode: 'NOT_FOUND' }] },
      { referenceId: 'dependent', httpStatusCode: 400, body: [{ errorCode: 'PROCESSING_HALTED' }] },
    ]);
  });

  it('gives a describe that has not changed as 304 without a body', async () => {
    const { headers } = await ask(standIn, '/sobjects/Task/describe');
    const httpHeaders = { 'If-Modified-Since': headers.get('last-modified') };
    const { body } = await ask(standIn, '/composite', {
      body: { compositeRequest: [{ ...get('tasks', '/sobjects/Task/describe'), httpHeaders }] },
    });
    expect(body.compositeResponse).toEqual([
      {
        referenceId: 'tasks',
        httpStatusCode: 304,
        body: null,
        httpHeaders: { ETag: expect.any(String), 'Last-Modified': headers.get('last-modified') },
      },
    ]);
  });

  it('has at most 25 parts, 5 of them queries', async () => {
    const parts = (n: number, url: string) => Array.from({ length: n }, (_, index) => get(`part${index}`, url));
    const refused = { status: 400, body: [{ errorCode: 'LIMIT_EXCEEDED' }] };
    const of = (compositeRequest: unknown) => ask(standIn, '/composite', { body: { compositeRequest } });
    expect((await of(parts(25, '/limits'))).status).toBe(200);
    expect(await of(parts(26, '/limits'))).toMatchObject(refused);
    expect((await of(parts(5, '/query?q=SELECT COUNT() FROM User'))).status).toBe(200);
    expect(await of(parts(6, '/query?q=SELECT COUNT() FROM User'))).toMatchObject(refused);
    expect((await of([get('same', '/limits'), get('same', '/limits')])).status).toBe(400);
  });

  it('keeps nothing where all or none was asked for and one part fails', async () => {
    const own = standInWithClock();
    const subject = "SELECT COUNT() FROM Task WHERE Subject = 'Composite'";
    const parts = [task('good', { Subject: 'Composite', WhatId: deal }), task('bad', { Subjekt: 'Composite' })];
    const both = { body: { allOrNone: true, compositeRequest: parts } };
    const { body } = await ask(own, '/composite', both);
    expect(body.compositeResponse).toMatchObject([
      { httpStatusCode: 400, body: [{ errorCode: 'PROCESSING_HALTED' }] },
      { httpStatusCode: 400, body: [{ errorCode: 'INVALID_FIELD' }] },
    ]);
    expect((await soql(own, subject)).body.totalSize).toBe(0);
    await ask(own, '/composite', { body: { compositeRequest: parts } });
    expect((await soql(own, subject)).body.totalSize).toBe(1);
  });
});

describe('a batch', () => {
  it('answers parts that know nothing of each other', async () => {
    const batchRequests = [
      { method: 'GET', url: 'v66.0/limits/recordCount?sObjects=Opportunity,Nothing' },
      { method: 'GET', url: 'v66.0/query?q=SELECT Nme FROM Account' },
    ];
    const { body } = await ask(standIn, '/composite/batch', { body: { batchRequests } });
    expect(body).toMatchObject({
      hasErrors: true,
      results: [
        { statusCode: 200, result: { sObjects: [{ count: 1135, name: 'Opportunity' }] } },
        { statusCode: 400, result: [{ errorCode: 'INVALID_FIELD' }] },
      ],
    });
  });
});

describe('a collection', () => {
  const records = (...subjects: object[]) => subjects.map((fields) => ({ attributes: { type: 'Task' }, ...fields }));

  it('answers 200 with a result for each record, and spells errors in its own way', async () => {
    const own = standInWithClock();
    const { status, body } = await ask(own, '/composite/sobjects', {
      body: { allOrNone: false, records: records({ Subject: 'One' }, { Subject: 'Two', WhatId: 'nonsense' }) },
    });
    expect(status).toBe(200);
    expect(body).toEqual([
      { id: expect.stringMatching(/^00T\w{15}$/), success: true, errors: [] },
      { success: false, errors: [{ statusCode: 'MALFORMED_ID', message: expect.any(String), fields: ['WhatId'] }] },
    ]);
  });

  it('rolls back what was good where all or none was asked for; an update keeps its id in the answer', async () => {
    const own = standInWithClock();
    const [{ id }] = (await ask(own, '/composite/sobjects', { body: { records: records({ Subject: 'Before' }) } }))
      .body;
    const { body } = await ask(own, '/composite/sobjects', {
      method: 'PATCH',
      body: { allOrNone: true, records: records({ id, Subject: 'After' }, { Subject: 'Without an id' }) },
    });
    expect(body).toMatchObject([
      { id, success: false, errors: [{ statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK' }] },
      { success: false, errors: [{ statusCode: 'MISSING_ARGUMENT' }] },
    ]);
    expect((await ask(own, `/sobjects/Task/${id}?fields=Subject`)).body.Subject).toBe('Before');
  });

  it('takes up to 200 records', async () => {
    const many = Array.from({ length: 201 }, () => ({ attributes: { type: 'Task' } }));
    expect((await ask(standIn, '/composite/sobjects', { body: { records: many } })).status).toBe(400);
  });
});

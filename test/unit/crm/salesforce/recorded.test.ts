import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { childrenAt, QueryPage, valueAt } from '../../../../lib/crm/salesforce/answers.ts';
import { ask, pageOf } from '../../../../lib/crm/salesforce/ask.ts';
import { dialect } from '../../../../lib/crm/salesforce/dialect.ts';
import { failureOf } from '../../../../lib/crm/salesforce/oauth.ts';
import { refusedBy } from '../../../../lib/crm/salesforce/refused.ts';
import type { Versioned } from '../../../../lib/crm/salesforce/version.ts';

const ANSWERS = z
  .record(z.string(), z.unknown())
  .parse(JSON.parse(readFileSync('test/fixtures/salesforce/recorded-answers.json', 'utf8')));

/** The answer of the first recorded call of a sample. */
function recordedAnswer(name: string): unknown {
  return z.tuple([z.object({ responseBody: z.unknown() })], z.unknown()).parse(ANSWERS[name])[0].responseBody;
}

/** A session that answers everything with what was recorded. */
function replaying(answer: unknown): Versioned {
  return { version: 'v66.0', requests: 1, read: async (read) => read.answer.parse(answer) };
}

describe('answers that real organisations gave', () => {
  it('a composite answer holds good parts beside refused ones', async () => {
    const replies = await ask(replaying(recordedAnswer('recorded/composite-count-with-invalid-type')), {});
    expect(pageOf(replies, 'refAccount')?.totalSize).toBe(17);
    expect(pageOf(replies, 'refXYZZY')).toBeNull();
    expect(refusedBy(replies.get('refXYZZY'))).toEqual([{ name: 'XYZZY', object: null }]);
  });

  it('a part that is not there is refused without an end to the rest', async () => {
    const replies = await ask(replaying(recordedAnswer('recorded/composite-unknown-object-404')), {});
    expect([...replies.values()][0]).toMatchObject({ state: 'refused', status: 404 });
  });

  it.each([
    ['restforce/query_empty_response', 0],
    ['restforce/query_aggregate_success_response', 3],
    ['restforce/query_paginated_first_page_response', 2],
  ])('%s is a page of a query', (name, total) => {
    expect(QueryPage.parse(ANSWERS[name]).totalSize).toBe(total);
  });

  it('values lie under parents and in child lists, where a parent may be null', () => {
    const [row] = QueryPage.parse(ANSWERS['composed-query-opportunity-with-roles']).records;
    if (row === undefined) throw new Error('the sample has one opportunity');
    const roles = childrenAt(row, 'OpportunityContactRoles').records;
    expect(valueAt(row, 'Account.Name')).toBe('Northwind');
    expect(roles.map((role) => valueAt(role, 'Contact.Title'))).toEqual(['CFO', undefined]);
    expect(childrenAt(row, 'Histories').records).toEqual([]);
  });

  it('a field that is not to be seen is named with its object', () => {
    const errors = z
      .array(z.object({ errorCode: z.string(), message: z.string() }))
      .parse(ANSWERS['amp-labs/unknown-field']);
    expect(refusedBy({ state: 'refused', status: 400, errors })).toEqual([{ name: 'AccountNumer', object: 'Account' }]);
  });

  it('a session that ran out, a record that is gone and a grant that expired are told apart', () => {
    expect(dialect.refusal(ANSWERS['restforce/expired_session_response']).failure).toBeNull();
    expect(dialect.refusal(ANSWERS['amp-labs/crm-delete-not-found']).failure).toEqual({ kind: 'not_found' });
    expect(failureOf('invalid_grant', 'expired access/refresh token')).toMatchObject({ kind: 'signed_out' });
  });
});

it.each([
  ['api-usage=18/15000', 18 / 15_000],
  ['api-usage=12000/15000; per-app-api-usage=17/250(appName=Plumbline)', 0.8],
  ['per-app-api-usage=17/250(appName=Plumbline), api-usage=3/10', 0.3],
  ['per-app-api-usage=17/250(appName=Plumbline)', null],
  ['api-usage=0/0', null],
  ['', null],
])('the usage that "%s" tells is %s', (header, used) => {
  expect(dialect.used?.(new Headers({ 'sforce-limit-info': header }))).toBe(used);
});

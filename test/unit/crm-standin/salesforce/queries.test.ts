import { describe, expect, it } from 'vitest';
import { salesforceId } from '../../../crm/salesforce/ids.ts';
import { DEMO } from '../../../crm/world/demo.ts';
import { present } from '../../../crm/world/model.ts';
import { ask, soql, standInWithClock } from './ask.ts';

const standIn = standInWithClock();
const healthy = salesforceId('Opportunity', DEMO.healthy.id);
const { world } = standIn;

async function rows(query: string) {
  const { status, body } = await soql(standIn, query);
  expect(status, JSON.stringify(body)).toBe(200);
  return body.records;
}

async function count(where: string): Promise<number> {
  return (await soql(standIn, `SELECT COUNT() FROM Opportunity WHERE ${where}`)).body.totalSize;
}

describe('a query', () => {
  it('reads fields in the case of the object, parents by a dot, and children as lists', async () => {
    const [deal] = await rows(
      `SELECT id, NAME, Account.Name, Owner.Email, (SELECT Id, Role, Contact.Name FROM OpportunityContactRoles) FROM opportunity WHERE Id = '${healthy.slice(0, 15)}'`,
    );
    expect(deal).toMatchObject({
      attributes: { type: 'Opportunity', url: `/services/data/v66.0/sobjects/Opportunity/${healthy}` },
      Id: healthy,
      Name: DEMO.healthy.name,
      Account: { attributes: { type: 'Account' }, Name: 'Brackwater Mills' },
      Owner: { Email: 'mara.lindqvist@tidewatch.example' },
      OpportunityContactRoles: { totalSize: 8, done: true },
    });
    const roles = deal.OpportunityContactRoles.records;
    expect(roles).toContainEqual(
      expect.objectContaining({ Role: 'Champion', Contact: expect.objectContaining({ Name: 'Rhys Calloway' }) }),
    );
  });

  it('gives null, not an empty list, for a parent without children', async () => {
    const id = salesforceId('Opportunity', DEMO.no_contacts.id);
    const [deal] = await rows(
      `SELECT Id, (SELECT Id FROM OpportunityContactRoles) FROM Opportunity WHERE Id = '${id}'`,
    );
    expect(deal.OpportunityContactRoles).toBeNull();
  });

  it('shows a contact that the user may not read as null, with the id beside it', async () => {
    const roles = await rows(
      `SELECT ContactId, Contact.Name FROM OpportunityContactRole WHERE OpportunityId = '${salesforceId('Opportunity', DEMO.hidden_contacts.id)}'`,
    );
    const hidden = roles.filter(({ Contact }: { Contact: unknown }) => Contact === null);
    expect(hidden).toHaveLength(2);
    for (const { ContactId } of hidden)
      expect(await rows(`SELECT Id FROM Contact WHERE Id = '${ContactId}'`)).toEqual([]);
  });

  it('joins conditions, keeps parentheses, and knows lists, patterns and inner queries', async () => {
    const open = world.deals.filter(({ closedAt }) => closedAt === null).length;
    expect(await count('IsClosed = false')).toBe(open);
    expect(await count('NOT IsClosed = true')).toBe(open);
    expect(await count('IsClosed = true')).toBe(world.deals.length - open);
    expect(await count("IsClosed = false AND (StageName = 'prospecting' OR StageName IN ('Needs Analysis'))")).toBe(
      (await count("IsClosed = false AND StageName = 'Prospecting'")) +
        (await count("IsClosed = false AND StageName = 'Needs Analysis'")),
    );
    expect(await count("Name LIKE 'brackwater%'")).toBe(1);
    expect(await count('Amount = null')).toBe(world.deals.filter((deal) => present(deal, 'amount') === null).length);
    expect(
      await count(`Id IN (SELECT OpportunityId FROM OpportunityContactRole WHERE OpportunityId = '${healthy}')`),
    ).toBe(1);
    expect(await count("Account.Name = 'Brackwater Mills'")).toBe(1);
  });

  it('takes days as they are where the organisation is', async () => {
    expect(await count('CloseDate = TODAY OR CloseDate < TODAY OR CloseDate > TODAY')).toBe(world.deals.length);
    const closed = `Id = '${salesforceId('Opportunity', DEMO.closed_won_yesterday.id)}'`;
    expect(await count(`${closed} AND CloseDate = LAST_N_DAYS:3`)).toBe(1);
    expect(await count(`${closed} AND CloseDate < LAST_N_DAYS:3`)).toBe(0);
    expect(await count(`${closed} AND CreatedDate = N_DAYS_AGO:63`)).toBe(1);
    expect(await count(`${closed} AND CreatedDate < 2026-01-01T00:00:00Z`)).toBe(0);
  });

  it('sorts empty values first unless told otherwise, and cuts after sorting', async () => {
    const amounts = async (order: string) =>
      (await rows(`SELECT Amount FROM Opportunity ORDER BY Amount ${order} LIMIT 3`)).map(
        ({ Amount }: { Amount: number | null }) => Amount,
      );
    expect(await amounts('DESC')).toEqual([null, null, null]);
    const [first, second, third] = await amounts('DESC NULLS LAST');
    expect(first).toBeGreaterThanOrEqual(second);
    expect(second).toBeGreaterThanOrEqual(third);
    expect(await rows('SELECT Id FROM Opportunity LIMIT 2 OFFSET 1134')).toHaveLength(1);
  });

  it('groups, names what has no alias, and leaves no opportunity out', async () => {
    const groups = await rows(
      'SELECT StageName, COUNT(Id), MAX(CloseDate) latest FROM Opportunity GROUP BY StageName ORDER BY COUNT(Id) DESC',
    );
    expect(Object.keys(groups[0])).toEqual(['attributes', 'StageName', 'expr0', 'latest']);
    expect(groups[0].attributes).toEqual({ type: 'AggregateResult' });
    const sizes = groups.map(({ expr0 }: { expr0: number }) => expr0);
    expect(sizes.reduce((sum: number, size: number) => sum + size)).toBe(world.deals.length);
    expect(sizes).toEqual(sizes.toSorted((one: number, other: number) => other - one));
    const many = await rows('SELECT StageName FROM Opportunity GROUP BY StageName HAVING COUNT(Id) > 100');
    expect(many).toHaveLength(sizes.filter((size: number) => size > 100).length);
  });

  it('sums amounts of several currencies in the corporate one', async () => {
    const won = await rows(
      'SELECT CurrencyIsoCode, SUM(Amount) total FROM Opportunity WHERE Amount != null GROUP BY CurrencyIsoCode',
    );
    const plain = world.deals
      .filter(({ currency }) => currency === 'USD')
      .map((deal) => Number(present(deal, 'amount') ?? 0));
    const dollars = won.find(({ CurrencyIsoCode }: { CurrencyIsoCode: string }) => CurrencyIsoCode === 'USD');
    expect(dollars.total).toBeCloseTo(plain.reduce((sum, amount) => sum + amount) * 0.92, -2);
  });

  it('names the people that polymorphic references point to, and what they are', async () => {
    const [task] = await rows(
      'SELECT Who.Name, Who.Type, What.Name, What.Type FROM Task WHERE WhatId != null AND WhoId != null LIMIT 1',
    );
    expect(task.Who).toMatchObject({ attributes: { type: 'Contact' }, Type: 'Contact' });
    expect(task.What).toMatchObject({ Type: 'Opportunity' });
    const [message] = await rows(
      'SELECT TYPEOF RelatedTo WHEN Opportunity THEN StageName ELSE Name END FROM EmailMessage WHERE RelatedToId != null LIMIT 1',
    );
    expect(message.RelatedTo.StageName).toBeTypeOf('string');
  });
});

describe('what Salesforce refuses is refused:', () => {
  it.each([
    [
      'a misspelt field',
      'SELECT Amont FROM Opportunity',
      'INVALID_FIELD',
      "No such column 'Amont' on entity 'Opportunity'",
    ],
    [
      'a field that is switched off',
      'SELECT AgeInDays FROM Opportunity',
      'INVALID_FIELD',
      "No such column 'AgeInDays'",
    ],
    [
      'a field of a parent',
      'SELECT Account.Nme FROM Contact',
      'INVALID_FIELD',
      "No such column 'Nme' on entity 'Account'",
    ],
    [
      'an unknown parent',
      'SELECT Acount.Name FROM Contact',
      'INVALID_FIELD',
      "Didn't understand relationship 'Acount'",
    ],
    [
      'an unknown child list',
      'SELECT (SELECT Id FROM Roles) FROM Opportunity',
      'INVALID_TYPE',
      "relationship 'Roles' in FROM part",
    ],
    ['an unknown object', 'SELECT Id FROM Oportunity', 'INVALID_TYPE', "sObject type 'Oportunity' is not supported"],
    [
      'shared activities where they are off',
      'SELECT Id FROM TaskRelation',
      'INVALID_TYPE',
      "'TaskRelation' is not supported",
    ],
    [
      'activity history by itself',
      'SELECT Id FROM ActivityHistory',
      'INVALID_TYPE_FOR_OPERATION',
      'does not support query',
    ],
    [
      'a filter on HasOverdueTask',
      'SELECT Id FROM Opportunity WHERE HasOverdueTask = true',
      'INVALID_FIELD',
      'can not be filtered',
    ],
    [
      'a filter on HasOpenActivity',
      'SELECT Id FROM Opportunity WHERE HasOpenActivity = true',
      'INVALID_FIELD',
      'can not be filtered',
    ],
    [
      'a filter on old values',
      "SELECT Id FROM OpportunityFieldHistory WHERE NewValue = 'x'",
      'INVALID_FIELD',
      'can not be filtered',
    ],
    ['a filter on a long text', "SELECT Id FROM Event WHERE Description = 'x'", 'INVALID_FIELD', 'can not be filtered'],
    [
      'grouping by a moment',
      'SELECT LastStageChangeDate FROM Opportunity GROUP BY LastStageChangeDate',
      'MALFORMED_QUERY',
      'can not be grouped',
    ],
    [
      'a limit on an overall sum',
      'SELECT SUM(Amount) FROM Opportunity LIMIT 1',
      'MALFORMED_QUERY',
      'cannot also use LIMIT',
    ],
    [
      'a field beside a sum',
      'SELECT Name, SUM(Amount) FROM Opportunity',
      'MALFORMED_QUERY',
      'must be grouped or aggregated: Name',
    ],
    ['a field twice', 'SELECT Id, id FROM Opportunity', 'MALFORMED_QUERY', 'duplicate field selected'],
    [
      'and beside or',
      'SELECT Id FROM Account WHERE IsDeleted = true OR Name = null AND Site = null',
      'MALFORMED_QUERY',
      'unexpected token: AND',
    ],
    ['no query', 'SELECT', 'MALFORMED_QUERY', ''],
    [
      'a day in quotes',
      "SELECT Id FROM Opportunity WHERE CloseDate > '2026-01-01'",
      'INVALID_FIELD',
      'must be of type date',
    ],
    [
      'a day for a moment',
      'SELECT Id FROM Opportunity WHERE CreatedDate > 2026-01-01',
      'INVALID_FIELD',
      'must be of type dateTime',
    ],
    [
      'a number for a text',
      'SELECT Id FROM Opportunity WHERE Name = 3',
      'INVALID_FIELD',
      'should be enclosed in quotes',
    ],
    [
      'an id that is none',
      "SELECT Id FROM Opportunity WHERE Id = '006'",
      'INVALID_QUERY_FILTER_OPERATOR',
      'invalid ID field',
    ],
    ['a far offset', 'SELECT Id FROM Opportunity OFFSET 2001', 'NUMBER_OUTSIDE_VALID_RANGE', '2000'],
    ['every field of many rows', 'SELECT FIELDS(ALL) FROM Opportunity', 'MALFORMED_QUERY', 'LIMIT of at most 200'],
  ])('%s', async (_, query, errorCode, message) => {
    const { status, body } = await soql(standIn, query);
    expect(status).toBe(400);
    expect(body).toEqual([{ errorCode, message: expect.stringContaining(message) }]);
  });
});

describe('pages', () => {
  it('lead through every row once, from cursors that have one segment and no version', async () => {
    const first = await soql(standIn, 'SELECT Id FROM Task', { headers: { 'Sforce-Query-Options': 'batchSize=1000' } });
    const ids = new Set<string>();
    let page = first.body;
    for (let pages = 1; ; pages++) {
      for (const { Id } of page.records) ids.add(Id);
      if (page.done) {
        expect(pages).toBe(Math.ceil(first.body.totalSize / 1000));
        break;
      }
      expect(page.nextRecordsUrl).toMatch(/^\/services\/data\/v66\.0\/query\/01g\w+-\d+$/);
      page = (await ask(standIn, page.nextRecordsUrl.replace('/services/data/v66.0', ''))).body;
    }
    expect(ids.size).toBe(first.body.totalSize);
  });

  it('have their own cursors in child lists', async () => {
    const own = standInWithClock();
    own.orgs.demo.limits.childBatch = 3;
    const query = `SELECT Id, (SELECT Id FROM OpportunityContactRoles) FROM Opportunity WHERE Id = '${healthy}'`;
    const list = (await soql(own, query)).body.records[0].OpportunityContactRoles;
    expect(list).toMatchObject({ totalSize: 8, done: false });
    expect(list.records).toHaveLength(3);
    const next = await ask(own, list.nextRecordsUrl.replace('/services/data/v66.0', ''));
    expect(next.body.records).toHaveLength(3);
    expect(next.body.records[0].attributes.type).toBe('OpportunityContactRole');
  });

  it('cannot be asked for after two days, nor with a locator that is none', async () => {
    const own = standInWithClock();
    const { body } = await soql(own, 'SELECT Id FROM Task');
    const path = body.nextRecordsUrl.replace('/services/data/v66.0', '');
    own.wait(2 * 86_400_000 + 1);
    for (const stale of [path, '/query/01g000000000000-2000'])
      expect(await ask(own, stale)).toMatchObject({ status: 400, body: [{ errorCode: 'INVALID_QUERY_LOCATOR' }] });
  });
});

describe('activities of more than a year ago', () => {
  it('are found by queryAll only', async () => {
    const old = encodeURIComponent('SELECT COUNT() FROM Event WHERE StartDateTime < LAST_N_DAYS:400');
    expect((await ask(standIn, `/query?q=${old}`)).body.totalSize).toBe(0);
    expect((await ask(standIn, `/queryAll?q=${old}`)).body.totalSize).toBeGreaterThan(100);
  });
});

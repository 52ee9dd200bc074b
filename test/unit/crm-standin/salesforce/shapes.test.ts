import { describe, expect, it } from 'vitest';
import { normalId, salesforceId, worldId } from '../../../crm/salesforce/ids.ts';
import { DEMO } from '../../../crm/world/demo.ts';
import answers from '../../../fixtures/salesforce/recorded-answers.json' with { type: 'json' };
import recorded from '../../../fixtures/salesforce/recorded-describes.json' with { type: 'json' };
import idVectors from '../../../fixtures/salesforce/vectors-ids.json' with { type: 'json' };
import { ask, soql, standInWithClock } from './ask.ts';

const plain = standInWithClock({
  multiCurrency: false,
  recordTypes: false,
  customFields: false,
  einsteinScoring: false,
  contactsToMultipleAccounts: false,
});

/** What kind of thing each place of a value holds; a list is as its first item. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? [] : [shapeOf(value[0])];
  if (typeof value !== 'object' || value === null) return value === null ? 'null' : typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]));
}

/** A caret excerpt depends on the query; what it says does not. */
function verdict(message: string): string | undefined {
  return message
    .split('\n')
    .at(-1)
    ?.replace(/'[^']*'/, "'…'");
}

describe.each(['Opportunity', 'OpportunityContactRole', 'Contact', 'Account', 'Case', 'Event'] as const)(
  'the describe of %s, as in a plain organisation,',
  (object) => {
    const real = recorded[object];

    it('has the keys of the recorded one', async () => {
      const { body } = await ask(plain, `/sobjects/${object}/describe`);
      const keys = Object.keys(body);
      expect(keys).toEqual(expect.arrayContaining(real.keys));
      for (const field of body.fields) expect(Object.keys(field).toSorted()).toEqual(real.fieldKeys);
      for (const child of body.childRelationships) expect(Object.keys(child).toSorted()).toEqual(real.childKeys);
      expect(body.keyPrefix).toBe(real.keyPrefix);
    });

    it('says of each field what the recorded one says', async () => {
      const { body } = await ask(plain, `/sobjects/${object}/describe`);
      for (const field of body.fields) {
        const one: Record<string, unknown> | undefined = Object.entries(real.fields).find(
          ([name]) => name === field.name,
        )?.[1];
        expect(one, field.name).toBeDefined();
        for (const key of [
          'type',
          'filterable',
          'groupable',
          'sortable',
          'nillable',
          'createable',
          'updateable',
          'relationshipName',
          'length',
        ])
          expect.soft(field[key], `${field.name}.${key}`).toEqual(one?.[key]);
      }
    });

    it('has child lists by the names that the recorded one has', async () => {
      const { body } = await ask(plain, `/sobjects/${object}/describe`);
      const children: string[] = real.children;
      for (const { relationshipName, childSObject, field } of body.childRelationships)
        if (childSObject !== 'TaskRelation') expect(children).toContain(`${relationshipName} ${childSObject}.${field}`);
    });
  },
);

describe('an answer has the shape of the recorded one:', () => {
  it('the list of objects', async () => {
    const { body } = await ask(plain, '/sobjects');
    expect(Object.keys(body).toSorted()).toEqual(recorded.Global.keys);
    for (const object of body.sobjects) expect(Object.keys(object).toSorted()).toEqual(recorded.Global.sobjectKeys);
    for (const [name, keyPrefix] of Object.entries(recorded.Global.keyPrefixes))
      expect(body.sobjects).toContainEqual(expect.objectContaining({ name, keyPrefix }));
  });

  it('versions', async () => {
    const response = await plain.fetch('https://plumbdemo.my.salesforce.com/services/data');
    expect(shapeOf(await response.json())).toEqual(shapeOf(answers['restforce/services_data_success_response']));
  });

  it('nothing found, a first page, and sums', async () => {
    const nothing = await soql(plain, "SELECT Id FROM Account WHERE Name = 'nobody'");
    expect(nothing.body).toEqual(answers['restforce/query_empty_response']);
    const page = await soql(plain, 'SELECT Subject FROM Task', {
      headers: { 'sforce-query-options': 'batchSize=200' },
    });
    const { records, ...rest } = page.body;
    const { records: known, ...expected } = answers['restforce/query_paginated_first_page_response'];
    expect(shapeOf(rest)).toEqual(shapeOf(expected));
    expect(shapeOf(records[0].attributes)).toEqual(shapeOf(known[0]?.attributes));
    const sums = await soql(plain, 'SELECT OwnerId, SUM(Amount) FROM Opportunity GROUP BY OwnerId');
    const [sum] = answers['restforce/query_aggregate_success_response'].records;
    const { CampaignId, ...grouped } = sum ?? { CampaignId: '' };
    expect(shapeOf(sums.body.records[0])).toEqual(shapeOf({ ...grouped, OwnerId: CampaignId }));
  });

  it('an opportunity with its roles, one of whom is hidden', async () => {
    const composed = answers['composed-query-opportunity-with-roles'].records[0];
    const fields = Object.keys(composed ?? {}).filter(
      (key) => !['attributes', 'Account', 'Owner', 'OpportunityContactRoles'].includes(key),
    );
    const id = salesforceId('Opportunity', DEMO.hidden_contacts.id);
    const { body } = await soql(
      plain,
      `SELECT ${fields}, Account.Name, Owner.Name, (SELECT Id, Role, IsPrimary, ContactId, Contact.Name, Contact.Title FROM OpportunityContactRoles) FROM Opportunity WHERE Id = '${id}'`,
    );
    const [deal] = body.records;
    expect(Object.keys(deal)).toEqual(Object.keys(composed ?? {}));
    for (const part of ['Account', 'Owner'] as const) expect(shapeOf(deal[part])).toEqual(shapeOf(composed?.[part]));
    const contacts = deal.OpportunityContactRoles.records.map(({ Contact }: { Contact: unknown }) => Contact === null);
    expect(contacts).toContain(true);
    expect(contacts).toContain(false);
    expect(deal.LastStageChangeDate).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0000$/);
  });

  it('an organisation’s fiscal and locale settings', async () => {
    const { body } = await ask(plain, `/sobjects/Organization/${plain.orgs.demo.id}`);
    const { responseBody } = answers['recorded/organization-row'];
    for (const [key, value] of Object.entries(body))
      if (value !== null && key in responseBody) expect(typeof value, key).toBe(typeof Reflect.get(responseBody, key));
    expect(body).toMatchObject({ FiscalYearStartMonth: 1, UsesStartDateAsFiscalYearName: false });
  });

  it('records that are saved, and some that are not', async () => {
    const own = standInWithClock();
    const contact = { attributes: { type: 'Contact' }, LastName: 'Sample' };
    const one = await ask(own, '/sobjects/Contact', { body: { LastName: 'Sample' } });
    expect(shapeOf(one.body)).toEqual(shapeOf(answers['amp-labs/create-ok']));
    const two = await ask(own, '/composite/sobjects', { body: { allOrNone: false, records: [contact, contact] } });
    expect(shapeOf(two.body)).toEqual(shapeOf(answers['amp-labs/batch-create-contacts-success']));
    const records = [{ attributes: { type: 'Contact' } }, contact];
    const none = await ask(own, '/composite/sobjects', { body: { allOrNone: true, records } });
    expect(none.body).toEqual(answers['amp-labs/batch-create-contacts-partial-but-allOrNone']);
    const unnamed = await ask(own, '/composite/sobjects', { method: 'PATCH', body: { records: [contact, contact] } });
    expect(unnamed.body).toEqual(answers['amp-labs/batch-update-contacts-err-each-no-ids']);
    const { requestBody, responseBody } = answers['recorded/collections-upsert'];
    const path = '/composite/sobjects/Account/Id';
    const upserted = await ask(own, path, { method: 'PATCH', body: requestBody });
    expect(shapeOf(upserted.body)).toEqual(shapeOf(responseBody));
  });

  it('errors, word for word where they were recorded', async () => {
    const own = standInWithClock();
    expect((await ask(own, '/limits', { token: '' })).body).toEqual(answers['restforce/expired_session_response']);
    const { body: made } = await ask(own, '/sobjects/Account', { body: { Name: 'Sample' } });
    await ask(own, `/sobjects/Account/${made.id}`, { method: 'DELETE' });
    const gone = await ask(own, `/sobjects/Account/${made.id}`, { method: 'DELETE' });
    expect(gone.body).toEqual(answers['amp-labs/crm-delete-not-found']);
    const field = await ask(own, '/sobjects/Account', { body: { AccountNumer: 'x' } });
    expect(field.body).toMatchObject(answers['amp-labs/unknown-field']);
    const external = await ask(own, '/sobjects/Account/Namez/x', { method: 'PATCH', body: {} });
    expect(external.body).toMatchObject(answers['restforce/upsert_error_response']);
    const object = await soql(own, 'SELECT Id FROM Accout');
    const [known] = answers['amp-labs/unknown-object'];
    expect(object.body[0].errorCode).toBe(known?.errorCode);
    expect(verdict(object.body[0].message)).toBe(verdict(known?.message ?? ''));
  });

  it('composite calls of which a part fails', async () => {
    for (const sample of [
      'recorded/composite-count-with-invalid-type',
      'recorded/composite-unknown-object-404',
    ] as const)
      for (const { requestBody, responseBody } of answers[sample]) {
        const body = JSON.parse(JSON.stringify(requestBody).replaceAll('vxx.0', 'v66.0'));
        const { compositeResponse } = (await ask(plain, '/composite', { body })).body;
        expect(shapeOf(compositeResponse)).toEqual(shapeOf(responseBody.compositeResponse));
        expect(compositeResponse.map(({ httpStatusCode }: { httpStatusCode: number }) => httpStatusCode)).toEqual(
          responseBody.compositeResponse.map(({ httpStatusCode }) => httpStatusCode),
        );
      }
  });
});

describe('ids', () => {
  it('carry the checksum of known ones', () => {
    for (const [fifteen = '', eighteen = ''] of idVectors.pairs) {
      expect(normalId(fifteen)).toBe(eighteen);
      expect(normalId(eighteen)).toBe(eighteen);
      expect(normalId(`${fifteen}XXX`)).toBeNull();
    }
  });

  it('lead back to the world', () => {
    for (const { id } of Object.values(DEMO)) expect(worldId(salesforceId('Opportunity', id))).toBe(id);
  });

  it('of one object are never shared', async () => {
    for (const object of [
      'Opportunity',
      'OpportunityContactRole',
      'OpportunityHistory',
      'EmailMessageRelation',
    ] as const) {
      const rows = [...plain.orgs.demo.database.rows(object)];
      expect(new Set(rows.map(({ Id }) => Id)).size).toBe(rows.length);
      for (const { Id } of rows.slice(0, 50)) expect(normalId(String(Id))).toBe(Id);
    }
  });
});

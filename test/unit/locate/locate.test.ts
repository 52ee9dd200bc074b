import fc from 'fast-check';
import { expect, test } from 'vitest';
import { UI_HOSTS } from '../../../lib/crm/hubspot/hosts.ts';
import { locate } from '../../../lib/crm/hubspot/locate.ts';

const deal = { crm: 'hubspot', org: '4711001', kind: 'deal', id: '9001' };

test.each([
  ['a record page', 'https://app.hubspot.com/contacts/4711001/record/0-3/9001'],
  ['a trailing slash', 'https://app.hubspot.com/contacts/4711001/record/0-3/9001/'],
  ['a tab', 'https://app.hubspot.com/contacts/4711001/record/0-3/9001/view/1'],
  ['a query', 'https://app.hubspot.com/contacts/4711001/record/0-3/9001?interaction=note&taskId=0-5/77'],
  ['a fragment', 'https://app.hubspot.com/contacts/4711001/record/0-3/9001#top'],
  ['a legacy path', 'https://app.hubspot.com/contacts/4711001/deal/9001'],
  ['a legacy path with a tail', 'https://app.hubspot.com/contacts/4711001/deal/9001/?x=1'],
  ['a region', 'https://app-eu1.hubspot.com/contacts/4711001/record/0-3/9001'],
  ['a region that no list knows', 'https://app-na9.hubspot.com/contacts/4711001/record/0-3/9001'],
])('finds a deal: %s', (_, url) => {
  expect(locate(url)).toEqual(deal);
});

test.each([
  ['https://app.hubspot.com/contacts/4711001/record/0-1/12', 'contact'],
  ['https://app.hubspot.com/contacts/4711001/contact/12', 'contact'],
  ['https://app.hubspot.com/contacts/4711001/record/0-2/12', 'account'],
  ['https://app.hubspot.com/contacts/4711001/company/12', 'account'],
])('finds the kind of %s: %s', (url, kind) => {
  expect(locate(url)).toEqual({ crm: 'hubspot', org: '4711001', kind, id: '12' });
});

test.each([
  ['a list', 'https://app.hubspot.com/contacts/4711001/objects/0-3/views/all/list'],
  ['a board', 'https://app.hubspot.com/contacts/4711001/objects/0-3/views/42/board?pipeline=default'],
  ['a bare index', 'https://app.hubspot.com/contacts/4711001/objects/0-3'],
  ['a legacy list', 'https://app.hubspot.com/contacts/4711001/deals/list'],
  ['a legacy board view', 'https://app.hubspot.com/contacts/4711001/deals/board/view/42'],
  ['a ticket', 'https://app.hubspot.com/contacts/4711001/record/0-5/9001'],
  ['a custom object', 'https://app.hubspot.com/contacts/4711001/record/2-123/9001'],
  ['a record without an id', 'https://app.hubspot.com/contacts/4711001/record/0-3/'],
  ['an id that is none', 'https://app.hubspot.com/contacts/4711001/record/0-3/9001abc'],
  ['a record path inside another', 'https://app.hubspot.com/x/contacts/4711001/record/0-3/9001'],
  ['a record path in the query', 'https://app.hubspot.com/?to=/contacts/4711001/record/0-3/9001'],
  ['the home page', 'https://app.hubspot.com/'],
  ['settings', 'https://app.hubspot.com/settings/4711001/users'],
  ['plain http', 'http://app.hubspot.com/contacts/4711001/record/0-3/9001'],
  ['another port', 'https://app.hubspot.com:8443/contacts/4711001/record/0-3/9001'],
  ['another host', 'https://app.hubspot.com.evil.example/contacts/4711001/record/0-3/9001'],
  ['the host as a user name', 'https://app.hubspot.com@evil.example/contacts/4711001/record/0-3/9001'],
  ['the marketing site', 'https://www.hubspot.com/contacts/4711001/record/0-3/9001'],
  ['no URL', 'not a url'],
])('%s is no record', (_, url) => {
  expect(locate(url)).toBeNull();
});

test('any string gives a record or null, and never throws', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.webUrl({ withQueryParameters: true, withFragments: true })), (text) => {
      expect(locate(text)).toBeNull();
    }),
  );
});

const id = fc.bigInt({ min: 1n, max: 10n ** 18n }).map(String);
const tail = fc.oneof(
  fc.constant(''),
  fc.webPath().map((path) => `/${path}`),
  fc.webQueryParameters().map((query) => `?${query}`),
  fc.webFragments().map((fragment) => `#${fragment}`),
);

test('every host, portal and record is found whatever follows the path', () => {
  const page = fc.record({ host: fc.constantFrom(...UI_HOSTS), org: id, record: id, tail });
  fc.assert(
    fc.property(page, ({ host, org, record, tail }) => {
      const found = { crm: 'hubspot', org, kind: 'deal', id: record };
      expect(locate(`https://${host}/contacts/${org}/record/0-3/${record}${tail}`)).toEqual(found);
    }),
  );
});

test('an object index is never a record, whatever its view', () => {
  const page = fc.record({ host: fc.constantFrom(...UI_HOSTS), org: id, view: id, tail });
  fc.assert(
    fc.property(page, fc.constantFrom('list', 'board'), ({ host, org, view, tail }, shape) => {
      expect(locate(`https://${host}/contacts/${org}/objects/0-3/views/${view}/${shape}${tail}`)).toBeNull();
    }),
  );
});

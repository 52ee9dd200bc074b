import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { z } from 'zod';
import { locate as locateAny } from '../../../lib/crm/locate.ts';
import { locateOrg } from '../../../lib/crm/locate-org.ts';
import { apiHostOf, HOST_PATTERNS, OPTIONAL_HOST_PATTERNS, pageHostOf } from '../../../lib/crm/salesforce/hosts.ts';
import { toId18 } from '../../../lib/crm/salesforce/ids.ts';
import { locate } from '../../../lib/crm/salesforce/locate.ts';

function vectors<S extends z.ZodType>(name: string, shape: S): z.infer<S> {
  return shape.parse(JSON.parse(readFileSync(`test/fixtures/salesforce/vectors-${name}.json`, 'utf8')));
}

const Pairs = z.object({ pairs: z.array(z.tuple([z.string(), z.string()])) });
const hosts = vectors('host-map', Pairs).pairs;
const ids = vectors('ids', Pairs).pairs;
const { cases } = vectors(
  'urls',
  z.object({
    cases: z.array(
      z.object({
        url: z.string(),
        expect: z.object({ kind: z.string(), id: z.string().optional(), background: z.string().optional() }),
      }),
    ),
  }),
);

const KINDS: Record<string, string> = { '006': 'deal', '003': 'contact', '001': 'account' };
const DEAL = '0064F000006lAKhQAM';
const deal = { crm: 'salesforce', org: 'acme.my.salesforce.com', kind: 'deal', id: DEAL };

describe('the vectors of the reference', () => {
  test.each(hosts)('%s asks %s', (page, api) => expect(apiHostOf(page)).toBe(api));

  test.each(ids)('%s is %s', (short, long) => {
    expect(toId18(short)).toBe(long);
    expect(toId18(long)).toBe(long);
    expect(toId18(long.toLowerCase())).toBe(long);
    expect(toId18(long.toUpperCase())).toBe(long);
  });

  test.each(cases)('$url', ({ url, expect: { id, background } }) => {
    const shown = id ?? background;
    const ref = shown && { ...deal, kind: KINDS[shown.slice(0, 3)], id: shown };
    expect(locate(url)).toEqual(ref ?? null);
  });
});

test.each([
  ['a trailing slash', `https://acme.lightning.force.com/lightning/r/Opportunity/${DEAL}/view/`],
  ['15 characters', 'https://acme.lightning.force.com/lightning/r/Opportunity/0064F000006lAKh/view'],
  ['the wrong object in the path', `https://acme.lightning.force.com/lightning/r/Contact/${DEAL}/view`],
  ['a custom object in the path', `https://acme.lightning.force.com/lightning/r/ns__Deal__c/${DEAL}/view`],
  ['a related list', `https://acme.lightning.force.com/lightning/r/Opportunity/${DEAL}/related/Tasks/view`],
  ['the edit form', `https://acme.lightning.force.com/lightning/r/Opportunity/${DEAL}/edit?count=1`],
  [
    'a form over the record',
    `https://acme.lightning.force.com/lightning/o/Contact/new?backgroundContext=${encodeURIComponent(`/lightning/r/Opportunity/${DEAL}/view?ws=x`)}`,
  ],
  [
    'a subtab of a console',
    `https://acme.lightning.force.com/lightning/r/Opportunity/${DEAL}/view?ws=%2Flightning%2Fr%2FAccount%2F0015500001QdQWaAAN%2Fview`,
  ],
  ['a query and a fragment', `https://acme.lightning.force.com/lightning/r/Opportunity/${DEAL}/view?0.source=x#top`],
  ['Classic', `https://acme.my.salesforce.com/${DEAL}?srPos=0`],
  ['the edit form of Classic', `https://acme.my.salesforce.com/${DEAL}/e?retURL=%2F006`],
  ['Setup', `https://acme.my.salesforce-setup.com/lightning/setup/X/page?address=%2F${DEAL}`],
  ['a proxy', `https://acme.lightning.force.com.mcas.ms/lightning/r/Opportunity/${DEAL}/view`],
  ['Classic behind a proxy', `https://acme.my.salesforce.com.mcas.ms/${DEAL}`],
])('finds an opportunity: %s', (_, url) => {
  expect(locate(url)).toEqual(deal);
  expect(locateAny(url)).toEqual(deal);
  expect(locateOrg(url)).toEqual({ crm: 'salesforce', org: deal.org });
});

test.each([
  [
    'an id whose checksum does not fit',
    'https://acme.lightning.force.com/lightning/r/Opportunity/0064F000006lAKhAAA/view',
  ],
  ['16 characters', 'https://acme.lightning.force.com/lightning/r/Opportunity/0064F000006lAKhQ/view'],
  ['the word view', 'https://acme.lightning.force.com/lightning/r/view'],
  ['another kind of record', 'https://acme.lightning.force.com/lightning/r/Case/500R00000033JNu/view'],
  [
    'a line item, told from a role by its case only',
    'https://acme.lightning.force.com/lightning/r/00k7A000000Mqg5/view',
  ],
  [
    'a list whose workspace is a record',
    `https://acme.lightning.force.com/lightning/o/Opportunity/list?ws=%2Flightning%2Fr%2F${DEAL}%2Fview`,
  ],
  [
    'a record path in a return address',
    `https://acme.my.salesforce.com/secur/frontdoor.jsp?retURL=/lightning/r/${DEAL}/view`,
  ],
  ['a Classic path on a Lightning host', `https://acme.lightning.force.com/${DEAL}`],
  ['a Classic list', 'https://acme.my.salesforce.com/006/o'],
  ['plain http', `http://acme.lightning.force.com/lightning/r/${DEAL}/view`],
  ['another port', `https://acme.lightning.force.com:8443/lightning/r/${DEAL}/view`],
  ['another host', `https://acme.lightning.force.com.evil.example/lightning/r/${DEAL}/view`],
  ['the host as a user name', `https://acme.lightning.force.com@evil.example/lightning/r/${DEAL}/view`],
  ['a host that ends alike', `https://evil-lightning.force.com/lightning/r/${DEAL}/view`],
  ['the bare domain', `https://lightning.force.com/lightning/r/${DEAL}/view`],
  ['the sign-in page', `https://login.salesforce.com/${DEAL}`],
  ['no URL', 'not a url'],
])('%s is no record', (_, url) => {
  expect(locate(url)).toBeNull();
});

const characters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'];
const short = fc.string({ unit: fc.constantFrom(...characters), minLength: 15, maxLength: 15 });

describe('ids', () => {
  it('keep their first 15 characters, and 18 stay as they are', () => {
    fc.assert(
      fc.property(short, (id) => {
        const long = toId18(id);
        expect(long?.slice(0, 15)).toBe(id);
        expect(toId18(long ?? '')).toBe(long);
      }),
    );
  });

  it('come back whole when their case was lost', () => {
    fc.assert(
      fc.property(short, (id) => {
        const long = toId18(id) ?? '';
        expect(toId18(long.toUpperCase())).toBe(long);
        expect(toId18(long.toLowerCase())).toBe(long);
      }),
    );
  });

  it('with one letter in the wrong case are none', () => {
    const letter = fc.record({ id: short, at: fc.nat(14) }).filter(({ id, at }) => /[a-z]/i.test(id.charAt(at)));
    fc.assert(
      fc.property(letter, ({ id, at }) => {
        const other = id.charAt(at);
        const turned = other === other.toLowerCase() ? other.toUpperCase() : other.toLowerCase();
        const wrong = `${id.slice(0, at)}${turned}${(toId18(id) ?? '').slice(at + 1)}`;
        fc.pre(wrong !== wrong.toLowerCase() && wrong !== wrong.toUpperCase());
        expect(toId18(wrong)).toBeNull();
      }),
    );
  });
});

it('any string gives a record or null, and never throws', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.webUrl({ withQueryParameters: true, withFragments: true })), (text) => {
      expect(locateAny(text)).toBeNull();
    }),
  );
});

it('an org has one page host and one API host, each found from the other', () => {
  for (const [page, api] of hosts) {
    expect(apiHostOf(api)).toBe(api);
    expect(pageHostOf(api)).toBe(page.replace(/\.mcas\.ms$/, ''));
  }
  expect(apiHostOf('acme.lightning.pc-rnd.force.com')).toBe('acme.my.pc-rnd.salesforce.com');
  expect(pageHostOf('acme.my.pc-rnd.salesforce.com')).toBe('acme.lightning.pc-rnd.force.com');
});

it('asks at once for the two families that most orgs have, and for the others when needed', () => {
  expect(HOST_PATTERNS).toEqual(['https://*.lightning.force.com/*', 'https://*.my.salesforce.com/*']);
  expect(OPTIONAL_HOST_PATTERNS).toContain('https://*.my.salesforce.mil/*');
  expect(OPTIONAL_HOST_PATTERNS).toContain('https://*.mcas.ms/*');
  expect(new Set([...HOST_PATTERNS, ...OPTIONAL_HOST_PATTERNS]).size).toBe(
    HOST_PATTERNS.length + OPTIONAL_HOST_PATTERNS.length,
  );
});

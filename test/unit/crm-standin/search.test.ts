import { describe, expect, it } from 'vitest';
import { DEMO } from '../../crm/world/demo.ts';
import { ask, standInWithClock } from './ask.ts';

const path = '/crm/objects/2026-09/deals/search';

function where(propertyName: string, operator: string, more: Record<string, unknown> = {}) {
  return { filterGroups: [{ filters: [{ propertyName, operator, ...more }] }], properties: [propertyName], limit: 200 };
}

describe('search', () => {
  const standIn = standInWithClock();
  const search = async (body: unknown) => {
    standIn.wait(1_000);
    return ask(standIn, path, { body });
  };

  it('compares numbers as numbers and times as times, in ISO or milliseconds', async () => {
    const { body } = await search(where('amount', 'GTE', { value: '100000' }));
    for (const { properties } of body.results) expect(Number(properties.amount)).toBeGreaterThanOrEqual(100_000);
    const since = '2026-10-01T00:00:00.000Z';
    const iso = await search(where('createdate', 'GT', { value: since }));
    const millis = await search(where('createdate', 'GT', { value: String(Date.parse(since)) }));
    expect(iso.body.total).toBeGreaterThan(0);
    expect(millis.body).toEqual(iso.body);
  });

  it('takes groups as alternatives and sorts by one property', async () => {
    const group = (value: string) => ({ filters: [{ propertyName: 'pipeline', operator: 'EQ', value }] });
    const sorts = [{ propertyName: 'createdate', direction: 'DESCENDING' }];
    const { body } = await search({ filterGroups: [group('default'), group('74120991')], sorts, limit: 50 });
    expect(body.total).toBe(1134);
    const created = body.results.map(({ properties }: { properties: { createdate: string } }) => properties.createdate);
    expect(created).toEqual(created.toSorted().toReversed());
  });

  it.each([
    ['an unknown property', where('no_such_property', 'EQ', { value: '1' })],
    ['more than 200 a page', { ...where('amount', 'HAS_PROPERTY'), limit: 201 }],
    ['two sorts', { sorts: ['amount', 'createdate'] }],
    ['results beyond the 10,000th', { after: '9950', limit: 100 }],
    ['an operator without its value', where('amount', 'EQ')],
    [
      'seven filters in a group',
      { filterGroups: [{ filters: Array(7).fill({ propertyName: 'amount', operator: 'HAS_PROPERTY' }) }] },
    ],
  ])('refuses %s', async (_, body) => {
    expect((await search(body)).status).toBe(400);
  });

  it('finds words of a text in any script, and parts of them by an asterisk', async () => {
    standIn.portals.demo.change('deals', DEMO.stuck.id, {
      hs_next_step: 'Geschäftsführung: mail to ada@brackwater.example',
    });
    standIn.wait(3_000);
    const total = async (value: string) =>
      (await search(where('hs_next_step', 'CONTAINS_TOKEN', { value }))).body.total;
    expect(
      await Promise.all(['geschäftsführung', '*@brackwater.example', 'Geschäfts*', 'Brackwater'].map(total)),
    ).toEqual([1, 1, 1, 1]);
    expect(await Promise.all(['Geschäfts', 'gesch'].map(total))).toEqual([0, 0]);
  });

  it('finds a change late', async () => {
    const wanted = where('hs_next_step', 'EQ', { value: 'Sign on Friday' });
    standIn.portals.demo.change('deals', DEMO.stuck.id, { hs_next_step: 'Sign on Friday' });
    expect((await search(wanted)).body.total).toBe(0);
    const { body: read } = await ask(standIn, `/crm/objects/2026-09/deals/${DEMO.stuck.id}?properties=hs_next_step`);
    expect(read.properties.hs_next_step).toBe('Sign on Friday');
    standIn.wait(3_000);
    expect((await search(wanted)).body.total).toBe(1);
  });
});

describe('search limits', () => {
  it('turn away the sixth search in a second, without headers of the other limit', async () => {
    const standIn = standInWithClock();
    const five = await Promise.all(Array.from({ length: 5 }, () => ask(standIn, path, { body: {} })));
    for (const { status, headers } of five) {
      expect(status).toBe(200);
      expect(headers.has('x-hubspot-ratelimit-remaining')).toBe(false);
    }
    const sixth = await ask(standIn, path, { body: {} });
    expect(sixth).toMatchObject({ status: 429, body: { policyName: 'SECONDLY', errorType: 'RATE_LIMIT' } });
    standIn.wait(1_000);
    expect((await ask(standIn, path, { body: {} })).status).toBe(200);
  });
});

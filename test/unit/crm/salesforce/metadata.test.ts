import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { eventually } from '../../eventually.ts';
import { holdTime } from '../support.ts';
import { deal, INSTANT, office } from './org.ts';

beforeAll(() => holdTime(INSTANT));
afterAll(() => vi.useRealTimers());

it('keeps what the organisation defines, and asks again only for what has changed', async () => {
  const at = office();
  const connection = await at.connect();
  await vi.advanceTimersByTimeAsync(25 * 3_600_000);
  at.standIn.requests.clear();
  const { requests } = await at.read(connection, deal('healthy'));
  expect(requests).toBe(1);
  await eventually(async () => {
    await vi.advanceTimersByTimeAsync(100);
    expect(at.standIn.requests.all().length).toBeGreaterThanOrEqual(4);
  });
  const asked = at.standIn.requests.all().map(({ body }) => JSON.stringify(body));
  expect(asked.some((body) => body?.includes('If-Modified-Since'))).toBe(true);
});

it('gets the labels of picklists that metadata kept from before lacks, though Salesforce says that nothing has changed', async () => {
  const at = office();
  const connection = await at.connect();
  const kept = async () => (await at.metadata.get(connection.org, 'salesforce'))?.value;
  const before = JSON.parse(JSON.stringify(await kept(), (key, value) => (key === 'picklists' ? undefined : value)));
  await at.metadata.put(connection.org, 'salesforce', before);
  expect((await at.read(connection, deal('healthy'))).snapshot.deal.valueLabels).toBeUndefined();
  await vi.advanceTimersByTimeAsync(25 * 3_600_000);
  at.standIn.requests.clear();
  await at.read(connection, deal('healthy'));
  await eventually(async () => {
    await vi.advanceTimersByTimeAsync(100);
    expect(JSON.stringify(await kept())).toContain('In review');
  });
  expect((await at.read(connection, deal('healthy'))).snapshot.deal.valueLabels).toEqual({
    'properties.security_review': { in_review: 'In review' },
  });
});

it('calls contact roles what the organisation calls them, beside their own names', async () => {
  const at = office();
  const connection = await at.connect();
  const roles = async () => (await at.read(connection, deal('healthy'))).snapshot.people.flatMap((it) => it.roles);
  const before = await roles();
  expect(before.filter(({ name, label }) => name === 'Decision Maker' && label === undefined)).toHaveLength(1);
  const kept = (await at.metadata.get(connection.org, 'salesforce'))?.value;
  const renamed = JSON.stringify(kept).replace('"Decision Maker":"Decision Maker"', '"Decision Maker":"Entscheider"');
  await at.metadata.put(connection.org, 'salesforce', JSON.parse(renamed));
  expect(await roles()).toEqual(
    before.map((role) => (role.name === 'Decision Maker' ? { ...role, label: 'Entscheider' } : role)),
  );
});

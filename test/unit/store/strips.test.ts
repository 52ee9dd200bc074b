import { beforeEach, expect, test } from 'vitest';
import { recordKey } from '../../../lib/record/ref.ts';
import type { Area } from '../../../lib/store/area.ts';
import { createStrips, STRIPS_KEPT, type Strips } from '../../../lib/store/strips.ts';
import { type StripState, stripKey } from '../../../lib/strip-state.ts';
import { areaOf } from './area.ts';
import { dealRef } from './snapshot.ts';

function strip(id: string, readAt = '2026-11-22T09:00:00.000Z', org = '4711001'): StripState {
  return {
    v: 1,
    key: recordKey(dealRef(id, org)),
    status: 'cached',
    readAt,
    health: 62,
    band: 'watch',
    dots: 'eim',
    pace: 1.8,
    headline: 'stuck',
    severity: 'act',
    more: 1,
    until: null,
  };
}

let local: Area;
let strips: Strips;

beforeEach(() => {
  local = areaOf();
  strips = createStrips(local);
});

/** What a page finds of a record before the background has answered. */
async function kept(id: string, org?: string): Promise<unknown> {
  const key = stripKey(recordKey(dealRef(id, org)));
  return (await local.get(key))[key];
}

test('a strip lies ready for the page of its own record', async () => {
  await strips.keeper()(strip('1'));
  expect(await kept('1')).toEqual(strip('1'));
  expect(await kept('2')).toBeUndefined();
});

test.each([
  ['everything', () => strips.forgetAll()],
  ['its organisation', () => strips.forgetOrg({ crm: 'hubspot', org: '4711001' })],
])('a strip that was being made while %s was forgotten is not kept, and the next one is', async (_, forget) => {
  const keep = strips.keeper();
  await forget();
  await keep(strip('1'));
  expect(await kept('1')).toBeUndefined();
  await strips.keeper()(strip('1'));
  expect(await kept('1')).toEqual(strip('1'));
});

test('pruning leaves the newest, and nothing from before the moment', async () => {
  await local.set({ settings: { cacheDays: 3 } });
  await strips.keeper()(strip('old', '2026-10-01T00:00:00.000Z'));
  for (let second = 0; second < STRIPS_KEPT + 5; second++) {
    await strips.keeper()(strip(`${second}`, new Date(Date.UTC(2026, 10, 22, 0, 0, second)).toISOString()));
  }
  await strips.prune('2026-11-01T00:00:00.000Z');
  expect(await kept('old')).toBeUndefined();
  expect(await kept('4')).toBeUndefined();
  expect(await kept('5')).toBeDefined();
  expect(await local.get('settings')).toEqual({ settings: { cacheDays: 3 } });
});

test('forgetting an organisation leaves the one whose id begins alike', async () => {
  await strips.keeper()(strip('1', undefined, '4711'));
  await strips.keeper()(strip('1', undefined, '47110'));
  await strips.forgetOrg({ crm: 'hubspot', org: '4711' });
  expect(await kept('1', '4711')).toBeUndefined();
  expect(await kept('1', '47110')).toBeDefined();
});

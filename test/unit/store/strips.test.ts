import { expect, test } from 'vitest';
import { recordKey } from '../../../lib/record/ref.ts';
import { createStrips, STRIPS_KEPT } from '../../../lib/store/strips.ts';
import type { StripState } from '../../../lib/strip-state.ts';
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

test('a page finds the strip of its own record only', async () => {
  const local = areaOf();
  const strips = createStrips(local);
  await strips.keep(strip('1'));
  expect(await strips.of(dealRef('1'))).toEqual(strip('1'));
  expect(await strips.of(dealRef('2'))).toBeNull();
  await local.set({ [`strip:${recordKey(dealRef('2'))}`]: strip('1') });
  expect(await strips.of(dealRef('2'))).toBeNull();
});

test('pruning leaves the newest, and nothing from before the moment', async () => {
  const local = areaOf();
  const strips = createStrips(local);
  await local.set({ settings: { cacheDays: 3 } });
  await strips.keep(strip('old', '2026-10-01T00:00:00.000Z'));
  for (let second = 0; second < STRIPS_KEPT + 5; second++) {
    await strips.keep(strip(`${second}`, new Date(Date.UTC(2026, 10, 22, 0, 0, second)).toISOString()));
  }
  await strips.prune('2026-11-01T00:00:00.000Z');
  expect(await strips.of(dealRef('old'))).toBeNull();
  expect(await strips.of(dealRef('4'))).toBeNull();
  expect(await strips.of(dealRef('5'))).not.toBeNull();
  expect(await local.get('settings')).toEqual({ settings: { cacheDays: 3 } });
});

test('forgetting an organisation leaves the one whose id begins alike', async () => {
  const strips = createStrips(areaOf());
  await strips.keep(strip('1', undefined, '4711'));
  await strips.keep(strip('1', undefined, '47110'));
  await strips.forgetOrg({ crm: 'hubspot', org: '4711' });
  expect(await strips.of(dealRef('1', '4711'))).toBeNull();
  expect(await strips.of(dealRef('1', '47110'))).not.toBeNull();
});

import { expect, test } from 'vitest';
import { createTabs } from '../../../lib/services/tabs.ts';
import { areaOf } from '../store/area.ts';
import { deal } from './office.ts';

const A = deal('101');
const B = deal('102');

/** Tabs of a browser whose pages never listen; `meanwhile` happens before that is known. */
function deafTabs(meanwhile: () => Promise<unknown>) {
  return createTabs(areaOf(), async () => {
    await meanwhile();
    throw new Error('Receiving end does not exist.');
  });
}

test('a tab that has nobody to listen is forgotten', async () => {
  const tabs = deafTabs(async () => {});
  await tabs.show(1, A);
  expect(await tabs.tell(1, { type: 'plumbline:record', ref: A })).toBe(false);
  expect(await tabs.showing(A)).toEqual([]);
});

test('a tab that came to a record while the page before it was told is not', async () => {
  const tabs = deafTabs(() => tabs.show(1, B));
  await tabs.show(1, null);
  expect(await tabs.tell(1, { type: 'plumbline:record', ref: null })).toBe(false);
  expect(await tabs.showing(B)).toEqual([1]);
});

import { expect, test } from 'vitest';
import type { RecordView } from '../../../lib/rpc.ts';
import { createNews } from '../../../lib/services/news.ts';
import { createTabs } from '../../../lib/services/tabs.ts';
import { createStrips } from '../../../lib/store/strips.ts';
import { areaOf } from '../store/area.ts';
import { deal } from './office.ts';

const A = deal('101');

function view(status: RecordView['status']): RecordView {
  return {
    ref: A,
    status,
    assessment: null,
    account: null,
    contact: null,
    failure: null,
    blueprint: null,
    cache: 'disk',
    requests: 0,
  };
}

test('a change that comes while the last is being told is told too, and last', async () => {
  const told: unknown[] = [];
  const tabs = createTabs(areaOf(), async (_, news) => {
    told.push(news.type === 'plumbline:strip' ? news.state.status : news.type);
  });
  await tabs.show(1, A);
  const first = Promise.withResolvers<RecordView>();
  const views = [first.promise, Promise.resolve(view('failed'))];
  const tell = createNews({
    tabs,
    tellPages: () => {},
    strips: createStrips(areaOf()),
    view: async () => views.shift() ?? view('fresh'),
  });
  const telling = tell(A);
  await Promise.all([tell(A), tell(A)]);
  first.resolve(view('loading'));
  await telling;
  expect(told).toEqual(['loading', 'failed']);
});

import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { known } from '../../../lib/record/fact.ts';
import type { SampledDeal } from '../../../lib/record/sample.ts';
import { instant } from '../../../lib/record/time.ts';
import { createBenchmarks } from '../../../lib/services/benchmarks.ts';
import { createUnderWay } from '../../../lib/services/under-way.ts';
import { createCache } from '../../../lib/store/cache.ts';
import { diskShelves } from '../../../lib/store/disk.ts';
import { memoryShelves } from '../../../lib/store/memory.ts';
import { defaultBlueprint, defaultText } from '../../fixtures/blueprint.ts';
import { ago, NOW } from '../../fixtures/snapshot.ts';
import { memoryMetadata } from '../crm/support.ts';
import { eventually } from '../eventually.ts';
import { connectedOffice, deal, type Office, TOKEN } from './office.ts';

const A = deal('101');
const HOUR = 3_600_000;
const MINUTE = 60_000;
let office: Office;

/** A won deal that spent `days` days in the fixture's stage. */
function wonAfter(days: number, id: number): SampledDeal {
  return {
    id: `${id}`,
    pipeline: 'default',
    outcome: 'won',
    visits: [
      { stage: 'presentationscheduled', enteredAt: ago(100), leftAt: ago(100 - days), by: null },
      { stage: 'closedwon', enteredAt: ago(100 - days), leftAt: null, by: null },
    ],
    account: {
      industry: known('MANUFACTURING'),
      employees: known(620),
      country: known('Germany'),
      properties: {},
    },
  };
}

beforeEach(async () => {
  office = await connectedOffice();
  office.crm.sample = {
    crm: 'hubspot',
    org: '4711001',
    takenAt: NOW,
    total: 40,
    deals: Array.from({ length: 40 }, (_, id) => wonAfter(4, id)),
  };
});

async function benchmark(office: Office) {
  return (await office.panel(1, A).record({ ref: A, refresh: false })).assessment?.pace.benchmark;
}

test('a deal is judged by its own organisation’s past as soon as that is known, and its tab hears of it', async () => {
  const first = await office.visit(1, A);
  await eventually(async () => expect(await benchmark(office)).toMatchObject({ source: 'org', days: 4, deals: 40 }));
  await eventually(() => expect(office.strips(1).at(-1)?.pace).toBeGreaterThan(first?.pace ?? 0));
});

test('the past is asked for once a day, whatever becomes of the worker', async () => {
  await office.visit(1, A);
  await eventually(async () => expect(await benchmark(office)).toMatchObject({ source: 'org' }));
  for (const hours of [0.1, 2, 20]) {
    office.clock += hours * HOUR;
    office.newWorker();
    await office.visit(1, A);
    expect(await benchmark(office)).toMatchObject({ source: 'org' });
  }
  expect(office.crm.samples).toBe(1);
  office.clock += 3 * HOUR;
  await office.visit(1, A);
  await eventually(() => expect(office.crm.samples).toBe(2));
});

test('a past that a clock dated ahead does not last until that day', async () => {
  const right = office.clock;
  office.clock += 400 * 24 * HOUR;
  if (office.crm.sample) office.crm.sample.takenAt = instant(office.clock);
  await office.visit(1, A);
  await eventually(async () => expect(await benchmark(office)).toMatchObject({ source: 'org' }));
  office.clock = right + HOUR;
  office.newWorker();
  await office.visit(2, deal('102'));
  await eventually(() => expect(office.crm.samples).toBe(2));
});

test('a past that arrives after the organisation was disconnected is not kept', async () => {
  const arrival = Promise.withResolvers<void>();
  office.crm.sampling = arrival.promise;
  await office.visit(1, A);
  await eventually(() => expect(office.crm.samples).toBe(1));
  const gone = office.options.disconnect({ org: { crm: 'hubspot', org: A.org } });
  arrival.resolve();
  await gone;
  office.crm.sample = null;
  const asked = office.crm.nextRead();
  await office.options.connect({ crm: 'hubspot', token: TOKEN });
  (await asked).answer(office.snapshotOf(A));
  await eventually(() => expect(office.strips(1).at(-1)?.status).toBe('fresh'));
  expect(await benchmark(office)).not.toMatchObject({ source: 'org' });
});

test('a past that is being taken is given up with its organisation, whatever blueprint judges meanwhile', async () => {
  const asked = Promise.withResolvers<AbortSignal>();
  office.crm.sampleDeals = (_, { signal }) => {
    asked.resolve(signal);
    return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  };
  await office.visit(1, A);
  const signal = await asked.promise;
  const text = defaultText.replace(/^name: .*$/m, 'name: Ours');
  await office.options.publish({ origin: { kind: 'file', name: 'ours.yaml' }, text });
  await office.options.disconnect({ org: { crm: 'hubspot', org: A.org } });
  expect(signal.aborted).toBe(true);
});

test('a sample that cannot be had is tried again after an hour, not at every view', async () => {
  office.crm.sample = null;
  for (const minutes of [0, 20, 30]) {
    office.clock += (minutes * HOUR) / 60;
    await office.visit(1, A);
  }
  expect(await benchmark(office)).not.toMatchObject({ source: 'org' });
  expect(office.crm.samples).toBe(1);
  office.clock += HOUR;
  await office.visit(1, A);
  await eventually(() => expect(office.crm.samples).toBe(2));
});

test('a past whose worker died while it took it is taken soon after, by the next', async () => {
  office.crm.sampling = new Promise(() => undefined);
  await office.visit(1, A);
  await eventually(() => expect(office.crm.samples).toBe(1));
  office.newWorker();
  office.crm.sampling = Promise.resolve();
  office.clock += 2 * MINUTE;
  await office.visit(1, A);
  await eventually(async () => expect(await benchmark(office)).toMatchObject({ source: 'org' }));
  expect(office.crm.samples).toBe(2);
});

/** A worker is asked for the past, and dies when it asks the CRM; answers whether it did. */
async function diesOfLooking(): Promise<boolean> {
  const { session, crm } = office;
  const now = () => instant(office.clock);
  const metadata = memoryMetadata(now);
  const dies = Promise.withResolvers<true>();
  crm.sampleDeals = () => {
    dies.resolve(true);
    return new Promise(() => undefined);
  };
  const worker = createBenchmarks({
    ...{ blueprint: defaultBlueprint, blueprintId: 'default', session, metadata, now },
    sampling: createUnderWay(),
    cache: createCache({ disk: diskShelves(), memory: memoryShelves(session), wantsDisk: async () => true }),
  });
  const connection = await crm.connect(TOKEN, { metadata, now, signal: new AbortController().signal });
  return Promise.race([dies.promise, worker.refresh(connection, crm)]);
}

test('a past that kills every worker that takes it is taken more and more rarely, at last once an hour', async () => {
  const taken: number[] = [];
  for (let minute = 0; minute < 200; minute += 2) {
    if (await diesOfLooking()) taken.push(minute);
    office.clock += 2 * MINUTE;
  }
  expect(taken).toEqual([0, 2, 6, 22, 82, 142]);
});

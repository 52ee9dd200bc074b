import { startCrm } from '../crm/server.ts';
import { connectTo } from '../e2e/harness/connect.ts';
import { HUBSPOT, SALESFORCE, type TestCrm } from '../e2e/harness/crms.ts';
import { type BenchBrowser, launch } from './browsers.ts';
import { firstSight } from './first-sight.ts';
import { type LoadCost, loadCost, mutationCost } from './page-costs.ts';
import { head, kilobytes, median, milliseconds, row, shift } from './table.ts';

/**
 * Measures in the page what the extension costs it, by turns with an extension whose content script is empty and with none,
 * and prints a table for each CRM, or for the one that is named. `scripts/bench.mjs` starts it with arguments that it has checked.
 */

const [LOADS, ONLY] = [Number(process.argv[2]), process.argv[3]];
const turns = (count: number) => Array.from({ length: count }, (_, turn) => turn);

const PEERS = ['plumbline', 'empty', 'none'] as const;
type Peer = (typeof PEERS)[number];
type Browsers = Record<Peer, BenchBrowser>;

/** The same page by turns in every browser; the first turn is thrown away. */
async function compare(browsers: Browsers, url: string): Promise<Record<Peer, LoadCost[]>> {
  const costs: Record<Peer, LoadCost[]> = { plumbline: [], empty: [], none: [] };
  for (const turn of turns(LOADS + 1)) {
    for (const peer of PEERS) {
      const cost = await loadCost(browsers[peer], url);
      if (turn > 0) costs[peer].push(cost);
    }
  }
  return costs;
}

async function measureLoads(browsers: Browsers, name: string, url: string, isRecord: boolean): Promise<void> {
  const costs = await compare(browsers, url);
  const line = (what: string, pick: (cost: LoadCost) => number, write: (figures: number[]) => string, budget = '–') =>
    row(`${name}: ${what}`, ...PEERS.map((peer) => write(costs[peer].map(pick))), isRecord ? budget : '–');
  line('main thread, scripts of the extension', ({ script }) => script, milliseconds, '5 ms');
  line('longest piece of them', ({ longest }) => longest, milliseconds, '3 ms');
  line('main thread, everything', ({ tasks }) => tasks, milliseconds);
  line('heap', ({ heap }) => heap, kilobytes, '150 kB above none');
  line('layout shift', (cost) => cost.shift, shift, 'as none');
  if (!isRecord) return;
  const ours = (what: string, pick: (cost: LoadCost) => number, budget: string) =>
    row(`${name}: ${what}`, milliseconds(costs.plumbline.map(pick)), '–', '–', budget);
  ours("store's answer to strip", ({ toStrip }) => toStrip, 'one frame, 16.7 ms');
  ours('start of the page to strip from the store', ({ fromStart }) => fromStart, '–');
}

async function measureMutations({ plumbline }: Browsers, name: string, url: string): Promise<void> {
  const runs = [];
  for (const _ of turns(LOADS)) runs.push(await mutationCost(plumbline, url));
  row(`5,000 foreign mutations, strip ${name}`, milliseconds(runs), '–', '–', '4 ms');
}

async function measureSights({ plumbline }: Browsers, crm: TestCrm): Promise<void> {
  const at = (path: string) => `https://${crm.host}${path}`;
  const cold = [];
  for (const key of ['stuck', 'healthy', 'structurally_weak'] as const) {
    cold.push(await firstSight(plumbline, at(crm.demoPath(key))));
  }
  await firstSight(plumbline, at(crm.demoPath('single_threaded')));
  const again = [];
  for (const _ of turns(LOADS)) again.push(await firstSight(plumbline, at(crm.demoPath('single_threaded'))));
  const line = (what: string, figures: string, budget = '–') => row(what, figures, '–', '–', budget);
  line('navigation to strip, cached', milliseconds(again.map(({ strip }) => strip)));
  line('navigation to strip, never read', milliseconds(cold.map(({ strip }) => strip)));
  line('press to panel, cached', milliseconds(again.map(({ panel }) => panel)));
  line('press to panel, just read', milliseconds(cold.map(({ panel }) => panel)));
  line('requests of a view, never read', cold.map(({ requests }) => requests).join(', '), '12');
  line('requests of a view, again', `${median(again.map(({ requests }) => requests))}`, '2');
}

async function measure(browsers: Browsers, title: string, crm: TestCrm, query: string): Promise<void> {
  if (ONLY !== undefined && ONLY !== crm.id) return;
  await connectTo(browsers.plumbline, crm);
  const record = `https://${crm.host}${crm.demoPath('single_threaded')}${query}`;
  console.log(`\n## ${title}\n`);
  head('What', 'Plumbline', 'empty content script', 'no extension', 'budget');
  await measureLoads(browsers, 'record', record, true);
  await measureLoads(browsers, 'list', `https://${crm.host}${crm.listPath}`, false);
  if (crm === HUBSPOT) {
    await measureMutations(browsers, 'in the header', record);
    await measureMutations(browsers, 'docked, header looked for', `${record}&anchor=none`);
  } else await measureMutations(browsers, 'at the edge', record);
  // Last, because it opens the panel, which the loads are to be without.
  await measureSights(browsers, crm);
}

const standIn = await startCrm({ seed: 7, instant: new Date().toISOString() });
const browsers: Browsers = {
  plumbline: await launch(standIn.port, 'plumbline'),
  empty: await launch(standIn.port, 'empty'),
  none: await launch(standIn.port, 'none'),
};
try {
  await measure(browsers, 'HubSpot, a record page with 800 links to deals', HUBSPOT, '?links=800');
  await measure(browsers, 'Salesforce, a record page in Lightning', SALESFORCE, '');
} finally {
  for (const browser of Object.values(browsers)) await browser.close();
  await standIn.close();
}

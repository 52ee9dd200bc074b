import { TOKENS } from '../crm/hubspot/api/tokens.ts';
import { startCrm } from '../crm/server.ts';
import { DEMO } from '../crm/world/demo.ts';
import { type BenchBrowser, launch } from './browsers.ts';
import { firstSight } from './first-sight.ts';
import { type LoadCost, loadCost, mutationCost } from './page-costs.ts';

/** Measures in the page what the extension costs it, beside the same page without the extension, and prints a table. */

const LOADS = Number(process.argv[2] ?? 9);
const PORTAL = 'https://app.hubspot.com/contacts/4711001';
const RECORD = `${PORTAL}/record/0-3/${DEMO.single_threaded.id}`;
const LINKS = `${RECORD}?links=800`;
const LIST = `${PORTAL}/objects/0-3/views/all/list`;

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Connects the demo portal, as the options page does. */
async function connect({ browser, origin }: BenchBrowser): Promise<void> {
  const page = await browser.newPage();
  await page.goto(`${origin}/options.html`);
  const call = { type: 'plumbline:call', name: 'connect', arg: { crm: 'hubspot', token: TOKENS.demo } };
  await page.evaluate(`chrome.runtime.sendMessage(${JSON.stringify(call)})`);
  await page.close();
}

/** The same page by turns with and without the extension; the first turn is thrown away. */
async function compare(withIt: BenchBrowser, without: BenchBrowser, url: string) {
  const ours: LoadCost[] = [];
  const plain: LoadCost[] = [];
  for (let turn = 0; turn <= LOADS; turn += 1) {
    const withCost = await loadCost(withIt, url);
    const withoutCost = await loadCost(without, url);
    if (turn === 0) continue;
    ours.push(withCost);
    plain.push(withoutCost);
  }
  const of = (costs: LoadCost[], pick: (cost: LoadCost) => number) => median(costs.map(pick));
  return {
    total: of(ours, ({ script }) => script.total),
    longest: of(ours, ({ script }) => script.longest),
    shift: [of(ours, ({ shift }) => shift), of(plain, ({ shift }) => shift)] as const,
    heap: [of(ours, ({ heap }) => heap), of(plain, ({ heap }) => heap)] as const,
    tasks: [of(ours, ({ tasks }) => tasks), of(plain, ({ tasks }) => tasks)] as const,
  };
}

const ms = (number: number) => `${number.toFixed(1)} ms`;
const kb = (bytes: number) => `${(bytes / 1000).toFixed(0)} kB`;
function row(...cells: string[]): void {
  console.log(`| ${cells.join(' | ')} |`);
}

const crm = await startCrm({ seed: 7, instant: new Date().toISOString() });
const withIt = await launch(crm.port, true);
const without = await launch(crm.port, false);
try {
  await connect(withIt);
  const cold = [];
  for (const { id } of [DEMO.stuck, DEMO.healthy, DEMO.structurally_weak]) {
    cold.push(await firstSight(withIt, `${PORTAL}/record/0-3/${id}`));
  }
  await firstSight(withIt, RECORD);
  const cached = [];
  for (let turn = 0; turn < LOADS; turn += 1) cached.push(await firstSight(withIt, RECORD));

  row('What', 'with Plumbline', 'without', 'budget');
  row('---', '---', '---', '---');
  for (const [name, url, strip] of [
    ['record page, 800 deal links', LINKS, true],
    ['record page', RECORD, true],
    ['list, no record', LIST, false],
  ] as const) {
    const it = await compare(withIt, without, url);
    row(`${name}: main thread of our script`, ms(it.total), '–', strip ? '5 ms' : '–');
    row(`${name}: longest piece of it`, ms(it.longest), '–', strip ? '3 ms' : '–');
    row(`${name}: all main-thread tasks`, ms(it.tasks[0]), ms(it.tasks[1]), '–');
    row(`${name}: heap`, kb(it.heap[0]), kb(it.heap[1]), strip ? '+150 kB' : '–');
    row(`${name}: layout shift`, it.shift[0].toFixed(4), it.shift[1].toFixed(4), 'as without');
  }
  for (const [name, url] of [
    ['strip in the header', LINKS],
    ['strip docked', `${LINKS}&anchor=none`],
  ] as const) {
    const runs = [];
    for (let turn = 0; turn < LOADS; turn += 1) runs.push((await mutationCost(withIt, url)).total);
    row(`5,000 foreign mutations, ${name}`, ms(median(runs)), '–', '4 ms');
  }
  row('navigation to strip, cached', ms(median(cached.map(({ strip }) => strip))), '–', '–');
  row('navigation to strip, never read', ms(median(cold.map(({ strip }) => strip))), '–', '–');
  row('press to panel, cached', ms(median(cached.map(({ panel }) => panel))), '–', '–');
  row('press to panel, just read', ms(median(cold.map(({ panel }) => panel))), '–', '–');
  row('requests of a view, never read', cold.map(({ requests }) => requests).join(', '), '–', '12');
  row('requests of a view, again', `${median(cached.map(({ requests }) => requests))}`, '–', '2');
} finally {
  await withIt.browser.close();
  await without.browser.close();
  await crm.close();
}

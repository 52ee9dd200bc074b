import type { CDPSession, Page } from 'puppeteer-core';
import { until } from '../e2e/harness/until.ts';
import type { BenchBrowser } from './browsers.ts';
import { CATEGORIES, type Piece, piecesOf, total } from './trace.ts';

export interface LoadCost {
  /** Processor time of the extension's scripts on the page's main thread up to its settling, in milliseconds. */
  script: number;
  /** The longest single piece of it. */
  longest: number;
  /** Time on the clock from the first task after the store's answer to the end of the one in which the strip stands. */
  toStrip: number;
  /** The same from the first line of the script, which runs before any of the page's own. */
  fromStart: number;
  /** Processor time of all tasks on the page's main thread, in milliseconds. */
  tasks: number;
  /** Bytes of JavaScript heap of the page after a collection. */
  heap: number;
  /** Cumulative layout shift of the page's first seconds. */
  shift: number;
}

/** Layout shifts from the first on, summed up in the page. */
const WATCH_SHIFTS = `
  window.shifted = 0;
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.shifted += entry.value; })
    .observe({ type: 'layout-shift', buffered: true });`;

const STRIP = 'aria/Plumbline[role="complementary"]';

/** Where content scripts lie: a trace holds the work of the background and of the panel, too. */
export function contentScripts(origin: string): string {
  return `${origin}/content-scripts/`;
}

export async function settled(page: Page): Promise<void> {
  await until('the page to settle', () => page.evaluate(() => 'settled' in document.documentElement.dataset));
}

/** The main thread by the processor's time, which other processes do not lengthen as they do the clock's. */
async function processorTime(page: Page): Promise<CDPSession> {
  const session = await page.createCDPSession();
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return session;
}

export async function metric(session: CDPSession, name: 'JSHeapUsedSize' | 'TaskDuration'): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find((each) => each.name === name)?.value ?? Number.NaN;
}

/** The third piece makes the host while the store is read; with the store's answer the strip is made, then shown. */
function timesToStrip([started, , , made, shown]: readonly Piece[]): Pick<LoadCost, 'toStrip' | 'fromStart'> {
  if (!started || !made || !shown) return { toStrip: Number.NaN, fromStart: Number.NaN };
  return { toStrip: shown.to - made.from, fromStart: shown.to - started.from };
}

/**
 * What one load of a page costs, up to the time it has settled. The strip is not asked for: the driver's own look at the
 * page would be counted as the extension's.
 */
export async function loadCost({ browser, origin }: BenchBrowser, url: string): Promise<LoadCost> {
  const page = await browser.newPage();
  const session = await processorTime(page);
  await page.evaluateOnNewDocument(WATCH_SHIFTS);
  await page.tracing.start({ categories: CATEGORIES });
  await page.goto(url);
  await settled(page);
  const trace = (await page.tracing.stop()) ?? new Uint8Array();
  const tasks = (await metric(session, 'TaskDuration')) * 1000;
  const shift = Number(await page.evaluate('window.shifted'));
  // The second finds what the first has set free.
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const heap = await metric(session, 'JSHeapUsedSize');
  await page.close();
  const pieces = piecesOf(trace, contentScripts(origin));
  const longest = Math.max(0, ...pieces.map(({ ran }) => ran));
  return { script: total(pieces), longest, ...timesToStrip(pieces), tasks, heap, shift };
}

/** Has the page itself put in and take out 5,000 nodes that are none of ours, in 50 frames. */
export async function mutate(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const place = document.querySelector('[data-test-id="middle-pane"], .column.main') ?? document.body;
    for (let frame = 0; frame < 50; frame += 1) {
      for (let node = 0; node < 50; node += 1) place.append(document.createElement('i'));
      for (let node = 0; node < 50; node += 1) place.lastChild?.remove();
      await new Promise(requestAnimationFrame);
    }
  });
}

/** Processor time of the extension's scripts while the page changes 5,000 foreign nodes, in milliseconds. */
export async function mutationCost({ browser, origin }: BenchBrowser, url: string): Promise<number> {
  const page = await browser.newPage();
  await page.goto(url);
  await settled(page);
  await until('a strip', () => page.$(STRIP));
  await page.tracing.start({ categories: CATEGORIES });
  await mutate(page);
  const trace = (await page.tracing.stop()) ?? new Uint8Array();
  await page.close();
  return total(piecesOf(trace, contentScripts(origin)));
}

import type { Page } from 'puppeteer-core';
import { until } from '../e2e/harness/until.ts';
import type { BenchBrowser } from './browsers.ts';
import { CATEGORIES, type ScriptTime, scriptTime } from './trace.ts';

export interface LoadCost {
  script: ScriptTime;
  /** Cumulative layout shift of the page's first seconds. */
  shift: number;
  /** Bytes of JavaScript heap of the page after a collection. */
  heap: number;
  /** Milliseconds of all tasks on the page's main thread. */
  tasks: number;
}

/** Layout shifts from the first on, summed up in the page. */
const WATCH_SHIFTS = `
  window.shifted = 0;
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.shifted += entry.value; })
    .observe({ type: 'layout-shift', buffered: true });`;

const STRIP = 'aria/Plumbline[role="complementary"]';

async function settled(page: Page): Promise<void> {
  await until('the page to settle', () => page.evaluate(() => 'settled' in document.documentElement.dataset));
}

async function metric(page: Page, name: 'JSHeapUsedSize' | 'TaskDuration'): Promise<number> {
  return (await page.metrics())[name] ?? 0;
}

/**
 * What one load of a page costs, up to the time it has settled. The strip is not asked for: the driver's own look at the
 * page would be counted as the extension's.
 */
export async function loadCost({ browser, origin }: BenchBrowser, url: string): Promise<LoadCost> {
  const page = await browser.newPage();
  await page.evaluateOnNewDocument(WATCH_SHIFTS);
  await page.tracing.start({ categories: CATEGORIES });
  await page.goto(url);
  await settled(page);
  const trace = (await page.tracing.stop()) ?? new Uint8Array();
  const tasks = (await metric(page, 'TaskDuration')) * 1000;
  const shift = Number(await page.evaluate('window.shifted'));
  const session = await page.createCDPSession();
  await session.send('HeapProfiler.collectGarbage');
  const heap = await metric(page, 'JSHeapUsedSize');
  await page.close();
  return { script: origin ? scriptTime(trace, origin) : { total: 0, longest: 0 }, shift, heap, tasks };
}

/** Script time of the extension while the page itself changes 5,000 nodes that are none of ours, in 50 frames. */
export async function mutationCost({ browser, origin }: BenchBrowser, url: string): Promise<ScriptTime> {
  const page = await browser.newPage();
  await page.goto(url);
  await settled(page);
  await until('a strip', () => page.$(STRIP));
  await page.tracing.start({ categories: CATEGORIES });
  await page.evaluate(async () => {
    const place = document.querySelector('[data-test-id="middle-pane"]') ?? document.body;
    for (let frame = 0; frame < 50; frame += 1) {
      for (let node = 0; node < 50; node += 1) place.append(document.createElement('i'));
      for (let node = 0; node < 50; node += 1) place.lastChild?.remove();
      await new Promise(requestAnimationFrame);
    }
  });
  const trace = (await page.tracing.stop()) ?? new Uint8Array();
  await page.close();
  return scriptTime(trace, origin ?? '');
}

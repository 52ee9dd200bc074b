import { findPanel } from '../e2e/harness/panel.ts';
import { until } from '../e2e/harness/until.ts';
import type { BenchBrowser } from './browsers.ts';

interface FirstSight {
  /** Milliseconds from the navigation to a strip with its verdict, as read from outside. */
  strip: number;
  /** Milliseconds from the press on "Open" to a panel with its verdict. */
  panel: number;
  /** Requests to the CRM that the read took. */
  requests: number;
}

const STRIP = 'aria/Plumbline[role="complementary"]';

/** How long a user waits for strip and panel. */
export async function firstSight({ browser, origin }: BenchBrowser, url: string): Promise<FirstSight> {
  const page = await browser.newPage();
  const from = performance.now();
  await page.goto(url, { waitUntil: 'domcontentloaded' });
  await until('the verdict', async () => (await page.$(STRIP))?.evaluate((it) => / engaged/.test(it.textContent)));
  const strip = performance.now() - from;
  const pressed = performance.now();
  await (await page.$(STRIP))?.$eval('.open', (button) => (button instanceof HTMLElement ? button.click() : null));
  const found = await until('the panel', async () => {
    const shown = await findPanel(page, origin);
    return (await shown?.frame.$('[role="meter"]')) && shown;
  });
  const panel = performance.now() - pressed;
  const { requests } = await found.view();
  await (await page.$(STRIP))?.$eval('.open', (button) => (button instanceof HTMLElement ? button.click() : null));
  await page.close();
  return { strip, panel, requests };
}

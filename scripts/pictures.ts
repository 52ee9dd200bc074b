import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { FEEDS, shared } from '../test/crm/feed/feed.ts';
import { startCrm } from '../test/crm/server.ts';
import { DEMO } from '../test/crm/world/demo.ts';
import type { TestBrowser } from '../test/e2e/harness/browser.ts';
import { addFeed, connectTo } from '../test/e2e/harness/connect.ts';
import { openTab } from '../test/e2e/harness/crm-tab.ts';
import { CRMS, type TestCrm } from '../test/e2e/harness/crms.ts';
import { launch } from '../test/e2e/harness/launch.ts';
import { until } from '../test/e2e/harness/until.ts';

/** Makes the README's pictures from the production build on the stand-in CRMs, so that they show what there is. */

const FOLDER = join('docs', 'pictures');
const WINDOW = { width: 1440, height: 900 };

await mkdir(FOLDER, { recursive: true });
const crm = await startCrm({ seed: 7, instant: new Date().toISOString() });
try {
  for (const scheme of ['light', 'dark'] as const) await takeAll(scheme);
} finally {
  await crm.close();
}
console.log(`Pictures: ${FOLDER}`);

/** Every picture in one scheme. */
async function takeAll(scheme: 'light' | 'dark'): Promise<void> {
  const browser = await launch('chromium', crm.port, { scheme });
  try {
    await addFeed(browser, shared(FEEDS.byDomain));
    for (const each of CRMS) await takeDeal(browser, each, join(FOLDER, `${each.id}-${scheme}.png`));
    await takeHandbook(browser, join(FOLDER, `blueprint-${scheme}.png`));
  } finally {
    await browser.close();
  }
}

/** The strip and the panel on a deal that advances on paper. */
async function takeDeal(browser: TestBrowser, each: TestCrm, path: string): Promise<void> {
  await connectTo(browser, each);
  const tab = await openTab(browser, each.demoPath('structurally_weak'), each.host);
  await tab.page.setViewport(WINDOW);
  const panel = await tab.panel();
  await panel.judged(each.dealId(DEMO.structurally_weak.id));
  await tab.settled();
  await tab.page.screenshot({ path });
  await tab.page.close();
}

/** The start of the Blueprint page, where the default blueprint is a handbook. */
async function takeHandbook(browser: TestBrowser, path: string): Promise<void> {
  const page = await browser.openExtensionPage('blueprint.html');
  await page.setViewport(WINDOW);
  await until('the drawn lifecycle', () => page.$('.bowtie svg'));
  await page.screenshot({ path });
  await page.close();
}

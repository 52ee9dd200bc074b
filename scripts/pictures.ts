import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { TOKENS } from '../test/crm/hubspot/api/tokens.ts';
import { startCrm } from '../test/crm/server.ts';
import { DEMO } from '../test/crm/world/demo.ts';
import { connect } from '../test/e2e/harness/connect.ts';
import { openTab } from '../test/e2e/harness/crm-tab.ts';
import { launch } from '../test/e2e/harness/launch.ts';
import { demoPath } from '../test/e2e/harness/paths.ts';

/** Makes the README's pictures from the real product on the stand-in CRM, so that they show what there is. */

const FOLDER = join('docs', 'pictures');
const WINDOW = { width: 1440, height: 900 };

await mkdir(FOLDER, { recursive: true });
const crm = await startCrm({ seed: 7, instant: new Date().toISOString() });
const browser = await launch('chromium', crm.port, true);
try {
  await connect(browser, TOKENS.demo);
  const tab = await openTab(browser, demoPath('structurally_weak'));
  await tab.page.setViewport(WINDOW);
  const panel = await tab.panel();
  await panel.judged(DEMO.structurally_weak.id);
  await tab.settled();
  for (const scheme of ['light', 'dark'] as const) {
    await browser.setColorScheme(tab.page, scheme);
    await tab.page.screenshot({ path: join(FOLDER, `deal-${scheme}.png`) });
  }
} finally {
  await browser.close();
  await crm.close();
}
console.log(`Pictures: ${FOLDER}`);

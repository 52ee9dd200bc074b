import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { startCrm } from '../test/crm/server.ts';
import { DEMO } from '../test/crm/world/demo.ts';
import { connectTo } from '../test/e2e/harness/connect.ts';
import { openTab } from '../test/e2e/harness/crm-tab.ts';
import { CRMS } from '../test/e2e/harness/crms.ts';
import { launch } from '../test/e2e/harness/launch.ts';

/** Makes the README's pictures from the real product on the stand-in CRM, so that they show what there is. */

const FOLDER = join('docs', 'pictures');
const WINDOW = { width: 1440, height: 900 };

await mkdir(FOLDER, { recursive: true });
const crm = await startCrm({ seed: 7, instant: new Date().toISOString() });
for (const scheme of ['light', 'dark'] as const) {
  const browser = await launch('chromium', crm.port, { scheme });
  for (const each of CRMS) {
    await connectTo(browser, each);
    const tab = await openTab(browser, each.demoPath('structurally_weak'), each.host);
    await tab.page.setViewport(WINDOW);
    const panel = await tab.panel();
    await panel.judged(each.dealId(DEMO.structurally_weak.id));
    await tab.settled();
    await tab.page.screenshot({ path: join(FOLDER, `${each.id}-${scheme}.png`) });
    await tab.page.close();
  }
  await browser.close();
}
await crm.close();
console.log(`Pictures: ${FOLDER}`);

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../../scripts/setup/browsers.mjs';
import { BLUEPRINTS } from '../crm/blueprints/host.ts';
import { TOKENS } from '../crm/hubspot/api/tokens.ts';
import { type StandInCrm, startCrm } from '../crm/server.ts';
import { DEMO } from '../crm/world/demo.ts';
import { defaultText } from '../fixtures/blueprint.ts';
import type { TestBrowser } from './harness/browser.ts';
import { openTab } from './harness/crm-tab.ts';
import { HUBSPOT } from './harness/crms.ts';
import { type ManagedFirefox, managedFirefox } from './harness/firefox-policies.ts';
import { launch } from './harness/launch.ts';
import { says } from './harness/page-words.ts';
import { until } from './harness/until.ts';

/** As an administrator writes it, in the shape of `public/managed_schema.json`. */
const MANAGED = {
  hubspot: [{ portalId: Number(HUBSPOT.org), token: TOKENS.demo }],
  cache: { days: 3 },
  blueprint: { url: BLUEPRINTS.shared },
};

describe('a Firefox whose administrator has set up Plumbline by policy', () => {
  let crm: StandInCrm;
  let managed: ManagedFirefox;
  let browser: TestBrowser;

  beforeAll(async () => {
    crm = await startCrm({ seed: 7, instant: new Date().toISOString() });
    crm.blueprints.publish(defaultText.replace(/^name: .*$/m, 'name: Set by policy'));
    managed = await managedFirefox((await findBrowser('firefox')) ?? '', {
      '3rdparty': { Extensions: { 'plumbline@plumbline.example': MANAGED } },
    });
    browser = await launch('firefox', crm.port, { executablePath: managed.executablePath });
  });
  afterAll(async () => {
    await browser?.close();
    await managed?.remove();
    await crm?.close();
  });

  it('judges deals without anybody having connected anything', async () => {
    const tab = await openTab(browser, HUBSPOT.demoPath('single_threaded'));
    const panel = await tab.panel();
    await panel.judged(DEMO.single_threaded.id);
    await panel.says('Set by policy');
    expect(await browser.takeProblems()).toEqual([]);
  });

  it('says what is set, and lets nobody change it', async () => {
    const page = await browser.openExtensionPage('options.html');
    expect(await says(page, 'Account 4711001')).toContain('Set by your organisation; it cannot be changed here.');
    expect(await page.$('aria/Disconnect[role="button"]')).toBeNull();
    await says(page, 'Your organisation sets the blueprint; it cannot be changed here.');
    expect(await page.$('input[type="file"]')).toBeNull();
    const days = await until('the days', () => page.$('select'));
    expect(await days.evaluate((field) => [field.matches(':disabled'), 'value' in field && field.value])).toEqual([
      true,
      '3',
    ]);
  });
});

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BLUEPRINT_HOST, BLUEPRINTS } from '../crm/blueprints/host.ts';
import { defaultText } from '../fixtures/blueprint.ts';
import { axeViolations } from './harness/axe.ts';
import { connectTo } from './harness/connect.ts';
import { openTab } from './harness/crm-tab.ts';
import { HUBSPOT } from './harness/crms.ts';
import { press, says } from './harness/page-words.ts';
import { inBothBrowsers } from './harness/suite.ts';
import { until } from './harness/until.ts';

function named(name: string): string {
  return defaultText.replace(/^name: .*$/m, `name: ${name}`);
}

const BROKEN = named('Broken').replace('\nlifecycle:', '\nlifecycel:');

inBothBrowsers((stage) => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'plumbline-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const options = () => stage.browser.openExtensionPage('options.html');

  async function giveFile(page: Page, text: string): Promise<void> {
    const file = join(folder, 'ours.yaml');
    await writeFile(file, text);
    const field = await until('the field for a file', () => page.$('input[type="file"]'));
    await field.uploadFile(file);
  }

  async function giveAddress(page: Page, url: string): Promise<void> {
    const field = await until('the field for an address', () => page.$('aria/From an address[role="textbox"]'));
    await field.click({ count: 3 });
    await field.type(url);
    await field.press('Enter');
  }

  describe('a blueprint', () => {
    it('from a file judges what stands open at once; a broken one says where, and changes nothing', async () => {
      await connectTo(stage.browser, HUBSPOT);
      const tab = await openTab(stage.browser, HUBSPOT.demoPath('single_threaded'));
      const panel = await tab.panel();
      const page = await options();
      await giveFile(page, BROKEN);
      await says(page, 'The document does not load');
      await says(page, 'lifecycel');
      expect(await axeViolations(page.mainFrame())).toEqual([]);
      await giveFile(page, named('From our file'));
      await says(page, 'From our file 2026.1 is in force now.');
      await tab.page.bringToFront();
      await panel.says('From our file 2026.1');
    });

    it('at an address is followed; an update that is broken leaves the last good one in force, and says so', async () => {
      stage.crm.blueprints.publish(named('From our address'));
      const page = await options();
      await giveAddress(page, BLUEPRINTS.shared);
      await says(page, 'From our address 2026.1 is in force now.');
      stage.crm.blueprints.publish(BROKEN);
      await press(page, 'Ask the address now');
      await says(page, 'From our address 2026.1 stays in force.');
      const tab = await openTab(stage.browser, HUBSPOT.demoPath('single_threaded'));
      const panel = await tab.panel();
      expect(await panel.says('A newer blueprint is not in force')).toContain('From our address 2026.1');
    });

    it('at a host that shares it with nobody needs the person’s leave', async () => {
      stage.crm.blueprints.publish(named('Guarded'));
      const page = await options();
      await giveAddress(page, BLUEPRINTS.guarded);
      await says(page, `The browser does not let Plumbline read ${BLUEPRINT_HOST}`);
      if (stage.browser.name === 'chromium') {
        // It asks in a window that nobody can answer here.
        expect(await page.$(`aria/Allow ${BLUEPRINT_HOST} and try again[role="button"]`)).not.toBeNull();
        return;
      }
      // Firefox is told to grant what a click asks for.
      await press(page, `Allow ${BLUEPRINT_HOST} and try again`);
      await says(page, 'Guarded 2026.1 is in force now.');
    });
  });
});

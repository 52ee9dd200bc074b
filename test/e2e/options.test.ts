import type { Page } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import { TOKENS } from '../crm/hubspot/api/tokens.ts';
import { axeViolations } from './harness/axe.ts';
import { openTab } from './harness/crm-tab.ts';
import { demoPath } from './harness/paths.ts';
import { inBothBrowsers } from './harness/suite.ts';
import { until } from './harness/until.ts';
import { flagName } from './harness/words.ts';

const SINGLE_THREADED = new RegExp(flagName('single_threaded'));

/** Types a key as a user does and sends it off. */
async function giveKey(page: Page, token: string): Promise<void> {
  const field = await until('the field for a key', () => page.$('input[type="password"]'));
  await field.click({ count: 3 });
  await field.type(token);
  await field.press('Enter');
}

async function says(page: Page, words: RegExp): Promise<void> {
  await until(`a page that says ${words}`, async () =>
    words.test(await page.evaluate(() => document.body.textContent)),
  );
}

inBothBrowsers((stage) => {
  describe('connecting', () => {
    it('is what a page asks for first', async () => {
      const tab = await openTab(stage.browser, demoPath('single_threaded'));
      await tab.stripSays(/Not connected/);
      const panel = await tab.panel();
      await until('the way to the options', async () => /options/i.test(await panel.text()));
      expect(await axeViolations(panel.frame)).toEqual([]);
    });

    it.each([
      ['a key that HubSpot does not know', 'pat-na1-nonsense', /HubSpot does not know this key/],
      ['a key that was revoked', TOKENS.revoked, /HubSpot does not know this key/],
      ['a key without any scope', TOKENS.noScopes, /The key may not read what is needed/],
    ])('answers %s with what is wrong and what to do', async (_which, token, answer) => {
      const page = await stage.browser.openExtensionPage('options.html');
      await giveKey(page, token);
      await says(page, answer);
      expect(await axeViolations(page.mainFrame())).toEqual([]);
    });

    it('with a good key leads to verdicts, and disconnecting forgets them', async () => {
      const page = await stage.browser.openExtensionPage('options.html');
      await giveKey(page, TOKENS.demo);
      await says(page, /Connected to account 4711001/);
      expect(await axeViolations(page.mainFrame())).toEqual([]);

      const tab = await openTab(stage.browser, demoPath('single_threaded'));
      await tab.stripSays(SINGLE_THREADED);

      await page.bringToFront();
      await (await until('the way to disconnect', () => page.$('aria/Disconnect[role="button"]'))).click();
      await (await until('the second question', () => page.$('aria/Disconnect and delete[role="button"]'))).click();
      await says(page, /what was read of it is gone/);
      await tab.page.bringToFront();
      await tab.load(demoPath('single_threaded'));
      await tab.stripSays(/Not connected/);
      expect(await tab.stripText()).not.toMatch(SINGLE_THREADED);
    });
  });
});

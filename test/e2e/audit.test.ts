import type { Page } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import { Audit } from '../../lib/assess/schema/audit.ts';
import { DEMO } from '../crm/world/demo.ts';
import { axeViolations } from './harness/axe.ts';
import { connectTo } from './harness/connect.ts';
import { openTab } from './harness/crm-tab.ts';
import { HUBSPOT } from './harness/crms.ts';
import { press } from './harness/page-words.ts';
import { inBothBrowsers } from './harness/suite.ts';
import { until } from './harness/until.ts';

/** Presses a button that saves a file, and gives the text that the browser is handed in place of saving it. */
async function saved(page: Page, name: string): Promise<string> {
  await page.evaluate(() => {
    URL.createObjectURL = (blob) => {
      if (blob instanceof Blob) void blob.text().then((text) => sessionStorage.setItem('saved', text));
      return '#/audit';
    };
    addEventListener(
      'click',
      ({ target }) => target instanceof HTMLAnchorElement && target.removeAttribute('download'),
      {
        capture: true,
      },
    );
  });
  await press(page, name);
  const text = await until('the saved text', () => page.evaluate(() => sessionStorage.getItem('saved')));
  await page.evaluate(() => sessionStorage.removeItem('saved'));
  return text;
}

inBothBrowsers((stage) => {
  describe('the audit', () => {
    it('names the drift of the deals that were viewed, and can be taken along', async () => {
      await connectTo(stage.browser, HUBSPOT);
      const { name, id } = DEMO.structurally_weak;
      const tab = await openTab(stage.browser, HUBSPOT.demoPath('structurally_weak'));
      await (await tab.panel()).judged(id);

      const page = await stage.browser.openExtensionPage('blueprint.html#/audit');
      const drift = await until('the drift', () => page.$('aria/Drift[role="region"]'));
      const text = await drift.evaluate((element) => element.textContent);
      expect(text).toMatch(/Deals that entered their stage without its criteria1 of 1/);
      expect(text).toContain(name);
      expect(await axeViolations(page.mainFrame())).toEqual([]);

      const report = await saved(page, 'Save as a report');
      expect(report).toMatch(/^<!doctype html>/);
      expect(report).toContain(name.replaceAll('&', '&amp;'));
      expect(report).toContain('@media print');
      const audit = Audit.parse(JSON.parse(await saved(page, 'Save as JSON')));
      expect(audit.drift.find((it) => it.id === 'entered_unmet')?.examples[0]?.ref?.id).toBe(id);
    });
  });
});

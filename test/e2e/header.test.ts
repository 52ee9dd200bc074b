import { beforeAll, describe, expect, it } from 'vitest';
import { connectTo } from './harness/connect.ts';
import { openTab } from './harness/crm-tab.ts';
import { HUBSPOT } from './harness/crms.ts';
import { inBothBrowsers } from './harness/suite.ts';
import { until } from './harness/until.ts';
import { flagName } from './harness/words.ts';

const SINGLE_THREADED = new RegExp(flagName('single_threaded'));

inBothBrowsers((stage) => {
  describe('the strip on a HubSpot record', () => {
    beforeAll(() => connectTo(stage.browser, HUBSPOT));

    it('stands in the header, and goes back there when the page replaces it in one tick', async () => {
      const tab = await openTab(stage.browser, `${HUBSPOT.demoPath('single_threaded')}?storm=40`);
      await tab.stripSays(SINGLE_THREADED);
      await tab.settled();
      await until('the strip in the header', () => tab.inHeader());
      expect(await stage.browser.countStrips(tab.page)).toBe(1);
    });

    it('docks while there is no header, and moves there when it comes', async () => {
      const tab = await openTab(stage.browser, `${HUBSPOT.demoPath('single_threaded')}?anchor=late`);
      await tab.settled();
      await tab.strip();
      expect(await tab.inHeader()).toBe(false);
      await tab.page.evaluate(() => dispatchEvent(new Event('late-header')));
      await until('the strip in the header', () => tab.inHeader());
    });

    it('docks where there is no header at all', async () => {
      const tab = await openTab(stage.browser, `${HUBSPOT.demoPath('single_threaded')}?anchor=none`);
      await tab.settled();
      await tab.stripSays(SINGLE_THREADED);
      expect(await tab.inHeader()).toBe(false);
      expect(await stage.browser.countStrips(tab.page)).toBe(1);
    });
  });
});

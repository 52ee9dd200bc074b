import { beforeAll, describe, expect, it } from 'vitest';
import { TOKENS } from '../crm/hubspot/api/tokens.ts';
import { DEMO } from '../crm/world/demo.ts';
import { connect } from './harness/connect.ts';
import { openTab } from './harness/crm-tab.ts';
import { demoPath, LIST_PATH } from './harness/paths.ts';
import { inBothBrowsers } from './harness/suite.ts';
import { until } from './harness/until.ts';
import { flagName } from './harness/words.ts';

const SINGLE_THREADED = new RegExp(flagName('single_threaded'));
/** Far fewer than one for each of the 200 navigations, and more than the page itself wavers by. */
const LEAK = 25;
const STUCK = new RegExp(flagName('stuck'));

inBothBrowsers((stage) => {
  const noStrip = (page: Parameters<typeof stage.browser.countStrips>[0]) =>
    until('the strip to be gone', async () => (await stage.browser.countStrips(page)) === 0);

  describe('navigation', () => {
    beforeAll(() => connect(stage.browser, TOKENS.demo));

    it('goes with the page from list to deal to deal and back, with loads in between', async () => {
      const tab = await openTab(stage.browser, LIST_PATH);
      await tab.settled();
      expect(await stage.browser.countStrips(tab.page)).toBe(0);

      await tab.navigate(demoPath('single_threaded'));
      await tab.stripSays(SINGLE_THREADED);
      await tab.navigate(demoPath('stuck'));
      await tab.stripSays(STUCK);
      await tab.page.evaluate(() => history.back());
      await tab.stripSays(SINGLE_THREADED);
      await tab.navigate(LIST_PATH);
      await noStrip(tab.page);
      await tab.load(`${demoPath('stuck')}?anchor=side`);
      await tab.stripSays(STUCK);
      expect(await stage.browser.countStrips(tab.page)).toBe(1);
    });

    it('keeps the open panel on the record that the page shows', async () => {
      const tab = await openTab(stage.browser, demoPath('single_threaded'));
      const panel = await tab.panel();
      await panel.judged(DEMO.single_threaded.id);
      await tab.navigate(demoPath('stuck'));
      await panel.judged(DEMO.stuck.id);
      expect(await panel.text()).not.toContain(DEMO.single_threaded.name);
    });

    it('stands in the header, and goes back there when the page replaces it in one tick', async () => {
      const tab = await openTab(stage.browser, `${demoPath('single_threaded')}?storm=40`);
      await tab.stripSays(SINGLE_THREADED);
      await tab.settled();
      await until('the strip in the header', () => tab.inHeader());
      expect(await stage.browser.countStrips(tab.page)).toBe(1);
    });

    it('docks while there is no header, and moves there when it comes', async () => {
      const tab = await openTab(stage.browser, `${demoPath('single_threaded')}?anchor=late`);
      await tab.strip();
      expect(await tab.inHeader()).toBe(false);
      await until('the strip in the header', () => tab.inHeader());
    });

    it('docks where there is no header at all', async () => {
      const tab = await openTab(stage.browser, `${demoPath('single_threaded')}?anchor=none`);
      await tab.settled();
      await tab.stripSays(SINGLE_THREADED);
      expect(await tab.inHeader()).toBe(false);
      expect(await stage.browser.countStrips(tab.page)).toBe(1);
    });

    it('leaves nothing behind after 200 fast navigations', async () => {
      const tab = await openTab(stage.browser, demoPath('single_threaded'));
      await (await tab.panel()).judged(DEMO.single_threaded.id);
      await tab.settled();
      const before = await stage.browser.pageWeight(tab.page);

      const round = [demoPath('stuck'), demoPath('ghosted'), LIST_PATH, demoPath('healthy')];
      await tab.navigateFast([...Array.from({ length: 50 }, () => round).flat(), demoPath('single_threaded')]);

      await (await tab.panel()).judged(DEMO.single_threaded.id);
      await tab.stripSays(SINGLE_THREADED);
      await tab.settled();
      expect(await stage.browser.countStrips(tab.page)).toBe(1);
      const after = await stage.browser.pageWeight(tab.page);
      if (before && after) {
        expect(after.listeners - before.listeners).toBeLessThan(LEAK);
        expect(after.nodes).toBeLessThan(before.nodes * 1.1);
      }
    });
  });
});

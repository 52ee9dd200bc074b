import { beforeAll, describe, expect, it } from 'vitest';
import { DEMO } from '../crm/world/demo.ts';
import { axeViolations } from './harness/axe.ts';
import { connectTo, disconnectFrom } from './harness/connect.ts';
import { openTab } from './harness/crm-tab.ts';
import { panelIn } from './harness/panel.ts';
import { inEveryCrm } from './harness/suite.ts';
import { until } from './harness/until.ts';
import { flagName } from './harness/words.ts';

const SINGLE_THREADED = new RegExp(flagName('single_threaded'));
const STUCK = new RegExp(flagName('stuck'));

inEveryCrm((stage, crm) => {
  const noStrip = (page: Parameters<typeof stage.browser.countStrips>[0]) =>
    until('the strip to be gone', async () => (await stage.browser.countStrips(page)) === 0);

  describe('navigation', () => {
    beforeAll(() => connectTo(stage.browser, crm));

    it('goes with the page from list to deal to deal and back, with loads in between', async () => {
      const tab = await openTab(stage.browser, crm.listPath, crm.host);
      await tab.settled();
      expect(await stage.browser.countStrips(tab.page)).toBe(0);

      await tab.navigate(crm.demoPath('single_threaded'));
      await tab.stripSays(SINGLE_THREADED);
      await tab.navigate(crm.demoPath('stuck'));
      await tab.stripSays(STUCK);
      await tab.page.evaluate(() => history.back());
      await tab.stripSays(SINGLE_THREADED);
      await tab.navigate(crm.listPath);
      await noStrip(tab.page);
      await tab.load(`${crm.demoPath('stuck')}?anchor=side`);
      await tab.stripSays(STUCK);
      await tab.settled();
      expect(await stage.browser.countStrips(tab.page)).toBe(1);
    });

    it('keeps the panel, in the page and beside it, on the record that the page shows, deal or contact', async () => {
      const tab = await openTab(stage.browser, crm.demoPath('single_threaded'), crm.host);
      const panel = await tab.panel();
      await panel.judged(crm.dealId(DEMO.single_threaded.id));
      const [dana] = stage.crm.world.deals.find(({ id }) => id === DEMO.single_threaded.id)?.people ?? [];
      await tab.navigate(crm.contactPath(dana?.contactId ?? ''));
      await tab.stripSays(/Only active thread/);
      await panel.says('The only active thread of this deal.', 'Open deals');
      expect(await panel.health()).toBeNull();
      expect(await axeViolations(panel.frame)).toEqual([]);
      await tab.navigate(crm.demoPath('stuck'));
      await panel.judged(crm.dealId(DEMO.stuck.id));
      expect(await panel.text()).not.toContain(DEMO.single_threaded.name);

      const page = await stage.browser.openExtensionPage('panel.html');
      const beside = panelIn(page.mainFrame());
      await tab.page.bringToFront();
      const besideTells = (name: string) => until(name, async () => (await beside.text()).includes(name));
      await besideTells(DEMO.stuck.name);
      await tab.navigate(crm.demoPath('single_threaded'));
      await besideTells(DEMO.single_threaded.name);
      expect(await beside.text()).not.toContain(DEMO.stuck.name);

      // Nobody looks at that tab now, so that it asks nothing of its own accord.
      await disconnectFrom(stage.browser, crm);
      await besideTells('is not connected yet');
      expect(await beside.text()).not.toContain(DEMO.single_threaded.name);
      await connectTo(stage.browser, crm);
      await besideTells(DEMO.single_threaded.name);
      await page.close();
    });

    it('leaves nothing behind after 200 fast navigations', async () => {
      const tab = await openTab(stage.browser, crm.demoPath('single_threaded'), crm.host);
      await (await tab.panel()).judged(crm.dealId(DEMO.single_threaded.id));
      const round = [crm.demoPath('stuck'), crm.demoPath('ghosted'), crm.listPath, crm.demoPath('healthy')];
      // A page may keep what it has shown once, so that every record has been there before it is weighed.
      for (const path of [...round, crm.demoPath('single_threaded')]) {
        await tab.navigate(path);
        await tab.settled();
      }
      await (await tab.panel()).judged(crm.dealId(DEMO.single_threaded.id));
      const before = await stage.browser.pageWeight(tab.page);

      await tab.navigateFast([...Array.from({ length: 50 }, () => round).flat(), crm.demoPath('single_threaded')]);

      await (await tab.panel()).judged(crm.dealId(DEMO.single_threaded.id));
      await tab.stripSays(SINGLE_THREADED);
      await tab.settled();
      expect(await stage.browser.countStrips(tab.page)).toBe(1);
      // Not at once: what the last visits have set free goes by and by.
      await until('the page to weigh what it did', async () => {
        const after = await stage.browser.pageWeight(tab.page);
        return !before || !after || (after.listeners <= before.listeners && after.nodes <= before.nodes);
      });
    });
  });
});

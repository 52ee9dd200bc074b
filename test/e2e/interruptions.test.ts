import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DEMO } from '../crm/world/demo.ts';
import { connectTo, forgetReads } from './harness/connect.ts';
import { openTab } from './harness/crm-tab.ts';
import { inEveryCrm } from './harness/suite.ts';
import { until } from './harness/until.ts';
import { flagName } from './harness/words.ts';

const SINGLE_THREADED = new RegExp(flagName('single_threaded'));

inEveryCrm((stage, crm) => {
  beforeAll(() => connectTo(stage.browser, crm));

  describe('when the background dies', () => {
    beforeEach(() => forgetReads(stage.browser));

    it.each(Object.entries(crm.steps))('while it asks for %s, the verdict comes all the same', async (_step, path) => {
      const answers = Promise.withResolvers<void>();
      const held = crm.faults(stage.crm).add({ path, times: 1, fault: { kind: 'hold', until: answers.promise } });
      const tab = await openTab(stage.browser, crm.demoPath('single_threaded'), crm.host);
      await until('the request to be under way', () => held.caught === 1);
      expect(await stage.browser.killBackground()).toBe(true);
      answers.resolve();
      await tab.stripSays(SINGLE_THREADED);
    });

    it('under an open panel, the panel still reads anew and still follows the page', async () => {
      const tab = await openTab(stage.browser, crm.demoPath('single_threaded'), crm.host);
      const panel = await tab.panel();
      const first = await panel.judged(crm.dealId(DEMO.single_threaded.id));
      await stage.browser.killBackground();
      await panel.press('button', 'Read again now');
      await until('a newer reading', async () => {
        const { assessment } = await panel.view();
        return assessment !== null && assessment.readAt > first.readAt;
      });
      await stage.browser.killBackground();
      await tab.navigate(crm.demoPath('stuck'));
      await panel.judged(crm.dealId(DEMO.stuck.id));
    });
  });

  describe('when the extension is updated under an open page', () => {
    it('stops without an error, says so, and is whole again once the page is refreshed', async () => {
      const tab = await openTab(stage.browser, crm.demoPath('single_threaded'), crm.host);
      const panel = await tab.panel();
      await panel.judged(crm.dealId(DEMO.single_threaded.id));
      const before = await tab.strip();
      if (stage.browser.name === 'chromium') {
        // The old copy stays in the page, its panel for two more seconds; it can only say what happened.
        await panel.frame.evaluate(pressAgainAndAgain, 'Read again now');
        await stage.browser.reloadExtension();
        await tab.stripSays(/Plumbline was updated\. Refresh this page\./);
      } else {
        // Firefox puts the new copy in the place of the old one at once.
        await stage.browser.reloadExtension();
        await until('the old strip to be gone', async () => !(await before.evaluate((strip) => strip.isConnected)));
        await tab.stripSays(SINGLE_THREADED);
      }
      await until('the old panel to be gone', () => panel.frame.detached);
      await until('one strip only', async () => (await stage.browser.countStrips(tab.page)) === 1);
      await tab.load(crm.demoPath('single_threaded'));
      await tab.stripSays(SINGLE_THREADED);
      expect(await stage.browser.countStrips(tab.page)).toBe(1);
    });
  });
});

/** Runs in a page: presses the button of this name as an impatient user does, until the page is gone. */
function pressAgainAndAgain(name: string): void {
  const oftenMs = 50;
  setInterval(() => {
    const button = document.querySelector(`button[aria-label="${name}"]`);
    if (button instanceof HTMLElement) button.click();
  }, oftenMs);
}

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keyRevoked, limitReached, outage } from '../crm/hubspot/api/faults.ts';
import { TOKENS } from '../crm/hubspot/api/tokens.ts';
import { DEMO } from '../crm/world/demo.ts';
import { axeViolations } from './harness/axe.ts';
import { connect, disconnect } from './harness/connect.ts';
import { openTab } from './harness/crm-tab.ts';
import { demoPath } from './harness/paths.ts';
import { inBothBrowsers } from './harness/suite.ts';
import { until } from './harness/until.ts';
import { flagName } from './harness/words.ts';

const API = 'api.hubapi.com';
const SINGLE_THREADED = new RegExp(flagName('single_threaded'));

inBothBrowsers((stage) => {
  const judgedPanel = async () => {
    const tab = await openTab(stage.browser, demoPath('single_threaded'));
    const panel = await tab.panel();
    await panel.judged(DEMO.single_threaded.id);
    return { tab, panel };
  };
  const panelSays = (panel: Awaited<ReturnType<typeof judgedPanel>>['panel'], words: RegExp) =>
    until(`a panel that says ${words}`, async () => words.test(await panel.text()));

  afterEach(() => disconnect(stage.browser, '4711001'));

  describe('with a good key', () => {
    beforeEach(() => connect(stage.browser, TOKENS.demo));

    it('keeps what was read when the network goes, says so, and mends itself', async () => {
      const { tab, panel } = await judgedPanel();
      await stage.browser.setOffline(true);
      await panel.press('button', 'Read again now');
      await panelSays(panel, /No connection to HubSpot/);
      expect(await panel.text()).toMatch(SINGLE_THREADED);
      expect(await tab.stripText()).toMatch(SINGLE_THREADED);
      expect(await axeViolations(panel.frame)).toEqual([]);
      await stage.browser.setOffline(false);
      await panel.press('button', 'Read again now');
      await panel.judged(DEMO.single_threaded.id);
    });

    it('shows a deal from the last visit while HubSpot does not answer', async () => {
      const { tab } = await judgedPanel();
      await stage.browser.killBackground();
      stage.crm.faults.add({ host: API, fault: { kind: 'cut' } });
      await tab.load(demoPath('single_threaded'));
      expect(await tab.stripSays(/Offline/)).toMatch(SINGLE_THREADED);
    });

    it('waits out a short limit and judges all the same', async () => {
      stage.crm.faults.add({ host: API, times: 3, fault: limitReached('TEN_SECONDLY_ROLLING', 1) });
      const tab = await openTab(stage.browser, demoPath('single_threaded'));
      await tab.stripSays(SINGLE_THREADED, 60_000);
    });

    it('says that HubSpot could not answer when it stays broken', async () => {
      stage.crm.faults.add({ host: API, fault: outage() });
      const tab = await openTab(stage.browser, demoPath('single_threaded'));
      await tab.stripSays(/Could not read/);
    });

    it('keeps what was read when the key is revoked, and says what to do', async () => {
      const { panel } = await judgedPanel();
      stage.crm.faults.add({ host: API, fault: keyRevoked() });
      await panel.press('button', 'Read again now');
      await panelSays(panel, /HubSpot no longer accepts the key/);
      expect(await panel.text()).toMatch(SINGLE_THREADED);
    });

    it('judges nothing of a portal that is not connected', async () => {
      const tab = await openTab(stage.browser, '/contacts/4711002/record/0-3/1', 'app-eu1.hubspot.com');
      await tab.stripSays(/Not connected/);
      expect(await tab.stripText()).not.toMatch(/\d/);
    });
  });

  describe('with a key that may not read everything', () => {
    it('calls what emails would tell unknown, and names the scope', async () => {
      await connect(stage.browser, TOKENS.noSalesEmail);
      const { panel } = await judgedPanel();
      expect(await panel.text()).toMatch(/sales-email-read/);
    });

    it('gives no number of engaged people when contacts may not be read', async () => {
      await connect(stage.browser, TOKENS.noContacts);
      const { tab, panel } = await judgedPanel();
      expect((await panel.view()).assessment?.group.coverage).toBeNull();
      expect(await panel.region('Buying group')).toMatch(/unknown/i);
      expect(await tab.stripText()).not.toMatch(/functions engaged/);
      expect(await panel.text()).toMatch(/crm\.objects\.contacts\.read/);
    });
  });

  // Last, because what the account allows stays used up whatever key is given next.
  describe('with the requests of the day used up', () => {
    it('says until when to wait, and asks no more', async () => {
      await connect(stage.browser, TOKENS.demo);
      stage.crm.faults.add({ host: API, fault: limitReached('DAILY') });
      const tab = await openTab(stage.browser, demoPath('single_threaded'));
      await tab.stripSays(/Limit reached until \d/);
      const asked = stage.crm.requests.all().length;
      await tab.navigate(demoPath('stuck'));
      await tab.stripSays(/Limit reached until \d/);
      expect(stage.crm.requests.all().length - asked).toBeLessThanOrEqual(2);
    });
  });
});

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DEMO } from '../crm/world/demo.ts';
import { axeViolations } from './harness/axe.ts';
import { tabAt } from './harness/browser.ts';
import { connectAs, connectTo, disconnectFrom } from './harness/connect.ts';
import { openTab } from './harness/crm-tab.ts';
import { inEveryCrm } from './harness/suite.ts';
import { until } from './harness/until.ts';
import { flagName } from './harness/words.ts';

const SINGLE_THREADED = new RegExp(flagName('single_threaded'));

/** What stands in the panel once the key or session counts no longer, and what tells of mails that may not be seen. */
const WORDS = {
  hubspot: {
    refused: /HubSpot no longer accepts the key/,
    mails: /sales-email-read/,
    contacts: /crm\.objects\.contacts\.read/,
  },
  salesforce: { refused: /You are signed out of Salesforce/, mails: /EmailMessage/, contacts: /Contact/ },
};

inEveryCrm((stage, crm) => {
  const words = WORDS[crm.id];
  const judgedPanel = async () => {
    const tab = await openTab(stage.browser, crm.demoPath('single_threaded'), crm.host);
    const panel = await tab.panel();
    await panel.judged(crm.dealId(DEMO.single_threaded.id));
    return { tab, panel };
  };

  afterEach(() => crm.accept(stage.crm));

  describe('for somebody who may read everything', () => {
    beforeAll(() => connectTo(stage.browser, crm));
    afterAll(() => disconnectFrom(stage.browser, crm));

    it('keeps what was read when the network goes, says so, and mends itself', async () => {
      const { tab, panel } = await judgedPanel();
      await stage.browser.setOffline(true);
      await panel.press('button', 'Read again now');
      await panel.says(`No connection to ${crm.name}`);
      expect(await panel.text()).toMatch(SINGLE_THREADED);
      expect(await tab.stripSays(/Offline/)).toMatch(SINGLE_THREADED);
      expect(await axeViolations(panel.frame)).toEqual([]);
      await stage.browser.setOffline(false);
      await panel.press('button', 'Read again now');
      await panel.judged(crm.dealId(DEMO.single_threaded.id));
    });

    it('shows a deal from the last visit while the CRM does not answer', async () => {
      const { tab } = await judgedPanel();
      await stage.browser.killBackground();
      crm.faults(stage.crm).add({ fault: { kind: 'cut' } });
      await tab.load(crm.demoPath('single_threaded'));
      expect(await tab.stripSays(/Offline/)).toMatch(SINGLE_THREADED);
    });

    it('keeps what was read when the key or session counts no longer, says what to do, and gets it back', async () => {
      const { tab, panel } = await judgedPanel();
      crm.refuse(stage.crm);
      await panel.press('button', 'Read again now');
      await panel.says(words.refused);
      expect(await panel.text()).toMatch(SINGLE_THREADED);
      await tab.stripSays(/Access has ended\s+Connect/);
      crm.accept(stage.crm);
      await tab.connect();
      if (crm.id === 'hubspot') {
        const { browser } = stage;
        await until('the page where a key is given', () =>
          tabAt(tab.page.browser(), `${browser.extensionOrigin}/options.html`),
        );
        await connectTo(browser, crm);
      }
      await tab.page.bringToFront();
      await until('a strip with its connection', async () => {
        const text = (await tab.stripText()) ?? '';
        return SINGLE_THREADED.test(text) && !/Connect/.test(text);
      });
    });

    it('judges nothing of an organisation that is not connected', async () => {
      const { host, dealPath } = crm.second;
      const tab = await openTab(stage.browser, dealPath('1'), host);
      await tab.stripSays(/Not connected/);
      expect(await tab.stripText()).not.toMatch(/\d/);
    });
  });

  describe('before anything was read', () => {
    beforeEach(() => connectTo(stage.browser, crm));
    afterEach(() => disconnectFrom(stage.browser, crm));

    it('waits out what passes and judges all the same', async () => {
      const hiccups = crm.faults(stage.crm).add({ times: 2, fault: crm.hiccup() });
      const tab = await openTab(stage.browser, crm.demoPath('single_threaded'), crm.host);
      await tab.stripSays(SINGLE_THREADED, { timeoutMs: 60_000 });
      expect(hiccups.caught).toBe(2);
    });

    it('says that the CRM could not answer when it stays broken', async () => {
      crm.faults(stage.crm).add({ fault: crm.outage() });
      const tab = await openTab(stage.browser, crm.demoPath('single_threaded'), crm.host);
      await tab.stripSays(/Could not read/);
    });
  });

  describe('for somebody who may not read everything', () => {
    afterEach(() => disconnectFrom(stage.browser, crm));

    it('calls what emails would tell unknown, and names what is missing', async () => {
      await connectAs(stage, crm, 'noEmails');
      const { panel } = await judgedPanel();
      expect(await panel.text()).toMatch(words.mails);
    });

    it('calls nobody silent when contacts may not be read', async () => {
      await connectAs(stage, crm, 'noContacts');
      const { tab, panel } = await judgedPanel();
      expect((await panel.view()).assessment?.group.coverage).toBeNull();
      expect(await panel.region('Buying group')).toMatch(/unknown/i);
      expect(await tab.stripSays(/unknown/i)).not.toMatch(/functions engaged/);
      expect(await panel.text()).toMatch(words.contacts);
    });
  });

  // Last, because what the account allows stays used up whatever key is given next.
  describe('with the requests of the day used up', () => {
    it('says until when to wait, and asks no more', async () => {
      await connectTo(stage.browser, crm);
      crm.faults(stage.crm).add({ fault: crm.spent() });
      const tab = await openTab(stage.browser, crm.demoPath('single_threaded'), crm.host);
      await tab.stripSays(/Limit reached until \d/);
      const asked = crm.requests(stage.crm).all().length;
      await tab.navigate(crm.demoPath('stuck'));
      await tab.stripSays(/Limit reached until \d/);
      expect(crm.requests(stage.crm).all().length - asked).toBeLessThanOrEqual(2);
    });
  });
});

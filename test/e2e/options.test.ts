import type { Page } from 'puppeteer-core';
import { afterEach, describe, expect, it } from 'vitest';
import { TOKENS } from '../crm/hubspot/api/tokens.ts';
import { CONSUMER_KEY } from '../crm/salesforce/api/oauth/sign-in.ts';
import type { StandIns } from '../crm/server.ts';
import { axeViolations } from './harness/axe.ts';
import { openTab } from './harness/crm-tab.ts';
import { SALESFORCE } from './harness/crms.ts';
import { press, says } from './harness/page-words.ts';
import { inEveryCrm } from './harness/suite.ts';
import { until } from './harness/until.ts';
import { flagName } from './harness/words.ts';

const SINGLE_THREADED = new RegExp(flagName('single_threaded'));

/** Types into a field as a user does; gives the field. */
async function fill(page: Page, selector: string, text: string) {
  const field = await until(`the field ${selector}`, () => page.$(selector));
  await field.click({ count: 3 });
  await field.type(text);
  return field;
}

async function giveKey(page: Page, token: string): Promise<void> {
  await (await fill(page, 'input[type="password"]', token)).press('Enter');
}

async function giveOrg(page: Page, address = `https://${SALESFORCE.host}/lightning/page/home`): Promise<void> {
  await fill(page, 'aria/Address of your Salesforce[role="textbox"]', address);
  await (await fill(page, 'aria/Consumer key of your organisation’s app[role="textbox"]', CONSUMER_KEY)).press('Enter');
}

/** How somebody connects each CRM, and what goes wrong with it: what is given, where, and what is then said. */
const CONNECTING = {
  hubspot: {
    connect: (page: Page) => giveKey(page, TOKENS.demo),
    connected: /Connected to account 4711001/,
    refused: [
      [
        'a key that HubSpot does not know',
        (page: Page) => giveKey(page, 'pat-na1-nonsense'),
        /HubSpot does not know this key/,
      ],
      ['a key that was revoked', (page: Page) => giveKey(page, TOKENS.revoked), /HubSpot does not know this key/],
      [
        'a key without any scope',
        (page: Page) => giveKey(page, TOKENS.noScopes),
        /The key may not read what is needed/,
      ],
    ],
  },
  salesforce: {
    connect: (page: Page) => giveOrg(page),
    connected: /Signed in to plumbdemo\.my\.salesforce\.com/,
    refused: [
      [
        'an address of no organisation',
        (page: Page) => giveOrg(page, 'crm.example'),
        /This is no address of a Salesforce organisation/,
      ],
      [
        'an app that nobody allowed',
        (page: Page, { salesforce }: StandIns) => {
          salesforce.signIn.demo.barrier = 'app_blocked';
          return giveOrg(page);
        },
        /Your organisation has not allowed the app/,
      ],
      [
        'a sign-in that ends in another organisation',
        (page: Page, { salesforce }: StandIns) => {
          salesforce.signIn.demo.leadsTo = 'second';
          return giveOrg(page);
        },
        /You signed in to another organisation/,
      ],
    ],
  },
} as const;

inEveryCrm((stage, crm) => {
  const { connect, connected, refused } = CONNECTING[crm.id];
  afterEach(() => {
    Object.assign(stage.crm.salesforce.signIn.demo, { barrier: null, leadsTo: 'demo' });
  });

  describe('connecting', () => {
    it('is what a page asks for first', async () => {
      const tab = await openTab(stage.browser, crm.demoPath('single_threaded'), crm.host);
      await tab.stripSays(/Not connected/);
      const panel = await tab.panel();
      await panel.says(/options/i);
      expect(await axeViolations(panel.frame)).toEqual([]);
    });

    it.each([...refused])('answers %s with what is wrong and what to do', async (_which, give, answer) => {
      const page = await stage.browser.openExtensionPage('options.html');
      await give(page, stage.crm);
      await says(page, answer);
      expect(await axeViolations(page.mainFrame())).toEqual([]);
    });

    it('leads to verdicts, and disconnecting forgets them', async () => {
      const page = await stage.browser.openExtensionPage('options.html');
      await connect(page);
      await says(page, connected);
      expect(await axeViolations(page.mainFrame())).toEqual([]);

      const tab = await openTab(stage.browser, crm.demoPath('single_threaded'), crm.host);
      await tab.stripSays(SINGLE_THREADED);

      await page.bringToFront();
      await press(page, 'Disconnect');
      await press(page, 'Disconnect and delete');
      await says(page, /what was read of it is gone/);
      await tab.page.bringToFront();
      await tab.load(crm.demoPath('single_threaded'));
      await tab.stripSays(/Not connected/);
      expect(await tab.stripText()).not.toMatch(SINGLE_THREADED);
    });
  });
});

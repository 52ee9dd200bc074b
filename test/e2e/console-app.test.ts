import { beforeAll, describe, expect, it } from 'vitest';
import { ORGS } from '../crm/salesforce/settings.ts';
import { DEMO } from '../crm/world/demo.ts';
import { connectTo } from './harness/connect.ts';
import { openTab } from './harness/crm-tab.ts';
import { SALESFORCE } from './harness/crms.ts';
import { inBothBrowsers } from './harness/suite.ts';
import { until } from './harness/until.ts';
import { flagName } from './harness/words.ts';

const SINGLE_THREADED = new RegExp(flagName('single_threaded'));
const STUCK = new RegExp(flagName('stuck'));

const threaded = SALESFORCE.demoPath('single_threaded');
const stuck = SALESFORCE.demoPath('stuck');
const inWorkspaceOf = (path: string, workspace: string) => `${path}?ws=${encodeURIComponent(workspace)}`;

inBothBrowsers((stage) => {
  const open = (path: string) => openTab(stage.browser, path, SALESFORCE.host);

  beforeAll(() => connectTo(stage.browser, SALESFORCE));

  describe('in a console app', () => {
    it('speaks of the subtab in front, in whatever workspace it is', async () => {
      const tab = await open(`${threaded}?app=console`);
      const panel = await tab.panel();
      await panel.judged(SALESFORCE.dealId(DEMO.single_threaded.id));
      // A page that is left half drawn does not stay in the document.
      await tab.settled();
      await tab.navigate(inWorkspaceOf(stuck, threaded));
      await panel.judged(SALESFORCE.dealId(DEMO.stuck.id));
      await tab.stripSays(STUCK);
      await tab.settled();

      // Both stay in the document; the one in front alone has a verdict, and only one strip speaks.
      expect((await tab.page.$$('one-record-home-flexipage2')).length).toBe(2);
      expect(await stage.browser.countStrips(tab.page)).toBe(1);
      expect(await tab.stripText()).not.toMatch(SINGLE_THREADED);
      expect(await panel.text()).not.toContain(DEMO.single_threaded.name);

      await tab.navigate(threaded);
      await panel.judged(SALESFORCE.dealId(DEMO.single_threaded.id));
      expect(await panel.text()).not.toContain(DEMO.stuck.name);
    });

    it('speaks of the contact that was opened from a deal, though the deal is its workspace', async () => {
      const person = stage.crm.world.deals.find(({ id }) => id === DEMO.single_threaded.id)?.people[0];
      const tab = await open(`${threaded}?app=console`);
      await tab.stripSays(SINGLE_THREADED);
      await tab.navigate(inWorkspaceOf(SALESFORCE.contactPath(person?.contactId ?? ''), threaded));
      expect(await tab.stripSays(/in open deals/)).not.toMatch(SINGLE_THREADED);
      await tab.navigate(threaded);
      await tab.stripSays(SINGLE_THREADED);
    });
  });

  describe('in a standard app', () => {
    it('stays with the record that a form stands over', async () => {
      const tab = await open(threaded);
      await tab.stripSays(SINGLE_THREADED);
      await tab.navigate(`/lightning/o/Contact/new?backgroundContext=${encodeURIComponent(threaded)}`);
      await until('the form', () => tab.page.$('[role="dialog"]'));
      expect(await tab.stripText()).toMatch(SINGLE_THREADED);
    });

    it('stands at the edge and leaves every record in the document as it is', async () => {
      const tab = await open(threaded);
      await tab.settled();
      await tab.navigate(stuck);
      await tab.stripSays(STUCK);
      await tab.settled();
      const ours = await tab.page.$$eval('one-record-home-flexipage2', (records) =>
        records.map((record) => record.querySelector('plumbline-strip, plumbline-panel') !== null),
      );
      expect(ours).toEqual([false, false]);
    });
  });

  it('judges the deal on a Classic page too', async () => {
    const id = SALESFORCE.dealId(DEMO.single_threaded.id).slice(0, 15);
    const tab = await openTab(stage.browser, `/${id}`, ORGS.demo.apiHost);
    await tab.stripSays(SINGLE_THREADED);
    await (await tab.panel()).judged(SALESFORCE.dealId(DEMO.single_threaded.id));
  });
});

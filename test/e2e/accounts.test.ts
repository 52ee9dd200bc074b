import { beforeAll, describe, expect, it } from 'vitest';
import { FEEDS, shared } from '../crm/feed/feed.ts';
import { DEMO_ACCOUNTS, demoAccountOf } from '../crm/world/demo-accounts.ts';
import { axeViolations } from './harness/axe.ts';
import { addFeed, connectTo, verdictOn } from './harness/connect.ts';
import { openTab } from './harness/crm-tab.ts';
import { inEveryCrm } from './harness/suite.ts';
import { until } from './harness/until.ts';
import { flagName } from './harness/words.ts';

const LARKSPUR = demoAccountOf('churn_risk');

inEveryCrm((stage, crm) => {
  beforeAll(async () => {
    await connectTo(stage.browser, crm);
    await addFeed(stage.browser, shared(FEEDS.byDomain));
  });

  describe('an account', () => {
    it('tells who looks after it what happened, who was told, what to do first and what is coming', async () => {
      const tab = await openTab(stage.browser, crm.accountPath(LARKSPUR.id), crm.host);
      await tab.stripSays(new RegExp(flagName('signal_overdue')));
      const panel = await tab.panel();
      const account = await panel.judgedAccount(crm.accountId(LARKSPUR.id));
      // Before five in the morning, when use is counted, it is a day less; so it is where the office’s midnight has passed.
      expect(await panel.text()).toMatch(/Licences in weekly use: below 50% for [89] days/);
      await panel.press('button', 'Why? Usage dropped');
      for (const words of [
        /overdue/,
        /Greta Solheim/,
        /Churn signals of a customer go to/,
        /Routed\s+1 hour later\s+churn-risk-to-csm/,
        /Seen\s+25 hours later/,
        /Keep the customer/,
      ])
        await panel.says(words, 'Signals');
      const renewal = await panel.region('Renewal');
      for (const words of [/in 7[34] days/, /Finance\s+not in touch/, /Prepare the renewal/])
        expect(renewal).toMatch(words);
      expect(await axeViolations(panel.frame)).toEqual([]);

      // Its open deal and back: each page has the verdict on its own record, and the account that on the deal as well.
      const deal = stage.crm.world.deals.find(({ name }) => name === account.deals[0]?.name)?.id ?? '';
      await tab.navigate(crm.dealPath(deal));
      const { ref } = await panel.judged(crm.dealId(deal));
      expect(await panel.text()).not.toContain('Customer health');
      await tab.navigate(crm.accountPath(LARKSPUR.id));
      await panel.judgedAccount(crm.accountId(LARKSPUR.id));
      expect(await panel.text()).not.toContain('Deal health');
      // What is usual in the organisation may come to be known meanwhile, and judges both from then on.
      await until('the verdict on the deal in that on the account', async () => {
        const own = (await verdictOn(stage.browser, ref))?.health;
        const { deals } = await panel.judgedAccount(crm.accountId(LARKSPUR.id));
        const told = deals.length === 1 ? deals[0]?.health : null;
        return own && told && own.band === told.band && Math.abs((own.score ?? 0) - (told.score ?? 0)) < 0.05;
      });
    });

    it('stands where its story says, on its own page and on no other', async () => {
      const tab = await openTab(stage.browser, crm.accountPath(LARKSPUR.id), crm.host);
      const panel = await tab.panel();
      for (const [key, { id, name, expect: told }] of DEMO_ACCOUNTS) {
        await tab.navigate(crm.accountPath(id));
        const { position, renewal, cases, deals, signals, flags } = await panel.judgedAccount(crm.accountId(id));
        const untold = told.signals.filter((type) => !signals.list.some((signal) => signal.type === type));
        const { stage, openDeals, openCases, renewsInDays } = told;
        expect({ stage: position.stage, openDeals: deals.length, openCases: cases.open, untold }, key).toEqual({
          ...{ stage, openDeals, openCases },
          untold: [],
        });
        expect(Math.abs((renewal?.days ?? 0) - (renewsInDays ?? 0)), key).toBeLessThanOrEqual(1);
        const text = await panel.text();
        const others = DEMO_ACCOUNTS.filter(([, other]) => other.name !== name && text.includes(other.name));
        expect(others, key).toEqual([]);
        await tab.stripSays(told.stage === null ? /not a customer/ : / engaged|Engagement unknown/, {
          besides: flags[0] ? flagName(flags[0].id) : 'No flags',
        });
      }
    });
  });
});

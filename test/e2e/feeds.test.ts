import type { Page } from 'puppeteer-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Assessment } from '../../lib/assess/schema/assessment.ts';
import type { Signal } from '../../lib/record/signal.ts';
import { feedEvent } from '../crm/feed/events.ts';
import { tooLarge, wrongType } from '../crm/feed/faults.ts';
import { FEED_HOST, FEED_TOKEN, FEEDS, shared } from '../crm/feed/feed.ts';
import { UNTIDY } from '../crm/feed/untidy.ts';
import type { Misbehaviour } from '../crm/http/faults.ts';
import { DEMO } from '../crm/world/demo.ts';
import { axeViolations } from './harness/axe.ts';
import { differences } from './harness/compare.ts';
import { connectTo } from './harness/connect.ts';
import { byCore, readWhole } from './harness/core.ts';
import { openTab } from './harness/crm-tab.ts';
import { HUBSPOT, SALESFORCE, type TestCrm } from './harness/crms.ts';
import type { Stage } from './harness/kept-browsers.ts';
import { press, says } from './harness/page-words.ts';
import { inBothBrowsers } from './harness/suite.ts';
import { until } from './harness/until.ts';

const FEED = shared(FEEDS.untidy);
const { id } = DEMO.structurally_weak;
const OUTAGE: Misbehaviour = { kind: 'answer', with: () => new Response(null, { status: 500 }) };

const MAY_READ = `(globalThis.browser ?? chrome).permissions.contains({ origins: ['https://${FEED_HOST}/*'] })`;

/** An event about the company of the demo deal that advances on paper. */
function ofTheDeal(name: string, type: string): unknown {
  const time = new Date().toISOString();
  const data = { plumbline: { hops: [{ step: 'received', at: time }] } };
  return feedEvent({ id: name, type, time, subject: 'vantrell-health.example', data });
}

async function addFeed(page: Page, url: string, token = ''): Promise<void> {
  await page.locator('#feeds input[type="url"]').fill(url);
  if (token) await page.locator('#feeds input[type="password"]').fill(token);
  await press(page, 'Add and read');
}

/** The deal's assessment once the panel has come to show signals of these keys. */
async function judgedWith({ browser }: Stage, crm: TestCrm, keys: (assessment: Assessment) => boolean) {
  const tab = await openTab(browser, crm.dealPath(id), crm.host);
  const panel = await tab.panel();
  const assessment = await until('the deal with its signals', async () => {
    const judged = await panel.judged(crm.dealId(id));
    return keys(judged) ? judged : null;
  });
  return { panel, assessment };
}

const labels = ({ signals }: Assessment) => signals.list.map(({ type }) => type);

inBothBrowsers((stage) => {
  const options = () => stage.browser.openExtensionPage('options.html');

  describe('a feed', () => {
    let signals: Signal[];
    beforeAll(async () => {
      stage.crm.feed.publish(ofTheDeal('score', 'legacy.score_changed'));
      const whole = await readWhole(stage.crm, FEED);
      signals = whole.signals;
      expect(whole.broken).toBe(UNTIDY.broken);
      for (const crm of [HUBSPOT, SALESFORCE]) await connectTo(stage.browser, crm);
    });

    it('that its host shares is read when it is added, and deals of both CRMs get its signals, judged as the core judges', async () => {
      const page = await options();
      await addFeed(page, FEED);
      await says(page, `${signals.length} signals`);
      await says(page, `${UNTIDY.broken} events could not be read`);
      await says(page, '1 not in the blueprint');
      const contents = await page.$$eval('#feeds details', (all) => all.map(({ textContent }) => textContent).join());
      expect(contents).toContain('legacy.score_changed');
      expect(contents).toContain('"time":"yesterday"');
      expect(await axeViolations(page.mainFrame())).toEqual([]);

      const isUntyped = (judged: Assessment) => labels(judged).includes('legacy.score_changed');
      const { panel, assessment } = await judgedWith(stage, HUBSPOT, isUntyped);
      const ofSignals = (one: Assessment, other: Assessment) =>
        differences(one, other).filter(({ path }) => path.startsWith('signals'));
      expect(ofSignals(await byCore(stage.crm, assessment, signals), assessment)).toEqual([]);
      expect(await panel.text()).toContain('Not in the blueprint: kept, counted for nothing.');
      expect(await axeViolations(panel.frame)).toEqual([]);
      const onSalesforce = await judgedWith(stage, SALESFORCE, isUntyped);
      expect(labels(onSalesforce.assessment)).toEqual(labels(assessment));
    });

    it('that fails keeps what it told of, says why in words, and goes on from where it was', async () => {
      const { feed } = stage.crm;
      const page = await options();
      const reading = async (fault: Misbehaviour) => {
        feed.faults.clear();
        feed.faults.add({ fault });
        await press(page, 'Read now');
      };
      for (const [fault, words] of [
        [tooLarge(), 'A page of the feed is larger than 5 MB'],
        [wrongType(), 'The answer is not of a type that is read'],
        [{ kind: 'answer', with: () => new Response(null, { status: 401 }) }, 'The feed does not take the token'],
        [OUTAGE, 'The feed answered with HTTP 500'],
      ] as const) {
        await reading(fault);
        await says(page, words);
        await says(page, `${signals.length} signals`);
      }
      feed.faults.clear();
      await stage.browser.setOffline(true);
      await press(page, 'Read now');
      // A browser that may not read everything of a host does not tell this from an answer that it keeps to itself.
      await says(page, 'No answer that the browser lets Plumbline read');
      await stage.browser.setOffline(false);

      const slow = Promise.withResolvers<void>();
      await reading({ kind: 'hold', until: slow.promise });
      await says(page, 'Reading…');
      await says(page, `${signals.length} signals`);
      slow.resolve();
      await until('a card without trouble', async () => (await page.$('#feeds .notice')) === null);
      expect(feed.requests.all().at(-1)?.status).toBe(304);

      feed.forgetCursors();
      feed.publish(ofTheDeal('pricing', 'web.pricing_page_visited'));
      const { panel, assessment } = await judgedWith(stage, HUBSPOT, () => true);
      const before = assessment.signals.list.length;
      await page.bringToFront();
      await press(page, 'Read now');
      await says(page, `${signals.length + 1} signals`);
      expect(feed.requests.all().some(({ status }) => status === 410)).toBe(true);
      await until('the new signal in the open panel', async () => {
        const { list } = (await panel.view()).assessment?.signals ?? { list: [] };
        return list.length === before + 1;
      });
    });

    it('at a host that shares it with nobody needs the person’s leave; removed, it takes signals and leave along', async () => {
      const page = await options();
      await press(page, 'Remove');
      await press(page, 'Remove and delete');
      await until('no feed', async () => (await page.$('#feeds .card')) === null);
      await addFeed(page, FEEDS.withToken, FEED_TOKEN);
      await says(page, 'No answer that the browser lets Plumbline read');
      const allow = `Allow ${FEED_HOST} and try again`;
      if (stage.browser.name === 'chromium') {
        // It asks in a window that nobody can answer here.
        expect(await page.$(`aria/${allow}[role="button"]`)).not.toBeNull();
        return;
      }
      await press(page, allow);
      const tidy = await readWhole(stage.crm, FEEDS.byDomain);
      await says(page, `${tidy.signals.length} signals`);
      expect(stage.crm.feed.requests.all().at(-1)?.path).toContain('/private/');
      expect(await page.evaluate(MAY_READ)).toBe(true);
      await press(page, 'Remove');
      await press(page, 'Remove and delete');
      await until('the leave to be given back', async () => !(await page.evaluate(MAY_READ)));
    });
  });
});

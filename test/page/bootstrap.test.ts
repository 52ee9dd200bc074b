import axe from 'axe-core';
import type { Page } from 'puppeteer-core';
import { expect, it } from 'vitest';
import { WORDS_KEY } from '../../lib/strip-words.ts';
import { until } from '../e2e/harness/until.ts';
import { DEAL, DEAL_KEY, LIST, MESSAGES, PLAIN_HTML } from './harness.ts';
import { focusOn, listens, push, says, saysInHeader, strips, words } from './shown.ts';
import { inEachBrowser } from './suite.ts';

inEachBrowser('the bootstrap', (tab, name) => {
  let page: Page;

  it('stands in the record header and says the verdict in one line', async () => {
    page = await tab.open(DEAL);
    await saysInHeader(page, /46/);
    expect((await words(page))?.split(/\s*\n\s*/)).toEqual([
      '46',
      'watch',
      '1 of 4 functions engaged',
      '1.8× usual time',
      'Advancing on paper',
      '+2',
      'Open',
    ]);
  });

  it('is one line high whatever it says, and what the page does to its own elements does not reach it', async () => {
    page = await tab.open(DEAL, { prepared: { background: 'silent' } });
    await saysInHeader(page, /Reading the record/);
    const height = () => page.evaluate(() => document.querySelector('#header')?.getBoundingClientRect().height);
    const before = await height();
    await listens(page);
    await page.evaluate(
      (key) => window.stand.tell({ type: 'plumbline:strip', state: window.stand.state(key) }),
      DEAL_KEY,
    );
    await says(page, /46/);
    expect(await height()).toBe(before);
    const look = await page.evaluate(() => {
      const strip = document.querySelector('plumbline-strip')?.shadowRoot?.querySelector('.strip');
      if (!strip) return null;
      const { letterSpacing, fontSize, float } = getComputedStyle(strip);
      const { height, width } = strip.getBoundingClientRect();
      return { letterSpacing, fontSize, float, height, wide: width > 1000 };
    });
    expect(look).toEqual({ letterSpacing: 'normal', fontSize: '13px', float: 'none', height: 40, wide: true });
  });

  it('draws from the cache while the background is silent, and then only what differs', async () => {
    const state = { v: 1, key: DEAL_KEY, status: 'fresh', readAt: '2026-11-22T09:00:00Z', health: 71, band: 'sound' };
    const rest = { dots: 'ee', pace: null, headline: null, severity: null, more: 0, until: null };
    const stored = { [`strip:${DEAL_KEY}`]: { ...state, ...rest } };
    page = await tab.open(DEAL, { prepared: { background: 'silent', stored } });
    await says(page, /71\s+sound\s+2 of 2 functions engaged\s+No flags/);
    await listens(page);
    // A screen reader would read out anew what it has already read.
    const kept = await page.evaluate((state) => {
      const parts = [
        ...(document.querySelector('plumbline-strip')?.shadowRoot?.querySelector('.words')?.children ?? []),
      ];
      window.stand.tell({ type: 'plumbline:strip', state });
      return parts.map((part) => part.isConnected);
    }, stored[`strip:${DEAL_KEY}`]);
    expect(kept).toEqual([true, true, false]);
  });

  it('takes its words from the store, without making the page wait for the browser’s', async () => {
    page = await tab.open(DEAL, { prepared: { stored: { [WORDS_KEY]: MESSAGES } } });
    await says(page, /46\s+watch\s+1 of 4 functions engaged\s+1\.8× usual time\s+Advancing on paper\s+\+2\s+Open/);
    await page.evaluate(() => window.stand.tell({ type: 'plumbline:panel', do: 'open' }));
    await says(page, /Close/);
    expect(await page.evaluate(() => window.stand.asked)).toEqual([]);
  });

  it('says what is not known in words, never as a number', async () => {
    const answers = {
      health: null,
      band: 'not_enough_known',
      dots: 'uuu',
      pace: null,
      headline: null,
      more: 0,
    } as const;
    page = await tab.open(DEAL, { prepared: { background: { answers: { ...answers, severity: null } } } });
    await says(page, /not enough known\s+Engagement unknown/);
    expect(await words(page)).not.toMatch(/\d/);
    const partly = {
      ehmu: '1 of 4 engaged, 2 unknown',
      imu: '0 of 3 engaged, 1 unknown',
      eeh: '2 of 3 engaged, 1 unknown',
    };
    for (const [dots, said] of Object.entries(partly)) {
      await page.evaluate(
        (key, dots) => window.stand.tell({ type: 'plumbline:strip', state: window.stand.state(key, { dots }) }),
        DEAL_KEY,
        dots,
      );
      await says(page, new RegExp(`${said}\\s+1\\.8× usual time`));
    }
  });

  it('never draws the verdict of another record, nor one that comes when the page has gone on', async () => {
    const stored = { [`strip:${DEAL_KEY}`]: { v: 1, key: 'hubspot:4711001:deal:2' } };
    page = await tab.open(DEAL, { prepared: { background: 'silent', stored } });
    await says(page, /Reading the record/);
    await listens(page);
    await push(page, '/contacts/4711001/record/0-3/2');
    const late = () =>
      page.evaluate((key) => window.stand.tell({ type: 'plumbline:strip', state: window.stand.state(key) }), DEAL_KEY);
    await late();
    await says(page, /Reading the record/);
    await late();
    expect(await words(page)).not.toContain('46');
  });

  it('has no empty row at the edge, and its controls stay where they are when numbers come', async () => {
    page = await tab.open(DEAL, { html: PLAIN_HTML, prepared: { background: 'silent' } });
    await says(page, /Reading the record/);
    const look = () =>
      page.evaluate(() => {
        const root = document.querySelector('plumbline-strip')?.shadowRoot;
        const strip = root?.querySelector('.strip')?.getBoundingClientRect();
        return { height: strip?.height, controls: root?.querySelector('.open')?.getBoundingClientRect().toJSON() };
      });
    const reading = await look();
    await listens(page);
    await page.evaluate(
      (key) => window.stand.tell({ type: 'plumbline:strip', state: window.stand.state(key) }),
      DEAL_KEY,
    );
    await says(page, /46/);
    expect(reading.height).toBe(56);
    expect(await look()).toEqual({ height: 80, controls: reading.controls });
  });

  it('is not seen at the edge while the store is read for the next record, and keeps the focus', async () => {
    page = await tab.open(DEAL, { html: PLAIN_HTML });
    await says(page, /46/);
    await focusOn(page, '.open');
    await page.evaluate(() => {
      window.stand.extension.storage.local.get = () => new Promise(() => {});
      history.pushState(null, '', '/contacts/4711001/record/0-3/2');
    });
    const look = await page.evaluate(async () => {
      await new Promise(requestAnimationFrame);
      const root = document.querySelector('plumbline-strip')?.shadowRoot;
      const box = root?.querySelector('div');
      return { opacity: box && getComputedStyle(box).opacity, focus: root?.activeElement?.className };
    });
    expect(look).toEqual({ opacity: '0', focus: 'open' });
  });

  it('never tells of one record when another was read', async () => {
    page = await tab.open(DEAL);
    await saysInHeader(page, /46/);
    await page.mouse.move(400, 60);
    const title = () =>
      page.evaluate(() =>
        document.querySelector('plumbline-strip')?.shadowRoot?.querySelector('.strip')?.getAttribute('title'),
      );
    await until('when it was read', async () => /Read/.test((await title()) ?? ''));
    await page.evaluate(() => {
      window.stand.background = 'silent';
    });
    await push(page, '/contacts/4711001/record/0-3/2');
    await says(page, /Reading the record/);
    expect(await title()).toBe('');
  });

  it('asks again when the background dies, and says so when it stays away, beside what it knew', async () => {
    page = await tab.open(DEAL);
    await says(page, /46/);
    await page.evaluate(() => {
      window.stand.background = 'gone';
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await says(page, /Could not read/);
    await page.evaluate(() => {
      window.stand.background = { answers: { health: 50 } };
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await says(page, /50/);
  });

  it('waits for no answer in a tab that is closed', async () => {
    page = await tab.open(DEAL);
    await says(page, /46/);
    const waits = await page.evaluate(async () => {
      const begun: number[] = [];
      const begin = window.setTimeout;
      const note = (work: () => void, ms: number) => {
        begun.push(ms);
        return begin(work, 0);
      };
      Object.assign(window, { setTimeout: note });
      Object.defineProperty(window, 'closed', { value: true });
      window.stand.background = 'gone';
      const { length } = window.stand.sent;
      document.dispatchEvent(new Event('visibilitychange'));
      while (window.stand.sent.length === length) await new Promise((done) => begin(done));
      await new Promise((done) => begin(done));
      return begun;
    });
    expect(waits).toEqual([0]);
  });

  it('lets one press get a lost connection back, beside what it knew', async () => {
    const background = { answers: { status: 'signed_out' } } as const;
    page = await tab.open(DEAL, { prepared: { background } });
    await saysInHeader(page, /46[\s\S]*Access has ended\s+Connect/);
    await focusOn(page, 'button');
    await page.keyboard.press('Enter');
    const calls = () => page.evaluate(() => window.stand.sent.map((message) => Object(message).name));
    await until('the call', async () => (await calls()).includes('reconnect'));
  });

  it('says "refresh this page" once the extension has gone, and stops all work', async () => {
    page = await tab.open(DEAL);
    await says(page, /46/);
    await page.evaluate(() => window.stand.tell({ type: 'plumbline:panel', do: 'open' }));
    await page.evaluate(() => window.stand.orphan());
    await says(page, /Plumbline was updated. Refresh this page./);
    const left = await page.evaluate(() => ({
      panel: document.querySelectorAll('plumbline-panel').length,
      listeners: window.listeners.filter((each) => !each.startsWith('Window key')),
      sent: window.stand.sent.length,
    }));
    await push(page, '/contacts/4711001/record/0-3/2');
    expect(left).toMatchObject({ panel: 0, listeners: [] });
    expect(await page.evaluate(() => window.stand.sent.length)).toBe(left.sent);
  });

  it('does nothing when the page comes from a list to a record after the extension has gone', async () => {
    page = await tab.open(LIST);
    const errors: unknown[] = [];
    page.on('pageerror', (error) => errors.push(error));
    await page.evaluate(() => window.stand.orphan());
    await push(page, '/contacts/4711001/record/0-3/2');
    await until('no listener', () =>
      page.evaluate(() => window.listeners.every((each) => each.startsWith('Window key'))),
    );
    page.removeAllListeners('pageerror');
    expect(errors).toEqual([]);
    expect(await strips(page)).toBe(0);
  });

  it('leaves one listener and nothing else on a page that shows no deal', async () => {
    page = await tab.open(LIST);
    const left = () =>
      page.evaluate(() => ({
        nodes: document.querySelectorAll('plumbline-strip, plumbline-panel').length,
        // The page's own are the three key listeners of its script.
        listeners: window.listeners.filter((each) => !each.startsWith('Window key')),
        heard: window.stand.heard.size,
      }));
    const nothing = { nodes: 0, listeners: ['Navigation currententrychange'], heard: 0 };
    expect(await left()).toEqual(nothing);
    const keys = await page.evaluate(() => window.listeners.length);
    await page.evaluate(async () => {
      for (let at = 1; at <= 200; at += 1) {
        history.pushState(null, '', `/contacts/4711001/record/0-3/${at}`);
        if (at % 7 === 0) history.pushState(null, '', '/contacts/4711001/objects/0-3/list');
        if (at % 5 === 0) await new Promise(requestAnimationFrame);
      }
    });
    await says(page, /46/);
    expect(await page.evaluate(() => window.stand.heard.size)).toBe(1);
    expect(await strips(page)).toBe(1);
    await push(page, LIST);
    expect(await left()).toEqual(nothing);
    expect(await page.evaluate(() => window.listeners.length)).toBe(keys);
  });

  // Puppeteer tells only Chromium which scheme the system prefers.
  it.each(name === 'chrome' ? ['light', 'dark'] : ['light'])(
    'has nothing for axe to find, docked or not, in %s',
    async (scheme) => {
      for (const html of [undefined, PLAIN_HTML]) {
        page = await tab.open(DEAL, html ? { html } : {});
        if (name === 'chrome') await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
        await (html ? says : saysInHeader)(page, /46/);
        await page.evaluate(axe.source);
        const found = await page.evaluate(
          "axe.run({ include: [['plumbline-strip']] }).then(({ violations }) => violations.map(({ id, nodes }) => id + nodes.map((node) => node.html)))",
        );
        expect(found).toEqual([]);
      }
    },
  );
});

import axe from 'axe-core';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WORDS_KEY } from '../../lib/strip-words.ts';
import { until } from '../e2e/harness/until.ts';
import {
  BROWSERS,
  bundle,
  DEAL,
  DEAL_KEY,
  HIDDEN_HTML,
  LATE_HTML,
  LIST,
  launch,
  MESSAGES,
  openTab,
  PLAIN_HTML,
  type Tab,
  words,
} from './harness.ts';

let script = '';
beforeAll(async () => {
  script = await bundle();
});

const says = (page: Page, expected: RegExp) =>
  until(`a strip that says ${expected}`, async () => expected.test((await words(page)) ?? ''));
const strips = (page: Page) => page.evaluate(() => document.querySelectorAll('plumbline-strip').length);
const parent = (page: Page) =>
  page.evaluate(() => {
    const place = document.querySelector('plumbline-strip')?.parentElement;
    return place === document.documentElement ? 'edge' : place?.id;
  });
/** A page may be parsed so slowly that the strip stands at the edge for a frame. */
const saysInHeader = async (page: Page, expected: RegExp) => {
  await says(page, expected);
  await until('the strip in the header', async () => (await parent(page)) === 'header');
};
const push = (page: Page, path: string) => page.evaluate((to) => history.pushState(null, '', to), path);
const press = (page: Page, selector: string) =>
  page.evaluate((inner) => {
    const control = document.querySelector('plumbline-strip')?.shadowRoot?.querySelector(inner);
    if (control instanceof HTMLElement) control.focus();
  }, selector);

describe.each(BROWSERS)('the bootstrap in %s', (name) => {
  let browser: Browser;
  let tab: Tab;
  let page: Page;
  beforeAll(async () => {
    browser = await launch(name);
    tab = await openTab(browser, script);
  });
  afterAll(() => browser.close());

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

  it('draws from the cache while the background is silent', async () => {
    const state = { v: 1, key: DEAL_KEY, status: 'fresh', readAt: '2026-11-22T09:00:00Z', health: 71, band: 'sound' };
    const rest = { dots: 'ee', pace: null, headline: null, severity: null, more: 0, until: null };
    const stored = { [`strip:${DEAL_KEY}`]: { ...state, ...rest } };
    page = await tab.open(DEAL, { prepared: { background: 'silent', stored } });
    await says(page, /71\s+sound\s+2 of 2 functions engaged\s+No flags/);
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
  });

  it('never draws the verdict of another record, nor one that comes when the page has gone on', async () => {
    const stored = { [`strip:${DEAL_KEY}`]: { v: 1, key: 'hubspot:4711001:deal:2' } };
    page = await tab.open(DEAL, { prepared: { background: 'silent', stored } });
    await says(page, /Reading the record/);
    await push(page, '/contacts/4711001/record/0-3/2');
    await page.evaluate(
      (key) => window.stand.tell({ type: 'plumbline:strip', state: window.stand.state(key) }),
      DEAL_KEY,
    );
    await says(page, /Reading the record/);
    expect(await words(page)).not.toContain('46');
  });

  it('is in a header that comes late before that is painted, and shifts nothing', async () => {
    page = await tab.open(DEAL, { html: LATE_HTML });
    await says(page, /46/);
    const seen = await page.evaluate(() => window.come());
    expect(seen.framesWithout).toBe(0);
    if (name === 'chrome') expect(seen.shifts).toBe(0);
  });

  it('keeps clear of an open panel and moves nothing of the page', async () => {
    page = await tab.open(DEAL);
    await saysInHeader(page, /46/);
    const edges = () =>
      page.evaluate(() => {
        const strip = document.querySelector('plumbline-strip')?.shadowRoot?.querySelector('.strip');
        const box = strip?.getBoundingClientRect();
        return {
          strip: [Math.round(box?.left ?? 0), Math.round(box?.right ?? 0), box?.height],
          rest: document.querySelector('#rest')?.getBoundingClientRect().top,
        };
      });
    const before = await edges();
    await page.evaluate(() => window.stand.tell({ type: 'plumbline:panel', do: 'open' }));
    expect(await edges()).toEqual({ ...before, strip: [0, 880, 40] });
    await page.evaluate(() => window.stand.tell({ type: 'plumbline:panel', do: 'move' }));
    expect(await edges()).toEqual({ ...before, strip: [400, 1280, 40] });
    await page.evaluate(() => window.stand.tell({ type: 'plumbline:panel', do: 'close' }));
    expect(await edges()).toEqual(before);
  });

  it('puts the same node back, before the next paint, when the header is replaced in one tick', async () => {
    page = await tab.open(DEAL);
    await saysInHeader(page, /46/);
    const kept = await page.evaluate(async () => {
      const host = document.querySelector('plumbline-strip');
      const header = document.querySelector('#header');
      const fresh = document.createElement('section');
      fresh.id = 'header';
      fresh.dataset.testId = 'record-highlight-content';
      header?.replaceWith(fresh);
      await Promise.resolve();
      const replaced = fresh.lastChild === host;
      fresh.replaceChildren();
      await Promise.resolve();
      return [replaced, fresh.lastChild === host];
    });
    expect(kept).toEqual([true, true]);
    expect(await strips(page)).toBe(1);
  });

  it('docks where there is no header, moves in when one comes, and docks again when it stays away', async () => {
    page = await tab.open(DEAL, { html: PLAIN_HTML });
    await says(page, /46/);
    expect(await parent(page)).toBe('edge');
    await page.evaluate(() => {
      const late = document.createElement('section');
      late.id = 'late';
      late.dataset.testId = 'record-highlight-content';
      document.body.append(late);
    });
    await until('the strip to move in', async () => (await parent(page)) === 'late');
    await page.evaluate(() => document.querySelector('#late')?.remove());
    await until('the strip to dock', async () => (await parent(page)) === 'edge');
    expect(await strips(page)).toBe(1);
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
    await page.evaluate(
      (key) => window.stand.tell({ type: 'plumbline:strip', state: window.stand.state(key) }),
      DEAL_KEY,
    );
    await says(page, /46/);
    expect(reading.height).toBe(56);
    expect(await look()).toEqual({ height: 80, controls: reading.controls });
  });

  it.each(['display: none', 'height: 0; overflow: hidden'])(
    'docks where the header is there but %s',
    async (hidden) => {
      const html = HIDDEN_HTML.replace('HIDDEN', hidden);
      page = await tab.open(DEAL, { html });
      await says(page, /46/);
      await until('the strip to dock', async () => (await parent(page)) === 'edge');
      expect(await strips(page)).toBe(1);
    },
  );

  it('does not come back on a list for a look at the page that was still to come', async () => {
    page = await tab.open(DEAL, { html: PLAIN_HTML });
    await says(page, /46/);
    await page.evaluate(async () => {
      const frames = new Map<number, FrameRequestCallback>();
      window.requestAnimationFrame = (look) => frames.set(frames.size + 1, look).size;
      window.cancelAnimationFrame = (frame) => frames.delete(frame);
      const change = async (): Promise<void> => {
        document.body.append(document.createElement('i'));
        await Promise.resolve();
      };
      await change();
      const drawn = window.stand.sent.length;
      history.pushState(null, '', '/contacts/4711001/record/0-3/2');
      while (window.stand.sent.length === drawn) await new Promise((done) => setTimeout(done));
      await change();
      history.pushState(null, '', '/contacts/4711001/objects/0-3/views/all/list');
      for (const look of frames.values()) look(0);
    });
    expect(await strips(page)).toBe(0);
  });

  it('does not hang a page that keeps removing it', async () => {
    page = await tab.open(DEAL);
    await says(page, /46/);
    await page.evaluate(() => {
      const remove = () => document.querySelector('plumbline-strip')?.remove();
      new MutationObserver(remove).observe(document, { childList: true, subtree: true });
      remove();
    });
    expect(await page.evaluate(() => document.title)).toBe('CRM');
  });

  it('keeps its keys from the page, opens the panel by keyboard and closes it by Escape', async () => {
    page = await tab.open(DEAL);
    await says(page, /46/);
    await press(page, '.open');
    await page.keyboard.press('Enter');
    await until('the panel', () => page.evaluate(() => document.querySelector('plumbline-panel') !== null));
    await press(page, '.open');
    await page.keyboard.press('e');
    await page.keyboard.press('Escape');
    await until('no panel', () => page.evaluate(() => document.querySelector('plumbline-panel') === null));
    expect(await page.evaluate(() => Reflect.get(window, 'pageKeys'))).toEqual([]);
    expect(
      await page.evaluate(() => document.querySelector('plumbline-strip')?.shadowRoot?.activeElement?.className),
    ).toBe('open');
  });

  it('remembers that the panel is open and how wide, and hears the panel’s own wishes', async () => {
    page = await tab.open(DEAL);
    await says(page, /46/);
    await page.evaluate(() => window.stand.tell({ type: 'plumbline:panel', do: 'toggle' }));
    await page.evaluate(() => {
      const edge = document.querySelector('plumbline-panel')?.shadowRoot?.querySelector('.edge');
      if (edge instanceof HTMLElement) edge.focus();
    });
    await page.keyboard.press('ArrowLeft');
    await page.evaluate(() => window.stand.tell({ type: 'plumbline:panel', do: 'move' }));
    const layout = await page.evaluate(() => window.stand.stored.layout);
    expect(layout).toMatchObject({ open: true, width: 416, side: 'left' });
    const stored = { layout };
    page = await tab.open(DEAL, { prepared: { stored } });
    const width = () =>
      page.evaluate(
        () =>
          document.querySelector('plumbline-panel')?.shadowRoot?.querySelector('div')?.getBoundingClientRect().right,
      );
    await until('the panel', async () => (await width()) !== undefined);
    expect(await width()).toBe(416);
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

  it('lets one press get a lost connection back, beside what it knew', async () => {
    const background = { answers: { status: 'signed_out' } } as const;
    page = await tab.open(DEAL, { prepared: { background } });
    await says(page, /46[\s\S]*Access has ended\s+Connect/);
    await press(page, 'button');
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
        await says(page, /46/);
        await page.evaluate(axe.source);
        const found = await page.evaluate(
          "axe.run({ include: [['plumbline-strip']] }).then(({ violations }) => violations.map(({ id, nodes }) => id + nodes.map((node) => node.html)))",
        );
        expect(found).toEqual([]);
      }
    },
  );
});

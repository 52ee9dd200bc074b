import type { Page } from 'puppeteer-core';
import { expect, it } from 'vitest';
import { until } from '../e2e/harness/until.ts';
import { DEAL, HIDDEN_HTML, LATE_HTML, PLAIN_HTML } from './harness.ts';
import { parent, says, saysInHeader, strips } from './shown.ts';
import { inEachBrowser } from './suite.ts';

inEachBrowser('the strip’s place', (tab, name) => {
  let page: Page;

  it('is in a header that comes late before that is painted, and shifts nothing', async () => {
    page = await tab.open(DEAL, { html: LATE_HTML });
    await says(page, /46/);
    const seen = await page.evaluate(() => window.come());
    expect(seen.framesWithout).toBe(0);
    if (name === 'chrome') expect(seen.shifts).toBe(0);
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
      // What the load itself has asked to look at is looked at by then.
      await new Promise(requestAnimationFrame);
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

  it('does not dock before the wait for its header ends, nor on a list for a wait that began twice', async () => {
    page = await tab.open(DEAL);
    await saysInHeader(page, /46/);
    const early = await page.evaluate(async () => {
      const waits = new Map<number, () => void>();
      const { setTimeout: begin, clearTimeout: end } = window;
      let begun = 0;
      const hold = (work: () => void, ms: number) => {
        if (ms !== 250) return begin(work, ms);
        begun += 1;
        waits.set(-begun, work);
        return -begun;
      };
      Object.assign(window, { setTimeout: hold, clearTimeout: (id: number) => waits.delete(id) || end(id) });
      document.querySelector('#header')?.remove();
      // The page tells of it at once, the next check again.
      while (begun < 2) await new Promise((done) => begin(done, 20));
      const docked = document.querySelector('plumbline-strip') !== null;
      history.pushState(null, '', '/contacts/4711001/objects/0-3/views/all/list');
      for (const work of waits.values()) work();
      return docked;
    });
    expect(early).toBe(false);
    expect(await strips(page)).toBe(0);
  });

  it.each([{ atEdge: false }, { atEdge: true }])(
    'does not hang a page that keeps removing it, %o',
    async (prepared) => {
      page = await tab.open(DEAL, { prepared });
      await says(page, /46/);
      await page.evaluate(() => {
        const remove = () => document.querySelector('plumbline-strip')?.remove();
        new MutationObserver(remove).observe(document, { childList: true, subtree: true });
        remove();
      });
      expect(await page.evaluate(() => document.title)).toBe('CRM');
    },
  );
});

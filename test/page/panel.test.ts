import type { Page } from 'puppeteer-core';
import { expect, it } from 'vitest';
import { until } from '../e2e/harness/until.ts';
import { DEAL, PLAIN_HTML } from './harness.ts';
import { focusOn, push, says, saysInHeader } from './shown.ts';
import { inEachBrowser } from './suite.ts';

const LAYOUT = { v: 1, open: false, side: 'right', width: 400, dockSide: 'right', small: false };

inEachBrowser('the panel beside the page', (tab) => {
  let page: Page;

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

  it('keeps clear of an open panel at the edge, too', async () => {
    page = await tab.open(DEAL, { html: PLAIN_HTML });
    await says(page, /46/);
    const edges = () =>
      page.evaluate(() => {
        const strip = document.querySelector('plumbline-strip')?.shadowRoot?.querySelector('.strip');
        const box = strip?.getBoundingClientRect();
        return [box?.left, box?.right];
      });
    expect(await edges()).toEqual([872, 1272]);
    await page.evaluate(() => window.stand.tell({ type: 'plumbline:panel', do: 'open' }));
    expect(await edges()).toEqual([472, 872]);
    await focusOn(page, '.move');
    await page.keyboard.press('Enter');
    expect(await edges()).toEqual([8, 408]);
    await page.evaluate(() => window.stand.tell({ type: 'plumbline:panel', do: 'move' }));
    expect(await edges()).toEqual([408, 808]);
    await page.evaluate(() => window.stand.tell({ type: 'plumbline:panel', do: 'close' }));
    expect(await edges()).toEqual([8, 408]);
  });

  it('keeps its keys from the page, opens the panel by keyboard and closes it by Escape', async () => {
    page = await tab.open(DEAL);
    await saysInHeader(page, /46/);
    await focusOn(page, '.open');
    await page.keyboard.press('Enter');
    await until('the panel', () => page.evaluate(() => document.querySelector('plumbline-panel') !== null));
    await focusOn(page, '.open');
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

  it('keeps the panel open on the next record though the store keeps nothing', async () => {
    page = await tab.open(DEAL);
    await says(page, /46/);
    await page.evaluate(() => {
      window.stand.refuses = true;
      window.stand.tell({ type: 'plumbline:panel', do: 'open' });
    });
    await push(page, '/contacts/4711001/record/0-3/2');
    await says(page, /46[\s\S]*Close/);
  });

  it('does not undo what was pressed while the store was read for the next record', async () => {
    page = await tab.open(DEAL, { prepared: { stored: { layout: LAYOUT } } });
    await says(page, /46/);
    await page.evaluate(() => {
      const { get } = window.stand.extension.storage.local;
      window.stand.extension.storage.local.get = async (keys) => {
        const stored = await get(keys);
        window.stand.tell({ type: 'plumbline:panel', do: 'open' });
        return stored;
      };
      history.pushState(null, '', '/contacts/4711001/record/0-3/2');
    });
    await says(page, /46[\s\S]*Close/);
  });

  it('can be used again after it was closed while its edge was dragged', async () => {
    page = await tab.open(DEAL);
    await says(page, /46/);
    await page.evaluate(() => window.stand.tell({ type: 'plumbline:panel', do: 'open' }));
    await page.mouse.move(880, 400);
    await page.mouse.down();
    await page.mouse.move(800, 400);
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await until('no panel', () => page.evaluate(() => document.querySelector('plumbline-panel') === null));
    await page.evaluate(() => window.stand.tell({ type: 'plumbline:panel', do: 'open' }));
    const inert = () =>
      page.evaluate(() => document.querySelector('plumbline-panel')?.shadowRoot?.querySelector('iframe')?.inert);
    expect(await inert()).toBe(false);
  });
});

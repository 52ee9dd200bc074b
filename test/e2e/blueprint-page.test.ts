import { readFileSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import { DEMO } from '../crm/world/demo.ts';
import { axeViolations } from './harness/axe.ts';
import { tabAt } from './harness/browser.ts';
import { connectTo } from './harness/connect.ts';
import { openTab } from './harness/crm-tab.ts';
import { HUBSPOT } from './harness/crms.ts';
import { press, says } from './harness/page-words.ts';
import { inBothBrowsers } from './harness/suite.ts';
import { until } from './harness/until.ts';
import { flagName } from './harness/words.ts';

const LINES = readFileSync('lib/blueprint/default.yaml', 'utf8').split('\n');

/** The number of the first line that holds a text, and the column where the text begins, both from 1 and 0. */
function placeOf(text: string): { line: number; column: number } {
  const index = LINES.findIndex((line) => line.includes(text));
  return { line: index + 1, column: LINES[index]?.indexOf(text) ?? 0 };
}

/** Loads a page anew; Firefox does not tell Puppeteer when a page of an extension has. */
async function reload(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.body.dataset.before = '';
    location.reload();
  });
  await until('the page anew', () => page.evaluate(() => document.body.dataset.before === undefined));
}

/** Puts the cursor of the editor at a place, as the link to a line does, and waits until it is there. */
async function goTo(page: Page, { line, column }: { line: number; column: number }): Promise<void> {
  await page.evaluate(`location.hash = '#/edit/${line}'`);
  await until(`the cursor in line ${line}`, () =>
    page.evaluate((wanted) => {
      const root = document.querySelector('.editor-host')?.shadowRoot;
      const number = root?.querySelector('.cm-lineNumbers .cm-activeLineGutter')?.textContent;
      return number === String(wanted) && root?.activeElement?.className.includes('cm-content');
    }, line),
  );
  await right(page, column);
}

async function right(page: Page, steps: number): Promise<void> {
  for (let step = 0; step < steps; step += 1) await page.keyboard.press('ArrowRight');
}

inBothBrowsers((stage) => {
  describe('the Blueprint page', () => {
    it('is where a verdict leads: to the place of its rule in the handbook', async () => {
      await connectTo(stage.browser, HUBSPOT);
      const tab = await openTab(stage.browser, HUBSPOT.demoPath('single_threaded'));
      const panel = await tab.panel();
      await panel.judged(DEMO.single_threaded.id);
      await panel.press('button', `Why? ${flagName('single_threaded')}`);
      await panel.press('button', 'flags.single_threaded');
      const handbook = await until('the handbook', () =>
        tabAt(tab.page.browser(), '/blueprint.html#/handbook/flags.single_threaded'),
      );
      const marked = await until('the marked place', () => handbook.$('.marked'));
      expect(await marked.evaluate((place) => place.id)).toBe('flags.single_threaded');
      expect(await axeViolations(handbook.mainFrame())).toEqual([]);
    });

    it('shows an error at its line as it is typed, keeps what is in force, and the draft through a reload', async () => {
      const page = await stage.browser.openExtensionPage('blueprint.html#/edit');
      const place = placeOf('plumbline: 1');
      await goTo(page, place);
      await page.keyboard.type('x');
      await says(page, new RegExp(`What is in force stays[^]*line ${place.line}\\b`));
      const button = await until('the button', () => page.$('aria/Put in force[role="button"]'));
      expect(await button.evaluate((element) => element.matches(':disabled'))).toBe(true);
      expect(await axeViolations(page.mainFrame())).toEqual([]);
      await reload(page);
      await says(page, new RegExp(`What is in force stays[^]*line ${place.line}\\b`));
      await goTo(page, { ...place, column: place.column + 1 });
      await page.keyboard.press('Backspace');
      await says(page, /no errors/);
    });

    it('shows what a change does to a verdict before it is in force, and what it changed after', async () => {
      const page = await stage.browser.openExtensionPage('blueprint.html#/edit');
      const { line, column } = placeOf('multi_threading: 30, momentum: 15');
      await goTo(page, { line, column: column + 'multi_threading: 3'.length });
      await page.keyboard.press('Delete');
      await page.keyboard.type('4');
      await right(page, ', momentum: 1'.length);
      await page.keyboard.press('Delete');
      await page.keyboard.type('1');
      await says(page, /Multi-threading: [\d.]+ \/ 30 → [\d.]+ \/ 34/);
      await press(page, 'Try it on the kept deals');
      await says(page, /1 deal compared\. 1 would change:/);
      await press(page, 'Put in force');
      await says(page, /is in force now/);
      await page.evaluate(`location.hash = '#/history'`);
      await says(page, /multi_threading 30 → 34/);
      expect(await axeViolations(page.mainFrame())).toEqual([]);
    });
  });
});

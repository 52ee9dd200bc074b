import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe } from 'vitest';
import { BROWSERS, type BrowserName, bundle, launch, openTab, type Tab } from './harness.ts';

/** Runs the same tests in Chromium and in Firefox, each in the one tab of a browser of its own. */
export function inEachBrowser(title: string, tests: (tab: Tab, name: BrowserName) => void): void {
  let script = '';
  beforeAll(async () => {
    script = await bundle();
  });
  describe.each(BROWSERS)(`${title} in %s`, (name) => {
    let browser: Browser;
    let opened: Tab;
    beforeAll(async () => {
      browser = await launch(name);
      opened = await openTab(browser, script);
    });
    afterAll(() => browser.close());
    tests({ open: (...given) => opened.open(...given) }, name);
  });
}

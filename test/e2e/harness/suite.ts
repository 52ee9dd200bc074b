import { afterEach, describe, expect } from 'vitest';
import type { BrowserName } from './browser.ts';
import { CRMS, type TestCrm } from './crms.ts';
import { type Stage, withBrowsers } from './kept-browsers.ts';
import { BROWSERS } from './launch.ts';

/** Tests that go on in the tabs of those before; after the others every tab is closed. */
export const KEEPING_TABS = { keepsTabs: true };

/**
 * Runs the same tests in some browsers, each of which is as if just installed and has a CRM of its own for the whole file.
 * After each test its faults are forgotten, and the console must be clean.
 */
export function inBrowsers(
  names: readonly BrowserName[],
  tests: (stage: Stage) => void,
  { keepsTabs } = { keepsTabs: false },
): void {
  describe.each(names)('%s', (name) => {
    let running: Stage | null = null;
    const here = () => {
      if (running === null) throw new Error('the browser is not there before the first test begins');
      return running;
    };

    withBrowsers.beforeAll(async ({ browsers }) => {
      running = await (await browsers(name)).set();
    });
    afterEach(async () => {
      here().crm.faults.clear();
      here().crm.salesforce.faults.clear();
      if (!keepsTabs) await here().browser.closeTabs();
      expect(await here().browser.takeProblems()).toEqual([]);
    });

    tests({
      get browser() {
        return here().browser;
      },
      get crm() {
        return here().crm;
      },
    });
  });
}

/** Runs the same tests in Chromium and in Firefox. */
export function inBothBrowsers(tests: (stage: Stage) => void, options?: { keepsTabs: boolean }): void {
  inBrowsers(BROWSERS, tests, options);
}

/** Runs the same tests in both browsers on the demo organisation of every CRM. */
export function inEveryCrm(tests: (stage: Stage, crm: TestCrm) => void): void {
  inBothBrowsers((stage) => {
    describe.each(CRMS)('on $id', (crm) => tests(stage, crm));
  });
}

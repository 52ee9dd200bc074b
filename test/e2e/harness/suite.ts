import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest';
import { type StandInCrm, startCrm } from '../../crm/server.ts';
import type { TestBrowser } from './browser.ts';
import { CRMS, type TestCrm } from './crms.ts';
import { BROWSERS, launch } from './launch.ts';

/** A browser with the extension and the stand-in CRM it talks to; both are there from the first test on. */
export interface Stage {
  readonly browser: TestBrowser;
  readonly crm: StandInCrm;
}

/** One world for all tests; its "now" is the real one, so that ages are right. */
const SEED = 7;

/**
 * Runs the same tests in Chromium and in Firefox, each with a browser and a CRM of its own for the whole file. After each
 * test its tabs are closed and its faults forgotten, and the console must be clean.
 */
export function inBothBrowsers(tests: (stage: Stage) => void): void {
  describe.each(BROWSERS)('%s', (name) => {
    let running: { browser: TestBrowser; crm: StandInCrm } | null = null;
    const here = () => {
      if (running === null) throw new Error('the browser is not there before the first test begins');
      return running;
    };

    beforeAll(async () => {
      const crm = await startCrm({ seed: SEED, instant: new Date().toISOString() });
      running = { crm, browser: await launch(name, crm.port) };
    });
    afterEach(async () => {
      here().crm.faults.clear();
      here().crm.salesforce.faults.clear();
      await here().browser.closeTabs();
      expect(await here().browser.takeProblems()).toEqual([]);
    });
    afterAll(async () => {
      await running?.browser.close();
      await running?.crm.close();
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

/** Runs the same tests in both browsers on the demo organisation of every CRM. */
export function inEveryCrm(tests: (stage: Stage, crm: TestCrm) => void): void {
  inBothBrowsers((stage) => {
    describe.each(CRMS)('on $id', (crm) => tests(stage, crm));
  });
}

import { test } from 'vitest';
import { makeStandIns, type StandIns, serveStandIns } from '../../crm/server.ts';
import type { BrowserName, TestBrowser } from './browser.ts';
import { launch } from './launch.ts';

/** A browser with the extension and the stand-in CRM it talks to; both are there from the first test on. */
export interface Stage {
  readonly browser: TestBrowser;
  readonly crm: StandIns;
}

/** One world for all tests of a worker; its "now" is the real one, so that ages are right. */
const WORLD = { seed: 7, instant: new Date().toISOString() };

interface KeptBrowser {
  /** The browser as if just installed, and stand-ins that nothing has been asked of. */
  set(): Promise<Stage>;
  close(): Promise<void>;
}

async function keep(name: BrowserName): Promise<KeptBrowser> {
  let crm = makeStandIns(WORLD);
  const server = await serveStandIns((request) => crm.everywhere(request));
  const browser = await launch(name, server.port);
  let isUsed = false;
  return {
    set: async () => {
      if (isUsed) {
        // A test that failed may have left it cut off.
        await browser.setOffline(false);
        await browser.renew();
        // What was said as the extension was taken out is no matter of the tests to come.
        await browser.takeProblems();
        crm = makeStandIns(WORLD);
      }
      isUsed = true;
      return { browser, crm };
    },
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}

/** Tests with `browsers`: each browser is started once in a worker, because that takes as long as several tests. */
export const withBrowsers = test
  .extend('kept', { scope: 'worker' }, () => new Map<BrowserName, Promise<KeptBrowser>>())
  .extend('browsers', { scope: 'worker' }, ({ kept }, { onCleanup }) => {
    onCleanup(async () => {
      for (const each of kept.values()) await (await each).close();
    });
    return (name: BrowserName): Promise<KeptBrowser> => {
      const known = kept.get(name) ?? keep(name);
      kept.set(name, known);
      return known;
    };
  });

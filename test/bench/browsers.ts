import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import puppeteer, { type Browser } from 'puppeteer-core';
import { findBrowser } from '../../scripts/setup/browsers.mjs';

export interface BenchBrowser {
  browser: Browser;
  /** As `chrome-extension://…`; null in the browser without the extension. */
  origin: string | null;
}

/**
 * Starts a Chromium that the stand-in CRM on `port` serves, with the production build or without any extension. Nothing
 * listens to its pages but what a measurement needs.
 */
export async function launch(port: number, withExtension: boolean): Promise<BenchBrowser> {
  const executablePath = await findBrowser('chromium');
  if (executablePath === null) throw new Error('No Chromium found: run "npm test" once, which says how to get one.');
  const dir = resolve(process.env.PLUMBLINE_OUTPUT ?? '.output', 'chrome-mv3');
  if (!existsSync(dir)) throw new Error(`${dir} is not there: run "npm run build" first.`);
  const here = `127.0.0.1:${port}`;
  const browser = await puppeteer.launch({
    executablePath,
    pipe: true,
    enableExtensions: true,
    acceptInsecureCerts: true,
    defaultViewport: { width: 1280, height: 900 },
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--ignore-certificate-errors',
      '--no-first-run',
      '--disable-background-networking',
      '--enable-precise-memory-info',
      `--host-resolver-rules=MAP *.hubspot.com:443 ${here}, MAP *.hubapi.com:443 ${here}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`,
    ],
  });
  const origin = withExtension ? `chrome-extension://${await browser.installExtension(dir)}` : null;
  return { browser, origin };
}

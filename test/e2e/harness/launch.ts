import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { findBrowser } from '../../../scripts/setup/browsers.mjs';
import type { BrowserName, TestBrowser } from './browser.ts';
import { launchChromium } from './chromium.ts';
import { launchFirefox } from './firefox.ts';

export const BROWSERS: readonly BrowserName[] = ['chromium', 'firefox'];

const BUILDS = { chromium: 'chrome-mv3', firefox: 'firefox-mv3' } as const;

/** The unpacked production build for a browser: under `.output`, or under the folder that `PLUMBLINE_OUTPUT` names. */
function extensionDir(name: BrowserName): string {
  const dir = resolve(process.env.PLUMBLINE_OUTPUT ?? '.output', BUILDS[name]);
  if (!existsSync(dir)) throw new Error(`${dir} is not there: run "npm run build" and "npm run build:firefox" first.`);
  return dir;
}

/**
 * Starts a browser with the extension, led to the stand-in CRM on `port`. Firefox follows the system's own scheme;
 * `executablePath` is for another installation of the browser.
 */
export async function launch(
  name: BrowserName,
  port: number,
  {
    headless = true,
    scheme = 'light',
    ...other
  }: { headless?: boolean; scheme?: 'light' | 'dark'; executablePath?: string } = {},
): Promise<TestBrowser> {
  const executablePath = other.executablePath ?? (await findBrowser(name));
  if (executablePath === null) throw new Error(`No ${name} found: run "npm test" once, which says how to get one.`);
  const options = { port, extensionDir: extensionDir(name), executablePath, headless, scheme };
  return name === 'chromium' ? launchChromium(options) : launchFirefox(options);
}

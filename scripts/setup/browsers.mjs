import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/**
 * Where each system keeps its browsers. Any relative of Chromium will do: the extension is loaded over the debugging
 * pipe, which branded builds allow too, and not by `--load-extension`, which they ignore.
 */
const PLACES = {
  chromium: {
    variable: 'CHROMIUM_PATH',
    commands: [
      'chromium',
      'chromium-browser',
      'google-chrome',
      'google-chrome-stable',
      'microsoft-edge',
      'microsoft-edge-stable',
      'brave-browser',
    ],
    linux: [
      '/snap/bin/chromium',
      '/opt/google/chrome/chrome',
      '/opt/microsoft/msedge/msedge',
      '/opt/brave.com/brave/brave',
    ],
    darwin: [
      'Chromium.app/Contents/MacOS/Chromium',
      'Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
      'Google Chrome.app/Contents/MacOS/Google Chrome',
      'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
      'Brave Browser.app/Contents/MacOS/Brave Browser',
    ],
    win32: [
      'Chromium/Application/chrome.exe',
      'Google/Chrome/Application/chrome.exe',
      'Microsoft/Edge/Application/msedge.exe',
      'BraveSoftware/Brave-Browser/Application/brave.exe',
    ],
  },
  firefox: {
    variable: 'FIREFOX_PATH',
    commands: ['firefox-esr', 'firefox', 'firefox-developer-edition'],
    linux: ['/snap/bin/firefox', '/opt/firefox/firefox', '/usr/lib/firefox/firefox'],
    darwin: ['Firefox.app/Contents/MacOS/firefox', 'Firefox Developer Edition.app/Contents/MacOS/firefox'],
    win32: ['Mozilla Firefox/firefox.exe', 'Firefox Developer Edition/firefox.exe'],
  },
};

/** Where `npx @puppeteer/browsers` and the setup keep downloaded browsers. */
export const DOWNLOADS = join(homedir(), '.cache', 'puppeteer');

/** Names of the downloads that may serve as each browser, the one to download first. */
export const DOWNLOADED = { chromium: ['chrome', 'chromium'], firefox: ['firefox'] };

/** The folders under which programs are installed, for this system. */
function programFolders() {
  if (process.platform === 'darwin') return ['/Applications', join(homedir(), 'Applications')];
  if (process.platform === 'win32') {
    const { PROGRAMFILES, LOCALAPPDATA } = process.env;
    return [PROGRAMFILES, process.env['PROGRAMFILES(X86)'], LOCALAPPDATA].filter((folder) => folder !== undefined);
  }
  return [''];
}

function onPath(commands) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return commands.flatMap((command) => folders.map((folder) => join(folder, command)));
}

/** Browsers downloaded earlier; none before the packages are installed. */
async function downloaded(name) {
  if (!existsSync(DOWNLOADS)) return [];
  const { getInstalledBrowsers } = await import('@puppeteer/browsers');
  const installed = await getInstalledBrowsers({ cacheDir: DOWNLOADS });
  return installed.filter(({ browser }) => DOWNLOADED[name].includes(browser)).map((each) => each.executablePath);
}

/**
 * The path of an installed browser, or null where there is none. `CHROMIUM_PATH` and `FIREFOX_PATH` win.
 *
 * @param {'chromium' | 'firefox'} name
 * @returns {Promise<string | null>}
 * @throws when the variable names a file that is not there
 */
export async function findBrowser(name) {
  const places = PLACES[name];
  const wanted = process.env[places.variable];
  if (wanted !== undefined && wanted !== '') {
    if (existsSync(wanted)) return wanted;
    throw new Error(`${places.variable} is ${wanted}, and there is no such file. Correct it or unset it.`);
  }
  const installed = programFolders().flatMap((folder) =>
    (places[process.platform] ?? places.linux).map((program) => join(folder, program)),
  );
  const found = [...onPath(places.commands), ...installed].find((path) => existsSync(path));
  return found ?? (await downloaded(name)).find((path) => existsSync(path)) ?? null;
}

import { existsSync, readdirSync } from 'node:fs';
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

/** Where Playwright puts what it downloads, and the programs in there. */
const DOWNLOADS = {
  linux: [join(homedir(), '.cache/ms-playwright'), ['chrome-linux/chrome', 'chrome-linux64/chrome']],
  darwin: [join(homedir(), 'Library/Caches/ms-playwright'), ['chrome-mac/Chromium.app/Contents/MacOS/Chromium']],
  win32: [
    join(process.env.LOCALAPPDATA ?? homedir(), 'ms-playwright'),
    ['chrome-win/chrome.exe', 'chrome-win64/chrome.exe'],
  ],
};

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

function downloaded() {
  const [folder, programs] = DOWNLOADS[process.platform] ?? DOWNLOADS.linux;
  if (!existsSync(folder)) return [];
  const versions = readdirSync(folder).filter((name) => /^chromium-\d+$/.test(name));
  return versions.flatMap((version) => programs.map((program) => join(folder, version, program)));
}

/**
 * The path of an installed browser, or null where there is none. `CHROMIUM_PATH` and `FIREFOX_PATH` win.
 *
 * @param {'chromium' | 'firefox'} name
 * @returns {string | null}
 * @throws when the variable names a file that is not there
 */
export function findBrowser(name) {
  const places = PLACES[name];
  const wanted = process.env[places.variable];
  if (wanted !== undefined && wanted !== '') {
    if (existsSync(wanted)) return wanted;
    throw new Error(`${places.variable} is ${wanted}, and there is no such file. Correct it or unset it.`);
  }
  const installed = programFolders().flatMap((folder) =>
    (places[process.platform] ?? places.linux).map((program) => join(folder, program)),
  );
  const candidates = [...onPath(places.commands), ...installed, ...(name === 'chromium' ? downloaded() : [])];
  return candidates.find((path) => existsSync(path)) ?? null;
}

import { existsSync } from 'node:fs';
import { DOWNLOADED, DOWNLOADS, findBrowser } from './browsers.mjs';
import { heading, run } from './run.mjs';

const DEBIAN_PACKAGE = { chromium: 'chromium', firefox: 'firefox-esr' };
const VARIABLE = { chromium: 'CHROMIUM_PATH', firefox: 'FIREFOX_PATH' };

/** What to do by hand where nothing could be installed. */
function advice(name) {
  return [
    `No ${name} was found, and none could be installed. Any of these mends it:`,
    `  - install ${name === 'chromium' ? 'Chromium, Chrome, Edge or Brave' : 'Firefox 147 or newer'} as usual on this system`,
    `  - Debian or Ubuntu: sudo apt-get install ${DEBIAN_PACKAGE[name]}`,
    `  - npx @puppeteer/browsers install ${DOWNLOADED[name][0]}@stable --path "${DOWNLOADS}"`,
    `  - set ${VARIABLE[name]} to the program of one that is installed elsewhere`,
  ].join('\n');
}

async function installDebianPackage(name) {
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) return;
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
  const install = ['install', '-y', '--no-install-recommends', DEBIAN_PACKAGE[name], 'fonts-dejavu-core'];
  if (await run('apt-get', ['update', '-q'], quiet)) await run('apt-get', install, quiet);
}

async function download(name) {
  await run('browsers', ['install', `${DOWNLOADED[name][0]}@stable`, '--path', DOWNLOADS]);
}

/**
 * The path of a browser, which is installed where there is none: a Debian package as root, else a download.
 *
 * @param {'chromium' | 'firefox'} name
 * @returns {Promise<string>}
 * @throws with what to do when there is none and none can be installed
 */
export async function ensureBrowser(name) {
  const found = await findBrowser(name);
  if (found !== null) return found;
  heading(`Installing ${name}`);
  await installDebianPackage(name);
  const packaged = await findBrowser(name);
  if (packaged !== null) return packaged;
  await download(name);
  const downloaded = await findBrowser(name);
  if (downloaded !== null) return downloaded;
  throw new Error(advice(name));
}

import { existsSync } from 'node:fs';
import { DOWNLOADED, DOWNLOADS, findBrowser } from './browsers.mjs';
import { heading, run } from './run.mjs';

const DEBIAN_PACKAGE = { chromium: 'chromium', firefox: 'firefox-esr' };
const VARIABLE = { chromium: 'CHROMIUM_PATH', firefox: 'FIREFOX_PATH' };

/** The error that says what to do by hand. */
function advice(name, trouble) {
  const lines = [
    `${trouble} Any of these mends it:`,
    `  - install ${name === 'chromium' ? 'Chromium, Chrome, Edge or Brave' : 'Firefox 147 or newer'} as usual on this system`,
    `  - Debian: sudo apt-get install ${DEBIAN_PACKAGE[name]}`,
    `  - npx @puppeteer/browsers install ${DOWNLOADED[name][0]}@stable --path "${DOWNLOADS}"`,
    `  - set ${VARIABLE[name]} to the program of one that is installed elsewhere`,
  ];
  return new Error(lines.join('\n'));
}

/** The program, once it is known to start: a download may lack libraries of the system, a package be an empty shell. */
async function started(name, path) {
  // Elsewhere a browser brings what it needs, and may open a window when it is asked for its version.
  if (process.platform !== 'linux' || (await run(path, ['--version']))) return path;
  const trouble = `${path} is there and does not start, as it says above.`;
  if (name === 'firefox') throw advice(name, trouble);
  const libraries = `sudo npx @puppeteer/browsers install ${DOWNLOADED.chromium[0]}@stable --install-deps`;
  throw advice(name, `${trouble} Where it lacks libraries, "${libraries}" brings them on Debian and Ubuntu.`);
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
 * The path of a browser that starts, which is installed where there is none: a Debian package as root, else a download.
 *
 * @param {'chromium' | 'firefox'} name
 * @returns {Promise<string>}
 * @throws with what to do when there is none and none can be installed, or it does not start
 */
export async function ensureBrowser(name) {
  const found = await findBrowser(name);
  if (found !== null) return started(name, found);
  heading(`Installing ${name}`);
  await installDebianPackage(name);
  const packaged = await findBrowser(name);
  if (packaged !== null) return started(name, packaged);
  await download(name);
  const downloaded = await findBrowser(name);
  if (downloaded !== null) return started(name, downloaded);
  throw advice(name, `No ${name} was found, and none could be installed.`);
}

import { ensureBrowser } from './setup/ensure-browser.mjs';
import { ensurePackages } from './setup/packages.mjs';
import { run } from './setup/run.mjs';

/**
 * Builds the extension and shows it on the demo deals: in a browser window where there is a display, else headless, with
 * each verdict printed. `--headless` asks for the latter.
 */

/** Whether somebody could see a browser window. */
function hasDisplay() {
  if (process.env.CI || process.argv.includes('--headless')) return false;
  if (process.platform === 'darwin' || process.platform === 'win32') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

try {
  await ensurePackages();
  const CHROMIUM_PATH = await ensureBrowser('chromium');
  if (!(await run('wxt', ['build']))) throw new Error('The extension could not be built: see above.');
  const ok = await run('node', ['scripts/demo.ts', ...(hasDisplay() ? ['--window'] : [])], { CHROMIUM_PATH });
  process.exitCode = ok ? 0 : 1;
} catch (error) {
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}

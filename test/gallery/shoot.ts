/**
 * Draws every state of the panel in headless Chromium, saves a picture of each and asks axe about it.
 * `node test/gallery/shoot.ts OUT [state …]`; `LANGUAGE=de`, `SCHEME=dark`, `WIDTH=320`, `OPEN=1` (all details) change the form.
 */
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import { createServer } from 'vite';
import { ASSESSMENTS } from '../fixtures/assessments.ts';
import { STATES } from './states.ts';

const [out = 'gallery', ...wanted] = process.argv.slice(2);
const {
  LANGUAGE = 'en',
  SCHEME = 'light',
  WIDTH = '420',
  OPEN = '',
  CHROMIUM_PATH = '/usr/bin/chromium',
} = process.env;
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

const server = await createServer({
  configFile: 'test/gallery/vite.config.ts',
  server: { port: 0, hmr: false, watch: null },
});
await server.listen();
const browser = await chromium.launch({ executablePath: CHROMIUM_PATH });
const page = await browser.newPage({
  viewport: { width: Number(WIDTH), height: 900 },
  colorScheme: SCHEME === 'dark' ? 'dark' : 'light',
  deviceScaleFactor: 2,
});
page.on('console', (message) => message.type() === 'error' && console.error(message.text()));
page.on('pageerror', (error) => console.error(error));
await mkdir(out, { recursive: true });

let violations = 0;
for (const name of wanted.length > 0
  ? wanted
  : [...Object.keys(STATES), ...Object.keys(ASSESSMENTS), 'options_first', 'options_connected']) {
  const base = server.resolvedUrls?.local[0];
  await page.goto(`${base}test/gallery/index.html?state=${name}&language=${LANGUAGE}`);
  await page.locator('h1').waitFor();
  if (OPEN) {
    await page.locator('[aria-expanded=false]').evaluateAll((buttons) => {
      for (const button of buttons) button.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    });
  }
  await page.screenshot({ path: `${out}/${name}-${SCHEME}-${LANGUAGE}.png`, fullPage: true });
  await page.addScriptTag({ path: axe });
  const found = await page.evaluate(
    `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes.map((node) => node.target.join(' ') + ' — ' + node.failureSummary).join(' | ')))`,
  );
  for (const line of Array.isArray(found) ? found : []) {
    violations += 1;
    console.log(`${name}: ${line}`);
  }
}
console.log(`${violations} violations`);
await browser.close();
await server.close();
process.exitCode = violations > 0 ? 1 : 0;

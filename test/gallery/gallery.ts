import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { build, preview } from 'vite';
import { findBrowser } from '../../scripts/setup/browsers.mjs';
import { ASSESSMENTS } from '../fixtures/assessments.ts';
import { ACCOUNTS } from './accounts.ts';
import { CONTACTS } from './contacts.ts';
import { STATES } from './states.ts';

/** Every state that the gallery draws: those of the panel, ready assessments of deals, accounts and contacts, the options page and the Blueprint page. */
export const GALLERY: string[] = [
  ...Object.keys(STATES),
  ...Object.keys(ASSESSMENTS),
  ...Object.keys(ACCOUNTS),
  ...Object.keys(CONTACTS),
  'options_first',
  'options_connected',
  'blueprint_handbook',
  'blueprint_undesigned',
  'blueprint_check',
  'blueprint_audit',
  'blueprint_audit_unread',
  'blueprint_edit',
  'blueprint_history',
  'blueprint_waiting',
];

/** How a state is looked at. */
export interface Form {
  width: number;
  language: string;
  scheme: 'light' | 'dark';
  contrast: 'more' | 'no-preference';
  forcedColors: 'active' | 'none';
  /** Whether all details are open. */
  open: boolean;
}

export const PLAIN: Form = {
  width: 420,
  language: 'en',
  scheme: 'light',
  contrast: 'no-preference',
  forcedColors: 'none',
  open: false,
};

export interface Gallery {
  /** Draws a state in a form. The page is the gallery's one page. */
  show(state: string, form: Form): Promise<Page>;
  /** What axe finds wrong with what is shown, of any level, a line each. */
  violations(): Promise<string[]>;
  close(): Promise<void>;
}

/** Opens the gallery in headless Chromium. Errors on the page's console reject the next call. */
export async function openGallery(): Promise<Gallery> {
  const executablePath = await findBrowser('chromium');
  if (executablePath === null) throw new Error('there is no Chromium here: npm test installs one');
  const outDir = await mkdtemp(join(tmpdir(), 'plumbline-gallery-'));
  // Built once: a server of sources would be asked for hundreds of files for each state.
  const shared = { configFile: 'test/gallery/vite.config.ts', logLevel: 'warn' } as const;
  await build({
    ...shared,
    build: { outDir, emptyOutDir: false, minify: false, rolldownOptions: { input: 'test/gallery/index.html' } },
  });
  const server = await preview({ ...shared, build: { outDir }, preview: { port: 0 } });
  const browser = await chromium.launch({ executablePath });
  const page = await browser.newPage({ deviceScaleFactor: 2 });
  const errors: string[] = [];
  /** The sheets and the language that the page has; null before it has any. */
  let dressed: string | null = null;
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('pageerror', (error) => errors.push(String(error)));
  const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

  return {
    async show(state, form) {
      await page.setViewportSize({ width: form.width, height: 900 });
      await page.emulateMedia({
        colorScheme: form.scheme,
        contrast: form.contrast,
        forcedColors: form.forcedColors,
        reducedMotion: 'reduce',
      });
      const dress = `${state.startsWith('blueprint_')} ${form.language}`;
      if (dress === dressed) {
        await page.evaluate(`scrollTo(0, 0); show(${JSON.stringify(state)})`);
      } else {
        dressed = null;
        const base = server.resolvedUrls?.local[0];
        await page.goto(`${base}test/gallery/index.html?state=${state}&language=${form.language}`);
        await page.locator('h1').waitFor();
        await page.addScriptTag({ path: axe });
        dressed = dress;
      }
      if (form.open) {
        await page.locator('details').evaluateAll((all) => {
          for (const details of all) details.setAttribute('open', '');
        });
        await page.locator('[aria-expanded=false]').evaluateAll((buttons) => {
          for (const button of buttons) button.dispatchEvent(new MouseEvent('click', { bubbles: true }));
        });
      }
      if (errors.length > 0) throw new Error(`${state}: ${errors.splice(0).join('\n')}`);
      return page;
    },
    async violations() {
      const found = await page.evaluate(
        `axe.run({ resultTypes: ['violations'], selectors: false }).then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes.map((node) => node.html + ' — ' + node.failureSummary).join(' | ')))`,
      );
      return Array.isArray(found) ? found.map(String) : [];
    },
    async close() {
      await browser.close();
      await server.close();
      await rm(outDir, { recursive: true });
    },
  };
}

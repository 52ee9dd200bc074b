import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { z } from 'zod';
import { findBrowser } from '../../scripts/setup/browsers.mjs';
import { QUIET_PATH } from '../e2e/harness/browser.ts';
import { resolverRules } from '../e2e/harness/chromium.ts';

/** What a browser has in it: Plumbline, an extension whose content script is empty, none, or one of another script. */
export type Contents = 'plumbline' | 'empty' | 'none' | { script: string };

export interface BenchBrowser {
  browser: Browser;
  /** As `chrome-extension://…`; an address that nothing has, where there is no extension. */
  origin: string;
  quietPage(): Promise<Page>;
  close(): Promise<void>;
}

const Manifest = z.object({ content_scripts: z.array(z.looseObject({ matches: z.array(z.string()) })) });

/** The production build. */
function buildDir(): string {
  const dir = resolve(process.env.PLUMBLINE_OUTPUT ?? '.output', 'chrome-mv3');
  if (!existsSync(dir)) throw new Error(`${dir} is not there: run "npm run build" first.`);
  return dir;
}

/** Writes the least that has a content script where ours are. */
async function writeExtension(dir: string, script: string): Promise<void> {
  const ours = Manifest.parse(JSON.parse(await readFile(join(buildDir(), 'manifest.json'), 'utf8')));
  const scripts = ours.content_scripts.map((script) => ({ ...script, js: ['content-scripts/only.js'] }));
  const manifest = { manifest_version: 3, name: 'Bench', version: '1', content_scripts: scripts };
  await writeFile(join(dir, 'manifest.json'), JSON.stringify(manifest));
  await mkdir(join(dir, 'content-scripts'));
  await writeFile(join(dir, 'content-scripts/only.js'), script);
}

/** Starts a Chromium that the stand-in CRM on `port` serves. Nothing listens to its pages but what a measurement needs. */
export async function launch(port: number, contents: Contents): Promise<BenchBrowser> {
  const executablePath = await findBrowser('chromium');
  if (executablePath === null) throw new Error('No Chromium found: run "npm test" once, which says how to get one.');
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
      `--host-resolver-rules=${resolverRules(port)}`,
    ],
  });
  const ownDir = await mkdtemp(join(tmpdir(), 'plumbline-bench-'));
  // The empty one is what the browser takes for having any content script at all.
  await writeExtension(ownDir, typeof contents === 'object' ? contents.script : '0;\n');
  const dir = contents === 'plumbline' ? buildDir() : ownDir;
  const origin = contents === 'none' ? 'none:' : `chrome-extension://${await browser.installExtension(dir)}`;
  return {
    browser,
    origin,
    quietPage: async () => {
      const page = await browser.newPage();
      await page.goto(`${origin}/${QUIET_PATH}`);
      return page;
    },
    close: async () => {
      await browser.close();
      await rm(ownDir, { recursive: true });
    },
  };
}

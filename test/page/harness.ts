import { readFileSync } from 'node:fs';
import puppeteer, { type Browser, type HTTPRequest, type Page } from 'puppeteer-core';
import { build } from 'vite';
import { parse } from 'yaml';
import { z } from 'zod';
import { findBrowser } from '../../scripts/setup/browsers.mjs';
import type { Prepared } from './stand.ts';

export const BROWSERS = ['chrome', 'firefox'] as const;
export type BrowserName = (typeof BROWSERS)[number];

export const DEAL = 'https://app.hubspot.com/contacts/4711001/record/0-3/1';
export const DEAL_KEY = 'hubspot:4711001:deal:1';
export const LIST = 'https://app.hubspot.com/contacts/4711001/objects/0-3/views/all/list';

const Bundle = z.tuple([z.looseObject({ output: z.tuple([z.looseObject({ code: z.string() })]) })]);

function flat(value: unknown, path: string[] = []): [string, string][] {
  if (typeof value === 'string') return [[path.join('_'), value]];
  return Object.entries(Object(value)).flatMap(([name, child]) => flat(child, [...path, name]));
}

/** Every English message by its name. */
export const MESSAGES = Object.fromEntries(flat(parse(readFileSync('lib/i18n/locales/en.yml', 'utf8'))));

/** The bootstrap as one script, started over a stand-in of the extension interface. */
export async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    define: { MESSAGES: JSON.stringify(MESSAGES) },
    build: {
      write: false,
      minify: false,
      target: ['chrome130', 'firefox147'],
      lib: { entry: 'test/page/entry.ts', formats: ['iife'], name: 'page' },
    },
  });
  return Bundle.parse(built)[0].output[0].code;
}

export async function launch(name: BrowserName): Promise<Browser> {
  const executablePath = await findBrowser(name === 'chrome' ? 'chromium' : 'firefox');
  if (executablePath === null) throw new Error(`No ${name} found: run "npm test" once, which says how to get one.`);
  return puppeteer.launch({
    browser: name,
    executablePath,
    defaultViewport: { width: 1280, height: 800 },
    args: name === 'chrome' && process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
}

/** A record page that treats strangers badly: its styles reach for everything and its shortcuts listen everywhere. */
const RECORD_HTML = `<!doctype html><html lang="en"><head><title>CRM</title><meta charset="utf-8"><style>
html { font-size: 10px } body { margin: 0 }
* { letter-spacing: 3px; } div { float: left !important; width: 50% !important; } b, span, button { color: red !important; font-size: 40px !important }
plumbline-strip, plumbline-panel { display: none !important; opacity: 0 !important; position: static !important }
main, section { display: block } iframe { display: none !important }
</style></head><body>
<main><section data-test-id="record-highlight-content" id="header"><h1>Deal</h1></section><section id="rest"><p>Below</p></section></main>
<script>
window.pageKeys = [];
for (const type of ['keydown', 'keypress', 'keyup']) window.addEventListener(type, (event) => window.pageKeys.push(event.key), true);
</script></body></html>`;

export const PLAIN_HTML = RECORD_HTML.replace(/<section data-test-id.*?<\/section>/, '');

/** A record page whose header is in a place that `HIDDEN` styles. */
export const HIDDEN_HTML = RECORD_HTML.replace('id="header"', 'id="header" style="HIDDEN"');

/**
 * A record page whose header comes, with the rest of its column, when a test calls `come`. It then counts the frames out of
 * twenty that the header was painted in without a strip, adds up the layout shifts, and gives both.
 */
export const LATE_HTML = `<!doctype html><title>CRM</title><style>body { margin: 0 }</style><main></main><script>
const frame = () => new Promise(requestAnimationFrame);
window.come = async () => {
  const seen = { framesWithout: 0, shifts: 0 };
  if (PerformanceObserver.supportedEntryTypes.includes('layout-shift'))
    new PerformanceObserver((list) => { for (const { value } of list.getEntries()) seen.shifts += value; }).observe({ type: 'layout-shift' });
  document.querySelector('main').innerHTML = '<section data-test-id="record-highlight-content" id="header"><h1>Deal</h1></section><p>Below</p>';
  // In the first frame the content script has its turn after us: what was painted is seen from the second on.
  await frame();
  for (let frames = 0; frames < 20; frames += 1) {
    await frame();
    if (!document.querySelector('#header plumbline-strip')) seen.framesWithout += 1;
  }
  return seen;
};
</script>`;

async function answer(request: HTTPRequest, html: string): Promise<void> {
  const { pathname } = new URL(request.url());
  const body = pathname.startsWith('/contacts/')
    ? html
    : '<!doctype html><title>Plumbline</title><button>In the panel</button>';
  // A frame that went with its page, or with the browser, waits for no answer any more: Firefox refuses one then.
  await request.respond({ status: 200, contentType: 'text/html', body }).catch(() => {});
}

/** What a page holds, and what its stand-in has, before it loads. */
interface Loaded {
  html?: string;
  prepared?: Prepared;
}

/** A tab that nothing but the test answers. */
export interface Tab {
  /** Loads a CRM address with the bootstrap in it; what was there before is gone. */
  open(url: string, loaded?: Loaded): Promise<Page>;
}

/** Opens the one tab of a browser: to open one for each test takes longer than most of them. */
export async function openTab(browser: Browser, script: string): Promise<Tab> {
  const page = await browser.newPage();
  let shown = RECORD_HTML;
  await page.setRequestInterception(true);
  page.on('request', (request) => answer(request, shown));
  return {
    open: async (url, { html = RECORD_HTML, prepared = {} } = {}) => {
      shown = html;
      const { identifier } = await page.evaluateOnNewDocument(
        `window.prepared = ${JSON.stringify(prepared)}; ${script}`,
      );
      await page.goto(url);
      await page.removeScriptToEvaluateOnNewDocument(identifier);
      return page;
    },
  };
}

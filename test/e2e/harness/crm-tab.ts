import type { ElementHandle, Page } from 'puppeteer-core';
import type { TestBrowser } from './browser.ts';
import { findPanel, type Panel } from './panel.ts';
import { pressed } from './pressed.ts';
import { renderedText } from './rendered.ts';
import { until } from './until.ts';

/** A tab on the CRM, as a user has it. Paths are as `/contacts/4711001/record/0-3/1`. */
export interface CrmTab {
  readonly page: Page;
  /** Loads a path anew. */
  load(path: string): Promise<void>;
  /** Goes to a path without a load, as the CRM's own router does. */
  navigate(path: string): Promise<void>;
  /** Goes to each path in turn, each drawn at least once: as fast as browsers let a page go on for long. */
  navigateFast(paths: string[]): Promise<void>;
  /** Waits until the page has drawn what it draws of itself. */
  settled(): Promise<void>;
  /** The strip, once it is there and says something. */
  strip(): Promise<ElementHandle>;
  /** The strip's words; null when there is no strip. */
  stripText(): Promise<string | null>;
  /** Waits for a strip whose words match, and hold `besides`, and gives them. */
  stripSays(words: RegExp, how?: { besides?: string; timeoutMs?: number }): Promise<string>;
  /** Presses the strip's way back to a lost connection. */
  connect(): Promise<void>;
  /** Whether the strip stands in the record's header; else it is docked at the edge. */
  inHeader(): Promise<boolean>;
  /** The panel, opened from the strip if it is not open. */
  panel(): Promise<Panel>;
}

/** Opens a tab on a path of a CRM host. */
export async function openTab(browser: TestBrowser, path: string, host = 'app.hubspot.com'): Promise<CrmTab> {
  const page = await browser.newTab();
  const load = async (to: string) => {
    await page.goto(`https://${host}${to}`, { waitUntil: 'domcontentloaded' });
  };
  const stripText = async () => {
    const strip = await browser.findStrip(page);
    return strip ? renderedText(strip) : null;
  };
  const strip = () =>
    until('a strip that says something', async () => ((await stripText()) ? browser.findStrip(page) : null));

  await load(path);
  return {
    page,
    load,
    strip,
    stripText,
    navigate: (to) => page.evaluate(goTo, [to]),
    navigateFast: (paths) => page.evaluate(goTo, paths),
    settled: async () => {
      await until('the page to settle', () => page.evaluate(() => 'settled' in document.documentElement.dataset));
    },
    stripSays: (words, { besides = '', timeoutMs } = {}) =>
      until(
        `a strip that says ${words} ${besides}`,
        async () => {
          const text = await stripText();
          if (text !== null && words.test(text) && text.includes(besides)) return text;
          throw new Error(`it says ${JSON.stringify(text)}`);
        },
        timeoutMs,
      ),
    connect: async () => {
      await until('the way to connect', async () => {
        const button = await (await browser.findStrip(page))?.$('.words button');
        return button && pressed(button);
      });
    },
    inHeader: async () => {
      const found = await browser.findStrip(page);
      return (await found?.evaluate(isInHeader)) ?? false;
    },
    panel: () =>
      until('the panel', async () => {
        const open = await findPanel(page, browser.extensionOrigin);
        if (open) return open;
        // The panel may be open already and only not drawn yet: the button then closes it.
        const button = await (await browser.findStrip(page))?.$('button[aria-label^="Open"]');
        await button?.click();
        return null;
      }),
  };
}

function isInHeader(strip: Element): boolean {
  const root = strip.getRootNode();
  return root instanceof ShadowRoot && root.host.closest('[data-test-id="record-highlight-content"]') !== null;
}

/** Runs in the page. */
async function goTo(paths: string[]): Promise<void> {
  const apartMs = 60;
  for (const path of paths) {
    history.pushState(null, '', path);
    dispatchEvent(new PopStateEvent('popstate'));
    const next = performance.now() + apartMs;
    while (performance.now() < next) await new Promise(requestAnimationFrame);
  }
}

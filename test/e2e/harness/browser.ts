import type { Browser, ElementHandle, Page } from 'puppeteer-core';

export type BrowserName = 'chromium' | 'firefox';

/** A complaint that a browser made about our code, or that our code made: what must never come. */
export interface Problem {
  where: string;
  text: string;
}

/** What the suite asks of a browser that runs the extension: the same for Chromium and Firefox. */
export interface TestBrowser {
  readonly name: BrowserName;
  /** As `chrome-extension://…`, without a slash at the end. */
  readonly extensionOrigin: string;
  newTab(): Promise<Page>;
  /** Opens a page of the extension, as `options.html`, in a tab of its own. */
  openExtensionPage(path: string): Promise<Page>;
  /** A page of the extension with nothing in it, to speak to the background from. Opened once and kept from then on. */
  quietPage(): Promise<Page>;
  /** Closes every tab but the quiet one, or a blank one in its place, without which the browser would end. */
  closeTabs(): Promise<void>;
  /** The strip's landmark in its closed shadow root; null when the page has none. */
  findStrip(page: Page): Promise<ElementHandle | null>;
  /** How many hosts of a strip are in the page, closed shadow roots included. */
  countStrips(page: Page): Promise<number>;
  /** What the page and all that lives in it hold, after rubbish was collected; null where the browser does not tell. */
  pageWeight(page: Page): Promise<{ listeners: number; nodes: number } | null>;
  /** Ends the background, as the browser does when it is idle. Gives false when none was running. */
  killBackground(): Promise<boolean>;
  /** Loads the extension anew under its open pages, as an update does. */
  reloadExtension(): Promise<void>;
  /** Takes the extension out with all that it has kept, and installs it as if it had never been there; cookies go as well. */
  renew(): Promise<void>;
  /** Cuts the browser off, or connects it again; `navigator.onLine` follows. */
  setOffline(offline: boolean): Promise<void>;
  /** Every problem since the browser was started, or since the last call. */
  takeProblems(): Promise<Problem[]>;
  /** Resolves when the browser has ended, as when a user closes its window. */
  closed(): Promise<void>;
  close(): Promise<void>;
}

/** How a browser is started. */
export interface LaunchOptions {
  /** Port of the stand-in CRM on this machine; every CRM host leads there and nothing else can be reached. */
  port: number;
  /** Folder of the unpacked production build. */
  extensionDir: string;
  executablePath: string;
  headless: boolean;
  /** What the system prefers, as Chromium is told. */
  scheme: 'light' | 'dark';
}

/** A file of the extension that does nothing when it is opened, and still is a page of the extension. */
export const QUIET_PATH = 'icon/48.png';

/** Where a page is; null when it has gone, which Firefox does not always tell Puppeteer of a page of an extension. */
export function addressOf(page: Page): Promise<string | null> {
  return page.evaluate(() => location.href).catch(() => null);
}

/** The tab whose address ends so; null while there is none. Firefox tells only a tab itself where an extension has led it. */
export async function tabAt(browser: Browser, ending: string): Promise<Page | null> {
  for (const page of await browser.pages()) if ((await addressOf(page))?.endsWith(ending)) return page;
  return null;
}

/** Closes a tab. One that has closed by itself meanwhile, as the window of a sign-in does, is as good. */
async function close(page: Page): Promise<void> {
  try {
    await page.close();
  } catch (error) {
    if (!page.isClosed()) throw error;
  }
}

/** The tabs of a browser, of which one quiet one is kept. */
export function tabsOf(browser: Browser, openQuiet: () => Promise<Page>) {
  let quiet: Page | null = null;
  const kept = async () => (quiet !== null && (await addressOf(quiet)) !== null ? quiet : null);
  const closeAllBut = async (stays: Page | null) => {
    const others = (await browser.pages()).filter((page) => page !== stays);
    if (stays === null) await browser.newPage();
    await Promise.all(others.map(close));
  };
  return {
    quietPage: async (): Promise<Page> => {
      quiet = (await kept()) ?? (await openQuiet());
      return quiet;
    },
    closeTabs: async () => closeAllBut(await kept()),
    /** Leaves a blank tab and no cookie. */
    clear: async () => {
      await closeAllBut(null);
      await browser.deleteCookie(...(await browser.cookies()));
    },
  };
}

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
  /** Closes every tab but one blank one, without which the browser would end. */
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

/** Closes every page, leaving a blank one. */
export async function closePages(browser: Browser): Promise<void> {
  const pages = await browser.pages();
  await browser.newPage();
  await Promise.all(pages.map((page) => page.close()));
}

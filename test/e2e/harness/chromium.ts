import puppeteer, { type Browser } from 'puppeteer-core';
import { type LaunchOptions, QUIET_PATH, type TestBrowser, tabsOf } from './browser.ts';
import { watchTargets } from './chromium-targets.ts';
import { until } from './until.ts';

/** The accessibility tree reaches into closed shadow roots, where selectors do not. */
const STRIP = 'aria/Plumbline[role="complementary"]';

/** The hosts of the CRM's interface and API, and of the feeds, lead to the stand-in; no other name resolves. */
export function resolverRules(port: number): string {
  const here = `127.0.0.1:${port}`;
  const hosts = ['hubspot.com', 'hubapi.com', 'lightning.force.com', 'my.salesforce.com', 'plumbline-demo.example'];
  return [...hosts.map((host) => `MAP *.${host}:443 ${here}`), 'MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1'].join(', ');
}

/** Starts Chromium, or a relative, with the extension. */
export async function launchChromium(options: LaunchOptions): Promise<TestBrowser> {
  const browser = await puppeteer.launch({
    executablePath: options.executablePath,
    headless: options.headless,
    handleSIGINT: false,
    pipe: true,
    enableExtensions: true,
    acceptInsecureCerts: true,
    // Nothing here looks at requests; the stand-in knows them.
    networkEnabled: false,
    defaultViewport: options.headless ? { width: 1280, height: 900 } : null,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--ignore-certificate-errors',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // The emulation of a page would not reach the panel, which has a process of its own.
      `--blink-settings=preferredColorScheme=${options.scheme === 'dark' ? 0 : 1}`,
      `--host-resolver-rules=${resolverRules(options.port)}`,
    ],
  });
  const watch = watchTargets(browser);
  const install = async () => {
    const id = await browser.installExtension(options.extensionDir);
    await closeWelcome(browser, `chrome-extension://${id}`);
    return id;
  };
  const id = await install();
  const origin = `chrome-extension://${id}`;
  const openExtensionPage = async (path: string) => {
    const page = await browser.newPage();
    await page.goto(`${origin}/${path}`);
    return page;
  };
  const tabs = tabsOf(browser, () => openExtensionPage(QUIET_PATH));
  const worker = () =>
    browser.targets().find((target) => target.type() === 'service_worker' && target.url().startsWith(origin));

  return {
    name: 'chromium',
    extensionOrigin: origin,
    newTab: () => browser.newPage(),
    closeTabs: tabs.closeTabs,
    openExtensionPage,
    quietPage: tabs.quietPage,
    findStrip: (page) => page.$(STRIP),
    countStrips: async (page) => (await page.$$(STRIP)).length,
    pageWeight: async (page) => {
      const session = await page.createCDPSession();
      await session.send('HeapProfiler.collectGarbage');
      await session.detach();
      const { JSEventListeners = 0, Nodes = 0 } = await page.metrics();
      return { listeners: JSEventListeners, nodes: Nodes };
    },
    killBackground: async () => {
      const target = worker();
      if (target === undefined) return false;
      await watch.release(target);
      await (await target.worker())?.close();
      await until('the worker to end', () => !browser.targets().includes(target));
      return true;
    },
    reloadExtension: async () => {
      await browser.installExtension(options.extensionDir);
    },
    renew: async () => {
      await tabs.clear();
      await browser.uninstallExtension(id);
      await install();
    },
    setOffline: (offline) => watch.setOffline(offline),
    // Chromium draws a lone image with a style of its own, which the extension's policy forbids.
    takeProblems: async () => watch.problems.splice(0).filter(({ where }) => where !== `${origin}/${QUIET_PATH}`),
    closed: () => new Promise((resolve) => browser.once('disconnected', () => resolve())),
    close: () => browser.close(),
  };
}

/** Closes the page that the extension opens when it is installed: what is behind another tab is not drawn. */
async function closeWelcome(browser: Browser, origin: string): Promise<void> {
  const welcome = await until('the page that welcomes a new user', () =>
    browser.targets().find((target) => target.type() === 'page' && target.url() === `${origin}/options.html`),
  );
  const page = await welcome.page();
  await page?.close();
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import puppeteer, { type Browser, type ConsoleMessage, type ElementHandle, type Page } from 'puppeteer-core';
import { z } from 'zod';
import { addressOf, type LaunchOptions, type Problem, QUIET_PATH, type TestBrowser, tabAt, tabsOf } from './browser.ts';
import { closedShadowRoots, evaluatePrivileged } from './firefox-internals.ts';
import { takeConsoleProblems } from './firefox-problems.ts';
import { startProxy } from './firefox-proxy.ts';
import { until } from './until.ts';

/** The extension's origin in Firefox, which draws it by lot unless told. */
const UUID = '70a1ab1e-0000-4000-8000-00000000f0f0';

const Manifest = z.object({ browser_specific_settings: z.object({ gecko: z.object({ id: z.string() }) }) });

/** Settings that lead Firefox to the proxy, keep it quiet and fix the extension's origin. */
function preferences(proxyPort: number, extensionId: string): Record<string, string | number | boolean> {
  return {
    'network.proxy.type': 1,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': proxyPort,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': proxyPort,
    'services.settings.server': 'data:,',
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
    // What an extension asks for is granted without the prompt, which no test could answer; it still takes a person's click.
    'extensions.webextOptionalPermissionPrompts': false,
    'extensions.webextensions.uuids': JSON.stringify({ [extensionId]: UUID }),
    'extensions.webextensions.keepUuidOnUninstall': true,
  };
}

/** Starts Firefox with the extension. */
export async function launchFirefox(options: LaunchOptions): Promise<TestBrowser> {
  const manifest = Manifest.parse(JSON.parse(await readFile(join(options.extensionDir, 'manifest.json'), 'utf8')));
  const id = manifest.browser_specific_settings.gecko.id;
  const proxy = await startProxy(options.port);
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: options.executablePath,
    headless: options.headless,
    handleSIGINT: false,
    acceptInsecureCerts: true,
    // Nothing here looks at requests; the stand-in knows them.
    networkEnabled: false,
    defaultViewport: { width: 1280, height: 900 },
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: preferences(proxy.port, id),
  });
  const origin = `moz-extension://${UUID}`;
  const install = async () => {
    await browser.installExtension(options.extensionDir);
    await closeWelcome(browser, origin);
  };
  const extension = `WebExtensionPolicy.getByID(${JSON.stringify(id)}).extension`;
  const heard: Problem[] = [];
  browser.on('targetcreated', (target) => {
    // A worker of a page has no page of its own; the page hears what went wrong in it.
    if (target.type() !== 'page') return;
    void target.page().then((page) => page?.on('console', (message) => hear(heard, message)));
  });
  await install();
  const privileged = (expression: string) => evaluatePrivileged(browser, expression);
  /** In a tab that is there already: Firefox does not always tell Puppeteer of one that begins as a page of an extension. */
  const openExtensionPage = async (path: string) => {
    const page = await browser.newPage();
    const address = `${origin}/${path}`;
    await privileged(loadInNewTab(address));
    await until(`the page ${path}`, async () => {
      if ((await addressOf(page)) !== address) return false;
      return page.evaluate(() => document.readyState === 'complete');
    });
    return page;
  };
  const tabs = tabsOf(browser, () => openExtensionPage(QUIET_PATH));

  return {
    name: 'firefox',
    extensionOrigin: origin,
    newTab: () => browser.newPage(),
    closeTabs: tabs.closeTabs,
    openExtensionPage,
    quietPage: tabs.quietPage,
    findStrip: async (page) => (await strips(page))[0] ?? null,
    countStrips: async (page) => (await strips(page)).length,
    pageWeight: async () => null,
    killBackground: async () => {
      const state = await privileged(`${extension}.backgroundState`);
      if (state !== 'running') return false;
      await privileged(
        `${extension}.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true })`,
      );
      return true;
    },
    reloadExtension: async () => {
      const manager = "ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs').AddonManager";
      await privileged(`${manager}.getAddonByID(${JSON.stringify(id)}).then((addon) => addon.reload())`);
    },
    renew: async () => {
      await tabs.clear();
      await browser.uninstallExtension(id);
      await install();
    },
    setOffline: async (offline) => {
      proxy.setOffline(offline);
      await privileged(`void (Services.io.offline = ${offline})`);
    },
    takeProblems: async () => [...heard.splice(0), ...(await takeConsoleProblems(browser, origin))],
    closed: () => new Promise((resolve) => browser.once('disconnected', () => resolve())),
    close: async () => {
      await browser.close();
      proxy.close();
    },
  };
}

/** Leads the tab that was opened last, which is still blank, to an address with the browser's own rights. */
function loadInNewTab(address: string): string {
  const rights = '{ triggeringPrincipal: Services.scriptSecurityManager.getSystemPrincipal() }';
  return `((tab) => {
    if (tab.currentURI.spec !== 'about:blank') throw new Error('the new tab is not in front');
    tab.loadURI(Services.io.newURI(${JSON.stringify(address)}), ${rights});
  })(Services.wm.getMostRecentBrowserWindow().gBrowser.selectedBrowser)`;
}

/** Closes the page that the extension opens when it is installed, which would come in the way of what a test opens. */
async function closeWelcome(browser: Browser, origin: string): Promise<void> {
  const welcome = await until('the page that welcomes a new user', () => tabAt(browser, `${origin}/options.html`));
  // It takes the place of a blank tab.
  await browser.newPage();
  await welcome.close();
}

/** The landmarks named Plumbline in the page's closed shadow roots, which Firefox's locators do not enter. */
async function strips(page: Page): Promise<ElementHandle[]> {
  const found = await Promise.all(
    (await closedShadowRoots(page)).map((root) =>
      root.$$('aside[aria-label="Plumbline"], [role="complementary"][aria-label="Plumbline"]'),
    ),
  );
  return found.flat();
}

function hear(heard: Problem[], message: ConsoleMessage): void {
  if (['error', 'warn', 'assert'].includes(message.type())) {
    heard.push({ where: message.location().url ?? '', text: message.text() });
  }
}

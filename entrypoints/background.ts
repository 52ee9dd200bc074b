import '../lib/jitless.ts';

import { defineBackground } from 'wxt/utils/define-background';
import { TEMPLATES } from '../lib/blueprint/templates.ts';
import { createRegistry } from '../lib/crm/registry.ts';
import { hostPattern } from '../lib/host-pattern.ts';
import { instant } from '../lib/record/time.ts';
import { report } from '../lib/report.ts';
import { createBackground, sessionBudgets } from '../lib/services/background.ts';
import { browser } from '../lib/services/browser.ts';
import type { Sender } from '../lib/services/caller.ts';
import { isCall } from '../lib/services/calls.ts';
import { followRareHosts } from '../lib/services/rare-hosts.ts';
import { keepStripWords } from '../lib/services/strip-words.ts';

function logged(work: Promise<unknown>): void {
  work.catch((error: unknown) => report('could not follow the browser', error));
}

/** A sign-in that shows nothing may take this long: Salesforce forwards by script, and a page that asks looks no different. */
const SILENT_MS = 6_000;

function launch(url: string, interactive: boolean): Promise<string> {
  // Chromium gives up at the first page that loads, unless told otherwise; Firefox knows no such setting.
  const patience = import.meta.env.FIREFOX
    ? {}
    : { abortOnLoadForNonInteractive: false, timeoutMsForNonInteractive: SILENT_MS };
  return browser.identity.launchWebAuthFlow({ url, interactive, ...patience });
}

export default defineBackground({
  type: 'module',
  main() {
    const { local, session, managed } = browser.storage;
    const background = createBackground({
      platform: {
        self: {
          id: browser.runtime.id,
          root: browser.runtime.getURL(''),
          version: browser.runtime.getManifest().version,
        },
        hosts: browser.runtime.getManifest().host_permissions ?? [],
        local,
        session,
        managed,
        sendToTab: (tabId, news) => browser.tabs.sendMessage(tabId, news),
        sendToPages: (news) => browser.runtime.sendMessage(news),
        openOptions: () => browser.runtime.openOptionsPage(),
        openPage: async (page) => {
          await browser.tabs.create({ url: browser.runtime.getURL(`/${page}`) });
        },
        fetch: (...request) => fetch(...request),
        mayRead: (url) => browser.permissions.contains({ origins: [hostPattern(url.hostname)] }),
        giveBack: async (origin) => {
          await browser.permissions.remove({ origins: [origin] });
        },
        setAlarm: async (name, at) => browser.alarms.create(name, { when: Date.parse(at) }),
      },
      crmOf: createRegistry({
        budgets: sessionBudgets(session),
        signIn: { redirectUri: browser.identity.getRedirectURL(), launch },
        cookie: async (host, name) => (await browser.cookies?.get({ url: `https://${host}/`, name }))?.value ?? null,
      }),
      templates: TEMPLATES,
      now: () => instant(Date.now()),
    });

    browser.runtime.onMessage.addListener((message: unknown, sender: Sender) =>
      isCall(message) ? background.answer(message, sender) : undefined,
    );
    browser.tabs.onRemoved.addListener((tabId) => logged(background.tabClosed(tabId)));
    browser.action.onClicked.addListener((tab) => {
      if (tab.id !== undefined) logged(background.togglePanel(tab.id));
    });
    browser.alarms.onAlarm.addListener(({ name }) => logged(background.alarm(name)));
    browser.runtime.onInstalled.addListener(({ reason }) => {
      if (reason === 'install') logged(browser.runtime.openOptionsPage());
    });
    browser.storage.onChanged.addListener((_changes, area) => {
      if (area === 'managed') logged(background.followPolicy());
    });
    const follow = followRareHosts(browser.permissions, () => browser.scripting);
    const followHosts = (): void => logged(follow());
    browser.permissions.onAdded.addListener(followHosts);
    browser.permissions.onRemoved.addListener(followHosts);
    followHosts();
    logged(background.followPolicy());
    logged(keepStripWords(local, (name, values) => browser.i18n.getMessage(name, values)));
  },
});

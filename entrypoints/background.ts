import '../lib/jitless.ts';

import { defineBackground } from 'wxt/utils/define-background';
import defaultBlueprint from '../lib/blueprint/default.yaml?raw';
import { createRegistry } from '../lib/crm/registry.ts';
import { instant } from '../lib/record/time.ts';
import { createBackground, sessionBudgets } from '../lib/services/background.ts';
import { browser } from '../lib/services/browser.ts';
import type { Sender } from '../lib/services/caller.ts';
import { isCall } from '../lib/services/calls.ts';

function logged(work: Promise<unknown>): void {
  work.catch((error: unknown) => console.error('Plumbline:', error));
}

export default defineBackground({
  type: 'module',
  main() {
    const { local, session, managed } = browser.storage;
    const background = createBackground({
      platform: {
        self: { id: browser.runtime.id, root: browser.runtime.getURL('') },
        local,
        session,
        managed,
        sendToTab: (tabId, news) => browser.tabs.sendMessage(tabId, news),
        openOptions: () => browser.runtime.openOptionsPage(),
        setAlarm: async (name, at) => browser.alarms.create(name, { when: Date.parse(at) }),
      },
      crmOf: createRegistry({ budgets: sessionBudgets(session) }),
      blueprintText: defaultBlueprint,
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
    logged(background.followPolicy());
  },
});

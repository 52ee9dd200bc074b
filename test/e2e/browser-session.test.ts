import { expect, it } from 'vitest';
import { TOKENS } from '../crm/salesforce/api/users.ts';
import { ORGS } from '../crm/salesforce/settings.ts';
import { openTab } from './harness/crm-tab.ts';
import { SALESFORCE } from './harness/crms.ts';
import { says } from './harness/page-words.ts';
import { inBrowsers } from './harness/suite.ts';
import { until } from './harness/until.ts';
import { flagName } from './harness/words.ts';

const COOKIES = "(globalThis.browser ?? chrome).permissions.contains({ permissions: ['cookies'] })";

/** Firefox is set to answer its own permission prompt with yes; in Chromium nobody can answer it without a screen. */
inBrowsers(['firefox'], (stage) => {
  it("reads with the browser's own session once the person has ticked it and the browser has allowed it", async () => {
    const cookie = { name: 'sid', value: TOKENS.rep, domain: ORGS.demo.apiHost, secure: true, httpOnly: true };
    await (await stage.browser.newTab()).browserContext().setCookie(cookie);
    const options = await stage.browser.openExtensionPage('options.html');
    expect(await options.evaluate(COOKIES)).toBe(false);
    const form = await until('the form of Salesforce', () => options.$('form:has(input[inputmode="url"])'));
    await (await form.$('input[inputmode="url"]'))?.type(SALESFORCE.host);
    await (await form.$('details:has(input[type="checkbox"]) > summary'))?.click();
    await (await form.$('input[type="checkbox"]'))?.click();
    await (await form.$('button[type="submit"]'))?.click();
    await says(options, `Signed in to ${SALESFORCE.org}`);
    expect(await options.evaluate(COOKIES)).toBe(true);

    const tab = await openTab(stage.browser, SALESFORCE.demoPath('single_threaded'), SALESFORCE.host);
    await tab.stripSays(new RegExp(flagName('single_threaded')));
  });
});

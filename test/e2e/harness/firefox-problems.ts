import type { Browser } from 'puppeteer-core';
import { z } from 'zod';
import type { Problem } from './browser.ts';
import { evaluatePrivileged } from './firefox-internals.ts';

const Messages = z.array(z.object({ source: z.string(), text: z.string() }));

/** Everything in the browser console, which is then emptied. */
const TAKE_MESSAGES = `(() => {
  const messages = Services.console.getMessageArray()
    .filter((message) => message instanceof Ci.nsIScriptError)
    .map((message) => ({ source: message.sourceName ?? '', text: message.errorMessage ?? '' }));
  Services.console.reset();
  return messages;
})()`;

/**
 * What Firefox notes when a frame, tab or background was ended in the middle of something, as the tests do. A script that a
 * tab was closed under counts as timed out; Puppeteer sets scripts no other limit of time. A background that a closed tab has
 * woken misses its frame where the extension is taken out meanwhile, and a page that was left keeps its context for a way back.
 */
const AFTER_CLOSING =
  /^Script terminated by timeout|^FrameData missing for \S+ page \S+_background_page\.html|^Promise (?:resolved|rejected) (?:after context unloaded|while context is inactive)|Component not initialized.*NS_ERROR_NOT_INITIALIZED|^An IndexedDB transaction that was not yet complete has been aborted due to page navigation/;

/**
 * What Firefox notes when layout is forced while a page loads. It names the script that did it, or, where none did, the page
 * alone: so for a panel that comes with its page and that nothing asks anything, which is the browser's own doing.
 */
function isBrowsersOwnLayout({ source, text }: z.infer<typeof Messages>[number]): boolean {
  return /^Layout was forced before the page was fully loaded/.test(text) && /\.html\b/.test(source);
}

/** What Firefox notes of a text editor whose gutter follows its scrolling, which draws only the lines in sight. */
const OF_THE_EDITOR = /^This site appears to use a scroll-linked positioning effect/;

/** What the browser console holds against the extension of this origin: errors, warnings, breaches of its policy. */
export async function takeConsoleProblems(browser: Browser, origin: string): Promise<Problem[]> {
  const messages = Messages.parse(await evaluatePrivileged(browser, TAKE_MESSAGES));
  return messages
    .filter(({ source, text }) => source.startsWith(origin) || text.includes(origin))
    .filter(({ text }) => !AFTER_CLOSING.test(text) && !OF_THE_EDITOR.test(text))
    .filter((message) => !isBrowsersOwnLayout(message))
    .map(({ source, text }) => ({ where: source, text }));
}

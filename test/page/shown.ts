import type { Page } from 'puppeteer-core';
import { until } from '../e2e/harness/until.ts';

/** The words in the strip; null where there is none. */
export function words(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const host = document.querySelector('plumbline-strip');
    const strip = host?.shadowRoot?.querySelector('.strip');
    return strip instanceof HTMLElement ? strip.innerText : null;
  });
}

/** Waits for a strip whose words match. */
export function says(page: Page, expected: RegExp): Promise<boolean> {
  return until(`a strip that says ${expected}`, async () => expected.test((await words(page)) ?? ''));
}

/** How many strips there are. */
export function strips(page: Page): Promise<number> {
  return page.evaluate(() => document.querySelectorAll('plumbline-strip').length);
}

/** Where the strip stands: `edge`, or the id of what it is in. */
export function parent(page: Page): Promise<string | undefined> {
  return page.evaluate(() => {
    const place = document.querySelector('plumbline-strip')?.parentElement;
    return place === document.documentElement ? 'edge' : place?.id;
  });
}

/** Waits for a strip whose words match, in the header: a page may be parsed so slowly that it stands at the edge for a frame. */
export async function saysInHeader(page: Page, expected: RegExp): Promise<void> {
  await says(page, expected);
  await until('the strip in the header', async () => (await parent(page)) === 'header');
}

/** Waits until the content script hears what the background tells unasked, a moment after its first words. */
export function listens(page: Page): Promise<boolean> {
  return until('the content script to listen', () => page.evaluate(() => window.stand.heard.size > 0));
}

/** Goes to a path without a load, as the CRM's own router does. */
export function push(page: Page, path: string): Promise<void> {
  return page.evaluate((to) => history.pushState(null, '', to), path);
}

/** Gives a control of the strip the focus. */
export function focusOn(page: Page, selector: string): Promise<void> {
  return page.evaluate((inner) => {
    const control = document.querySelector('plumbline-strip')?.shadowRoot?.querySelector(inner);
    if (control instanceof HTMLElement) control.focus();
  }, selector);
}

import type { Page } from 'puppeteer-core';
import { pressed } from './pressed.ts';
import { until } from './until.ts';

/** Waits until a page says something, and gives everything that it then says; what it says instead is told by the failure. */
export function says(page: Page, words: string | RegExp): Promise<string> {
  return until(`a page that says ${words}`, async () => {
    const text = await page.evaluate(() => document.body.innerText);
    if (typeof words === 'string' ? text.includes(words) : words.test(text)) return text;
    throw new Error(`the page says:\n${text}`);
  });
}

/** Presses the button of that name once it is there and stays where it is: what is above it may come later than the page. */
export async function press(page: Page, name: string): Promise<void> {
  const button = page.locator(`aria/${name}[role="button"]`);
  await until(`the button ${name} to be pressed`, async () => {
    await button.hover();
    return pressed(await button.waitHandle());
  });
}

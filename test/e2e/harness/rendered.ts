import type { ElementHandle } from 'puppeteer-core';

/** The text of an element as it is seen: without what is hidden, with its line breaks. */
export function renderedText(element: ElementHandle): Promise<string> {
  return element.evaluate((node) => (node instanceof HTMLElement ? node.innerText : ''));
}

import type { ElementHandle } from 'puppeteer-core';

/**
 * Clicks a control, and tells whether it took the click: what comes above it may have moved it from under the pointer, and it
 * may take no presses at the moment.
 *
 * @throws when it is not seen, or was drawn anew meanwhile
 */
export async function pressed(control: ElementHandle): Promise<boolean> {
  if (await control.evaluate((element) => element.ariaDisabled === 'true' || element.matches(':disabled')))
    return false;
  const heard = await control.evaluateHandle((element) => {
    const patienceMs = 5_000;
    const first = new Promise<boolean>((tell) => {
      let isTaken = false;
      element.addEventListener('click', () => (isTaken = element.ariaDisabled !== 'true'), {
        once: true,
        capture: true,
      });
      addEventListener('click', () => setTimeout(() => tell(isTaken)), { once: true, capture: true });
      setTimeout(() => tell(false), patienceMs);
    });
    return { first };
  });
  await control.click();
  return heard.evaluate(({ first }) => first);
}

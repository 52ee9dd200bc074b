import { z } from 'zod';
import type { TestBrowser } from './browser.ts';

const Answer = z.object({ ok: z.literal(true), value: z.object({ ok: z.literal(true) }) });

/** Connects a portal by its key, as the options page does. */
export async function connect(browser: TestBrowser, token: string): Promise<void> {
  const page = await browser.openExtensionPage('options.html');
  const call = JSON.stringify({ type: 'plumbline:call', name: 'connect', arg: { crm: 'hubspot', token } });
  const answer = await page.evaluate(`(globalThis.browser ?? chrome).runtime.sendMessage(${call})`);
  Answer.parse(answer);
  await page.close();
}

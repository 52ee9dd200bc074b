import { z } from 'zod';
import type { BackgroundCalls, CallMessage } from '../../../lib/rpc.ts';
import type { TestBrowser } from './browser.ts';
import type { TestCrm } from './crms.ts';

const Done = z.object({ ok: z.literal(true) });
const Connected = z.object({ value: Done });

/** Calls the background as a page of the extension does, and gives what it answers. */
async function call<N extends keyof BackgroundCalls>(browser: TestBrowser, message: CallMessage<N>): Promise<unknown> {
  const page = await browser.openExtensionPage('options.html');
  const answer = await page.evaluate(`(globalThis.browser ?? chrome).runtime.sendMessage(${JSON.stringify(message)})`);
  await page.close();
  Done.parse(answer);
  return answer;
}

/** Connects a portal by its key, as the options page does; a key given before for the same portal is replaced. */
export async function connect(browser: TestBrowser, token: string): Promise<void> {
  const message: CallMessage<'connect'> = { type: 'plumbline:call', name: 'connect', arg: { crm: 'hubspot', token } };
  Connected.parse(await call(browser, message));
}

/** Connects the demo organisation of a CRM as the options page does: with its key, or by signing in. */
export async function connectTo(browser: TestBrowser, { connection }: TestCrm): Promise<void> {
  Connected.parse(await call(browser, { type: 'plumbline:call', name: 'connect', arg: connection }));
}

/** Disconnects the demo organisation of a CRM, which forgets all that was read of it. */
export async function disconnectFrom(browser: TestBrowser, { id, org }: TestCrm): Promise<void> {
  await call(browser, { type: 'plumbline:call', name: 'disconnect', arg: { org: { crm: id, org } } });
}

/** Disconnects a portal, which forgets all that was read of it. */
export async function disconnect(browser: TestBrowser, org: string): Promise<void> {
  const message: CallMessage<'disconnect'> = {
    type: 'plumbline:call',
    name: 'disconnect',
    arg: { org: { crm: 'hubspot', org } },
  };
  await call(browser, message);
}

/** Forgets everything that was read, so that the next visit is a first one. */
export async function forgetReads(browser: TestBrowser): Promise<void> {
  const message: CallMessage<'wipe'> = { type: 'plumbline:call', name: 'wipe', arg: {} };
  await call(browser, message);
}

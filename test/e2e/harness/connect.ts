import { z } from 'zod';
import { Assessment } from '../../../lib/assess/schema/assessment.ts';
import type { RecordRef } from '../../../lib/record/ref.ts';
import type { BackgroundCalls, CallMessage } from '../../../lib/rpc.ts';
import type { TestBrowser } from './browser.ts';
import type { Reader, TestCrm } from './crms.ts';
import type { Stage } from './kept-browsers.ts';

/** What connecting needs of a browser. */
type Host = Pick<TestBrowser, 'quietPage'>;

const Done = z.object({ ok: z.literal(true) });
const Connected = z.object({ value: Done });
const Judged = z.object({ value: z.object({ assessment: Assessment.nullable() }) });
const Read = z.object({ value: z.object({ failure: z.null() }) });

/** Calls the background as a page of the extension does, and gives what it answers. */
async function call<N extends keyof BackgroundCalls>(browser: Host, message: CallMessage<N>): Promise<unknown> {
  const page = await browser.quietPage();
  const ask = `(globalThis.browser ?? chrome).runtime.sendMessage(${JSON.stringify(message)})`;
  // As text, because Firefox hands deep objects out of a page only in part.
  const answer: unknown = JSON.parse(String(await page.evaluate(`${ask}.then((answer) => JSON.stringify(answer))`)));
  Done.parse(answer);
  return answer;
}

/** Connects the demo organisation of a CRM as the options page does: with its key, or by signing in. */
export async function connectTo(browser: Host, { connection }: Pick<TestCrm, 'connection'>): Promise<void> {
  Connected.parse(await call(browser, { type: 'plumbline:call', name: 'connect', arg: connection }));
}

/** Connects the demo organisation of a CRM for somebody who may not see everything. */
export async function connectAs({ browser, crm }: Stage, { connectionOf }: TestCrm, reader: Reader): Promise<void> {
  await connectTo(browser, { connection: connectionOf(crm, reader) });
}

/** Adds a feed as the options page does, and reads it. */
export async function addFeed(browser: Host, url: string): Promise<void> {
  const message: CallMessage<'addFeed'> = {
    type: 'plumbline:call',
    name: 'addFeed',
    arg: { url, name: null, token: null },
  };
  Read.parse(await call(browser, message));
}

/** What the background says of a deal at this moment; null before anything of it was read. */
export async function verdictOn(browser: Host, ref: RecordRef): Promise<Assessment | null> {
  const message: CallMessage<'record'> = { type: 'plumbline:call', name: 'record', arg: { ref, refresh: false } };
  return Judged.parse(await call(browser, message)).value.assessment;
}

/** Disconnects an organisation, which forgets all that was read of it. */
export async function disconnectFrom(browser: TestBrowser, { id, org }: Pick<TestCrm, 'id' | 'org'>): Promise<void> {
  await call(browser, { type: 'plumbline:call', name: 'disconnect', arg: { org: { crm: id, org } } });
}

/** Forgets everything that was read, so that the next visit is a first one. */
export async function forgetReads(browser: TestBrowser): Promise<void> {
  const message: CallMessage<'wipe'> = { type: 'plumbline:call', name: 'wipe', arg: {} };
  await call(browser, message);
}

import type { Browser, ElementHandle, Frame, Page } from 'puppeteer-core';
import { z } from 'zod';

/**
 * What Puppeteer has but does not publish: its WebDriver BiDi connection, by which Firefox gives closed shadow roots and,
 * started with `--remote-allow-system-access`, its own privileged scope. Kept in this one file; the versions are pinned.
 */
interface Connection {
  send(method: string, params: object): Promise<{ result: unknown }>;
}

function hasConnection(browser: object): browser is { connection: Connection } {
  return 'connection' in browser && typeof browser.connection === 'object';
}

interface Realm {
  createHandle(node: RemoteNode): ElementHandle;
}

function isBidiFrame(frame: object): frame is { _id: string; mainRealm(): Realm } {
  return '_id' in frame && 'mainRealm' in frame;
}

/** A node as BiDi serialises it. */
interface RemoteNode {
  type: string;
  sharedId?: string | undefined;
}
const RemoteNode: z.ZodType<RemoteNode> = z.looseObject({ type: z.string(), sharedId: z.string().optional() });
const Hosts = z.object({ value: z.array(z.object({ value: z.object({ shadowRoot: RemoteNode.nullish() }) })) });

const Evaluated = z.discriminatedUnion('type', [
  z.object({ type: z.literal('success'), result: z.unknown() }),
  z.object({ type: z.literal('exception'), exceptionDetails: z.object({ text: z.string() }) }),
]);

const Tree = z.object({ contexts: z.array(z.object({ context: z.string() })) });

async function send(browser: Browser, method: string, params: object): Promise<unknown> {
  if (!hasConnection(browser)) throw new Error('this Puppeteer keeps its BiDi connection elsewhere');
  return (await browser.connection.send(method, params)).result;
}

async function evaluate(browser: Browser, context: string, expression: string, more: object = {}): Promise<unknown> {
  const params = { expression, awaitPromise: true, target: { context }, ...more };
  const answer = Evaluated.parse(await send(browser, 'script.evaluate', params));
  if (answer.type === 'exception') throw new Error(answer.exceptionDetails.text);
  return answer.result;
}

const TextResult = z.object({ type: z.literal('string'), value: z.string() });

/** Runs a script with the browser's own rights and gives what it evaluates to, which must be JSON. */
export async function evaluatePrivileged(browser: Browser, expression: string): Promise<unknown> {
  const tree = Tree.parse(await send(browser, 'browsingContext.getTree', { 'moz:scope': 'chrome' }));
  const [window] = tree.contexts;
  if (window === undefined) throw new Error('Firefox has no window');
  const json = `(async () => JSON.stringify((await (${expression})) ?? null))()`;
  return JSON.parse(TextResult.parse(await evaluate(browser, window.context, json)).value);
}

/** Elements that have no open shadow root and, by their name, may have a closed one; few, since each look at them costs. */
const CLOSED_HOSTS = `[...document.querySelectorAll('*')].filter((it) => it.localName.includes('-') && it.shadowRoot === null)`;

/** Handles of the closed shadow roots of custom elements in the page's top frame. */
export async function closedShadowRoots(page: Page): Promise<ElementHandle[]> {
  const frame: Frame = page.mainFrame();
  if (!isBidiFrame(frame)) throw new Error('this Puppeteer keeps its BiDi realms elsewhere');
  const serializationOptions = { includeShadowTree: 'all', maxDomDepth: 1, maxObjectDepth: 1 };
  const hosts = Hosts.parse(await evaluate(page.browser(), frame._id, CLOSED_HOSTS, { serializationOptions }));
  return hosts.value.flatMap(({ value: { shadowRoot } }) =>
    shadowRoot ? [frame.mainRealm().createHandle(shadowRoot)] : [],
  );
}

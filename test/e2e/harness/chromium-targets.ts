import type { Browser, CDPSession, Protocol, Target } from 'puppeteer-core';
import type { Problem } from './browser.ts';

const COMPLAINTS = new Set(['error', 'warning', 'assert']);

/** Watches every page, frame and worker of a Chromium, those that come later too. */
interface TargetWatch {
  problems: Problem[];
  setOffline(offline: boolean): Promise<void>;
  /** Stops listening to a target: a worker that is listened to cannot end. */
  release(target: Target): Promise<void>;
}

/**
 * Listens to each target over a session of its own, because Puppeteer's page events leave out workers and the frames that
 * run in another process, which is where the extension's panel runs.
 */
export function watchTargets(browser: Browser): TargetWatch {
  const problems: Problem[] = [];
  const attached = new Map<Target, Promise<void>>();
  const sessions = new Map<Target, CDPSession>();
  let offline = false;

  const attach = async (target: Target) => {
    if (target.type() === 'browser') return;
    const session = await target.createCDPSession();
    sessions.set(target, session);
    report(session, target, problems);
    await session.send('Runtime.enable');
    await session.send('Log.enable');
    if (offline) await cutOff(session, true);
  };
  browser.on('targetcreated', (target) => attached.set(target, attach(target).catch(ignoreClosed)));
  browser.on('targetdestroyed', (target) => {
    attached.delete(target);
    sessions.delete(target);
  });

  return {
    problems,
    release: async (target) => {
      await attached.get(target);
      await sessions.get(target)?.detach().catch(ignoreClosed);
      sessions.delete(target);
    },
    setOffline: async (value) => {
      offline = value;
      await Promise.all([...sessions.values()].map((session) => cutOff(session, value).catch(ignoreClosed)));
    },
  };
}

function report(session: CDPSession, target: Target, problems: Problem[]): void {
  const add = (text: string) => problems.push({ where: target.url(), text });
  session.on('Runtime.consoleAPICalled', (event) => {
    if (COMPLAINTS.has(event.type)) add(`${event.type}: ${event.args.map(shown).join(' ')}`);
  });
  session.on('Runtime.exceptionThrown', ({ exceptionDetails }) => {
    add(`uncaught: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`);
  });
  // A failed request is noted by the browser itself, as is an answer that its host shares with nobody; what the extension makes
  // of it is seen in what it shows.
  session.on('Log.entryAdded', ({ entry }) => {
    const isOfRequest = entry.source === 'network' || entry.text.includes('blocked by CORS policy');
    if (!isOfRequest && COMPLAINTS.has(entry.level)) add(`${entry.source}: ${entry.text}`);
  });
}

function shown(value: Protocol.Runtime.RemoteObject): string {
  return value.description ?? JSON.stringify(value.value) ?? value.type;
}

async function cutOff(session: CDPSession, offline: boolean): Promise<void> {
  await session.send('Network.enable');
  const unlimited = { latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
  await session.send('Network.emulateNetworkConditions', { offline, ...unlimited });
}

/** Lets pass that a target was closed while it was spoken to; any other error is one of ours. */
function ignoreClosed(error: unknown): void {
  if (!/closed|detached|No target|Session.*not found/i.test(String(error))) throw error;
}

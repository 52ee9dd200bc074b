import { FeedError, type FeedFailure } from '../feed/failure.ts';
import { readFeed } from '../feed/read-feed.ts';
import { type Instant, instant, millis } from '../record/time.ts';
import { report } from '../report.ts';
import type { FeedView } from '../signal-feeds.ts';
import type { Feeds, KeptFeed } from '../store/feeds.ts';
import type { FeedState, SignalStore } from '../store/signals.ts';
import type { Policy } from './policy.ts';
import { createUnderWay } from './under-way.ts';

/** Every feed is read that often. */
export const READ_EVERY_MS = 5 * 60_000;

/** A feed that was read longer ago is read when somebody opens a record. */
const READ_WHEN_OPENED_MS = 60_000;

/** The alarm at which feeds are due. */
export const FEEDS_ALARM = 'feeds';

const NEVER_READ: FeedState = { cursor: null, readAt: null, failure: null, askedAt: instant(0) };

/** Feeds of signals: which there are, and the reading of them, one at a time for each. */
export interface FeedService {
  list(): Promise<FeedView[]>;
  /** Where all feeds are. Rejects with the browser's error where the disk does not tell. */
  addresses(): Promise<string[]>;
  /** Whether any feed was ever read: only then can a record be said to have no signals. */
  isAnyRead(): Promise<boolean>;
  /** Keeps a feed, reads it at once and tells how that went. One that policy sets is read as policy sets it. */
  add(feed: KeptFeed): Promise<FeedView>;
  /** Reads a feed at once; null where there is no such feed. */
  read(url: string): Promise<FeedView | null>;
  /** Forgets a feed and what it told of; false where policy sets it. */
  remove(url: string): Promise<boolean>;
  /** To be called when the worker starts, when policy changes and at the alarm: reads what is due. */
  follow(): Promise<void>;
  /** Somebody opened a record: reads what is old. */
  refresh(): Promise<void>;
  /** Gives up all readings; answers when they have let go. */
  stop(): Promise<void>;
}

function failureOf(error: unknown): FeedFailure {
  if (error instanceof FeedError) return error.failure;
  report('met an error of its own', error);
  return { kind: 'own_error' };
}

/**
 * From when a feed may be asked again, in milliseconds since the epoch, where it is asked every `every` milliseconds; at once
 * where the clock has been set back since it was asked.
 */
function dueAt({ failure, askedAt }: FeedState, every: number, now: number): number {
  if (millis(askedAt) > now) return now;
  return failure?.kind === 'rate_limited' ? millis(failure.until) : millis(askedAt) + every;
}

/** Feeds over what people gave and what policy sets; `onNews` hears when a reading brought something. */
export function createFeedService(options: {
  feeds: Feeds;
  signals: SignalStore;
  policy: () => Promise<Policy>;
  fetch: typeof globalThis.fetch;
  mayRead: (url: URL) => Promise<boolean>;
  setAlarm: (at: Instant) => Promise<void>;
  now: () => Instant;
  onNews: () => Promise<void>;
  /** Hears of an address that is read no more, maybe twice. */
  onLeft: (url: string) => Promise<void>;
}): FeedService {
  const { feeds, signals, policy, fetch, mayRead, setAlarm, now, onNews, onLeft } = options;
  const readings = createUnderWay<void>();

  async function all(): Promise<(KeptFeed & Pick<FeedView, 'setBy'>)[]> {
    const set = (await policy()).signals.map((feed) => ({ ...feed, setBy: 'policy' as const }));
    const given = (await feeds.all()).map((feed) => ({ ...feed, setBy: 'user' as const }));
    return [...set, ...given.filter(({ url }) => !set.some((feed) => feed.url === url))];
  }

  async function stateOf(url: string): Promise<FeedState> {
    return (await signals.state(url)) ?? NEVER_READ;
  }

  /** A host that we may not read everything of answers us only where it shares with everybody. */
  async function whyFailed(error: unknown, url: string): Promise<FeedFailure> {
    const failure = failureOf(error);
    if (failure.kind !== 'offline' || (await mayRead(new URL(url)))) return failure;
    return { kind: 'no_permission', origin: new URL(url).origin };
  }

  async function carryOut({ url, token }: KeptFeed, signal: AbortSignal): Promise<void> {
    // Somebody may have removed it while it waited for its turn.
    if (!(await all()).some((feed) => feed.url === url)) return;
    let state: FeedState = { ...(await stateOf(url)), askedAt: now() };
    let brought = 0;
    const { cursor } = state;
    try {
      await readFeed({
        ...{ url, token, cursor, signal, fetch, now },
        keep: async (page, next) => {
          signal.throwIfAborted();
          state = { ...state, cursor: next };
          brought += await signals.keepPage(url, page, state);
        },
      });
      state = { ...state, readAt: now(), failure: null };
    } catch (error) {
      if (signal.aborted) return;
      state = { ...state, failure: await whyFailed(error, url) };
    }
    await signals.keepState(url, state);
    if (brought > 0) await onNews();
  }

  function start(feed: KeptFeed): Promise<void> {
    return readings.join(feed.url, (signal) => carryOut(feed, signal));
  }

  async function viewOf(feed: KeptFeed & Pick<FeedView, 'setBy'>): Promise<FeedView> {
    const { url, name, setBy, token } = feed;
    const { readAt, failure } = await stateOf(url);
    return {
      ...{ url, name, setBy, readAt, failure },
      hasToken: token !== null,
      signals: (await signals.counts('feed')).get(url) ?? 0,
      quarantined: (await signals.quarantined()).filter((it) => it.feed === url).length,
    };
  }

  async function readAnyway(url: string): Promise<FeedView | null> {
    const feed = (await all()).find((feed) => feed.url === url);
    if (!feed) return null;
    await start(feed);
    return viewOf(feed);
  }

  async function readDue(every: number): Promise<void> {
    for (const feed of await all()) {
      if (dueAt(await stateOf(feed.url), every, millis(now())) <= millis(now())) await start(feed);
    }
  }

  async function addresses(): Promise<string[]> {
    return [...(await policy()).signals, ...(await feeds.allForSure())].map(({ url }) => url);
  }

  /** What a feed told of goes last: by it a worker that follows one that died here knows of the feed. */
  async function forget(url: string): Promise<void> {
    await onLeft(url);
    await signals.forgetFeed(url);
  }

  /** Feeds that policy set once and sets no more leave nothing behind. */
  async function forgetAbandoned(): Promise<void> {
    const still = new Set(await addresses());
    for (const url of await signals.asked()) if (!still.has(url)) await forget(url);
  }

  async function setNextAlarm(): Promise<void> {
    const states = await Promise.all((await all()).map(({ url }) => stateOf(url)));
    const earliest = millis(now());
    const next = Math.min(...states.map((state) => dueAt(state, READ_EVERY_MS, earliest)));
    if (states.length > 0) await setAlarm(instant(Math.max(next, earliest)));
  }

  return {
    list: async () => Promise.all((await all()).map(viewOf)),
    addresses,
    isAnyRead: async () => {
      const states = await Promise.all((await all()).map(({ url }) => stateOf(url)));
      return states.some(({ readAt }) => readAt !== null);
    },
    add: async (feed) => {
      await readings.giveUp([feed.url]);
      const isSet = (await policy()).signals.some(({ url }) => url === feed.url);
      if (!isSet) await feeds.keep(feed);
      const view = await readAnyway(feed.url);
      await setNextAlarm();
      return view ?? viewOf({ ...feed, setBy: 'user' });
    },
    read: readAnyway,
    remove: async (url) => {
      if ((await policy()).signals.some((feed) => feed.url === url)) return false;
      await feeds.forget(url);
      await readings.giveUp([url]);
      await forget(url);
      await onNews();
      return true;
    },
    follow: async () => {
      await forgetAbandoned().catch((error: unknown) => {
        report('could not forget the feeds that are no more', error, 'warn');
      });
      await readDue(READ_EVERY_MS);
      await setNextAlarm();
    },
    refresh: () => readDue(READ_WHEN_OPENED_MS),
    stop: () => readings.giveUp(),
  };
}

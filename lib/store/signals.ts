import { z } from 'zod';
import type { Page, Quarantined } from '../feed/page.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import { mergeSignals } from '../record/merge-signals.ts';
import { type OrgRef, orgKey } from '../record/ref.ts';
import { crmSource, isKeyOf, type Signal, signalKey } from '../record/signal.ts';
import type { Instant } from '../record/time.ts';
import { forgetEverywhere } from './forget.ts';
import {
  MarkRow,
  QuarantineRow,
  rowOf,
  type SignalDrawers,
  type SignalIndex,
  SignalRow,
  type SignalStoreName,
  StateRow,
} from './signal-drawers.ts';

/** The most malformed events that are kept to look at, of all feeds together; the oldest make room. */
export const MOST_QUARANTINED = 200;

/** How the reading of a feed stands. */
export type FeedState = Omit<StateRow, 'key' | 'at'> & { askedAt: Instant };

/** A malformed event, and the feed that sent it. */
export type KeptQuarantined = Quarantined & { feed: string };

/** By what signals are sought: any of these. */
export type Sought = Record<'record' | 'domain' | 'person', readonly string[]>;

/** Signals that feeds told of, and how far each feed has been read. What does not parse was never kept. */
export interface SignalStore {
  state(feed: string): Promise<FeedState | null>;
  keepState(feed: string, state: FeedState): Promise<void>;
  /** Addresses of all feeds that have been asked. */
  asked(): Promise<string[]>;
  /**
   * Adds what a page told of, and where its feed goes on, together. Signals that were there already are merged with what
   * arrived; answers how many are new or tell more than before.
   */
  keepPage(feed: string, page: Page, state: FeedState): Promise<number>;
  about(sought: Sought): Promise<Signal[]>;
  /** When each of these signals was seen; those that nobody has seen are not in it. */
  seen(keys: readonly string[]): Promise<Map<string, Instant>>;
  /** Notes that signals were seen; the first time stays. Answers whether any was not seen before. */
  markSeen(keys: readonly string[], at: Instant): Promise<boolean>;
  counts(by: 'feed' | 'type'): Promise<Map<string, number>>;
  /** The latest first. */
  quarantined(): Promise<KeptQuarantined[]>;
  /** Forgets what a feed told of. Each of these rejects where the disk still gives what it should forget. */
  forgetFeed(feed: string): Promise<void>;
  /** Forgets what names a record of that organisation, and who saw it; feeds are read anew from their beginning. */
  forgetOrg(org: OrgRef): Promise<void>;
  /** Forgets what is older, and all that lies on a disk where nobody wants it any more. */
  forgetBefore(moment: Instant): Promise<void>;
  /** Forgets all signals, marks and cursors: feeds are read anew from their beginning. */
  forgetAll(): Promise<void>;
}

function parsed<S extends z.ZodType>(schema: S, rows: readonly unknown[]): z.infer<S>[] {
  return rows.flatMap((row) => {
    const result = schema.safeParse(row);
    return result.success ? [result.data] : [];
  });
}

function stateRow(feed: string, { askedAt, ...state }: FeedState): StateRow {
  return { key: feed, at: askedAt, ...state };
}

/** A malformed event that comes again is the same one. */
function quarantineRow(feed: string, quarantined: Quarantined): QuarantineRow {
  const { receivedAt, reason, excerpt } = quarantined;
  return { key: JSON.stringify([feed, reason, excerpt]), at: receivedAt, feed, quarantined };
}

/**
 * The signals over disk and memory. Where the disk refuses, or nobody wants anything on disk, memory takes over: feeds are
 * then read from their beginning once a browser session.
 */
export function createSignals(options: {
  disk: SignalDrawers;
  memory: SignalDrawers;
  wantsDisk: () => Promise<boolean>;
}): SignalStore {
  const { disk, memory, wantsDisk } = options;
  let diskRefused = false;

  /** One change at a time: a page is merged with what is there. */
  const inTurn = oneAtATime();

  function refused(error: unknown): void {
    console.warn('Plumbline goes on without its signals on disk:', error);
    diskRefused = true;
  }

  async function kept<T>(work: (drawers: SignalDrawers) => Promise<T>): Promise<T> {
    if (!diskRefused && (await wantsDisk())) {
      try {
        return await work(disk);
      } catch (error) {
        refused(error);
      }
    }
    return work(memory);
  }

  /** Forgetting happens everywhere, whatever the settings say now. */
  function everywhere(work: (drawers: SignalDrawers) => Promise<void>): Promise<void> {
    return inTurn(() => forgetEverywhere({ memory, disk, work, gives: () => disk.all('states'), refused }));
  }

  async function rowsUnder(index: SignalIndex, values: readonly string[]): Promise<unknown[]> {
    return (await Promise.all(values.map((value) => kept((drawers) => drawers.find(index, value))))).flat();
  }

  async function addPage(feed: string, page: Page, state: FeedState): Promise<number> {
    const keys = [...new Set(page.signals.map(signalKey))];
    const rows = parsed(SignalRow, await kept((drawers) => drawers.get('signals', keys)));
    const held = new Map(rows.map((row) => [row.key, row]));
    const before = new Map(rows.map(({ key, signal }) => [key, signal]));
    const news = [...mergeSignals(before, page.signals)].filter(
      ([key, signal]) => JSON.stringify(before.get(key)) !== JSON.stringify(signal),
    );
    const write: Parameters<SignalDrawers['write']>[0] = [
      ...news.map(([key, signal]) => ({
        store: 'signals' as const,
        row: rowOf(held.get(key)?.feed ?? feed, signal),
      })),
      ...page.quarantined.map((it) => ({ store: 'quarantine' as const, row: quarantineRow(feed, it) })),
      { store: 'states', row: stateRow(feed, state) },
    ];
    await kept((drawers) => drawers.write(write));
    if (page.quarantined.length > 0) await kept(pruneQuarantine);
    return news.length;
  }

  async function pruneQuarantine(drawers: SignalDrawers): Promise<void> {
    const latestFirst = parsed(QuarantineRow, await drawers.all('quarantine')).sort((a, b) => (a.at < b.at ? 1 : -1));
    const tooMany = latestFirst.slice(MOST_QUARANTINED).map(({ key }) => key);
    if (tooMany.length > 0) await drawers.delete('quarantine', tooMany);
  }

  async function addMarks(keys: readonly string[], at: Instant): Promise<boolean> {
    const before = new Set((await marks(keys)).map(({ key }) => key));
    const fresh = [...new Set(keys)].filter((key) => !before.has(key));
    if (fresh.length === 0) return false;
    await kept((drawers) => drawers.write(fresh.map((key) => ({ store: 'marks', row: { key, at } }))));
    return true;
  }

  async function marks(keys: readonly string[]): Promise<MarkRow[]> {
    return parsed(MarkRow, await kept((drawers) => drawers.get('marks', keys)));
  }

  async function startOver(drawers: SignalDrawers): Promise<void> {
    const rows = parsed(StateRow, await drawers.all('states'));
    await drawers.write(rows.map((row) => ({ store: 'states', row: { ...row, cursor: null, readAt: null } })));
  }

  async function keysOf(drawers: SignalDrawers, store: SignalStoreName, feed: string): Promise<string[]> {
    const rows = parsed(z.object({ key: z.string(), feed: z.string() }), await drawers.all(store));
    return rows.filter((row) => row.feed === feed).map(({ key }) => key);
  }

  return {
    state: async (feed) => {
      const [row] = parsed(StateRow, await kept((drawers) => drawers.get('states', [feed])));
      if (row === undefined) return null;
      const { cursor, readAt, failure, at } = row;
      return { cursor, readAt, failure, askedAt: at };
    },
    keepState: (feed, state) =>
      inTurn(() => kept((drawers) => drawers.write([{ store: 'states', row: stateRow(feed, state) }]))),
    asked: async () => parsed(StateRow, await kept((drawers) => drawers.all('states'))).map(({ key }) => key),
    keepPage: (feed, page, state) => inTurn(() => addPage(feed, page, state)),
    about: async ({ record, domain, person }) => {
      const rows = await Promise.all([
        rowsUnder('record', record),
        rowsUnder('domain', domain),
        rowsUnder('person', person),
      ]);
      return [...new Map(parsed(SignalRow, rows.flat()).map(({ key, signal }) => [key, signal])).values()];
    },
    seen: async (keys) => new Map((await marks(keys)).map(({ key, at }) => [key, at])),
    markSeen: (keys, at) => inTurn(() => addMarks(keys, at)),
    counts: (by) => kept((drawers) => drawers.counts(by)),
    quarantined: async () =>
      parsed(QuarantineRow, await kept((drawers) => drawers.all('quarantine')))
        .sort((a, b) => (a.at < b.at ? 1 : -1))
        .map(({ feed, quarantined }) => ({ feed, ...quarantined })),
    forgetFeed: (feed) =>
      everywhere(async (drawers) => {
        await drawers.delete('signals', await keysOf(drawers, 'signals', feed));
        await drawers.delete('quarantine', await keysOf(drawers, 'quarantine', feed));
        await drawers.delete('states', [feed]);
      }),
    forgetOrg: (org) =>
      everywhere(async (drawers) => {
        const keys = parsed(SignalRow, await drawers.find('org', orgKey(org))).map(({ key }) => key);
        const marked = parsed(MarkRow, await drawers.all('marks')).map(({ key }) => key);
        await drawers.delete('signals', keys);
        await drawers.delete('marks', [...keys, ...marked.filter((key) => isKeyOf(key, crmSource(org)))]);
        await startOver(drawers);
      }),
    forgetBefore: async (moment) => {
      const onDisk = await wantsDisk();
      await everywhere((drawers) => (drawers === disk && !onDisk ? disk.clear() : drawers.deleteBefore(moment)));
    },
    forgetAll: () => everywhere((drawers) => drawers.clear()),
  };
}

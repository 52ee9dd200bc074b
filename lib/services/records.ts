import { CrmError, type CrmFailure } from '../crm/crm.ts';
import type { BlueprintInForce } from '../publishing.ts';
import { type OrgRef, orgKey, type RecordRef, recordKey } from '../record/ref.ts';
import type { Snapshot } from '../record/snapshot.ts';
import { type Instant, millis } from '../record/time.ts';
import type { RecordView } from '../rpc.ts';
import type { Cache, KeptSnapshot } from '../store/cache.ts';
import { failureOf } from './failure.ts';
import type { Court } from './judging.ts';
import { statusOf } from './strip.ts';

/** How long what was read counts as fresh, and a failed attempt as made. */
const FRESH_FOR_MS = 60_000;

/** Reads a deal from its CRM: the partial snapshot on the way, the whole one in the end. Throws `CrmError`. */
export type ReadDeal = (
  ref: RecordRef,
  previous: Snapshot | null,
  options: { signal: AbortSignal; onPartial: (snapshot: Snapshot) => void },
) => Promise<KeptSnapshot>;

/** One reading under way: everybody who wants the record waits for the same one. */
interface Reading {
  /** Whether everything is read, also what the last snapshot would have spared. */
  inFull: boolean;
  controller: AbortController;
  partial: Snapshot | null;
  done: Promise<void>;
}

/** How the last reading of a record ended, as long as the worker lives. */
interface Attempt {
  endedAt: number;
  failure: CrmFailure | null;
}

/** Records as they are known now, and readings of them. */
export interface Records {
  /** Where what is read is kept. */
  place(): Promise<RecordView['cache']>;
  /** What is known of the record at this moment, at once. */
  view(ref: RecordRef): Promise<RecordView>;
  /**
   * Begins to read the record, or joins the reading under way; `done` resolves when it has ended, however it ended.
   * A reading in full takes the place of one under way that is not. Null for what cannot be read: no deal, or no connection.
   */
  begin(ref: RecordRef, how?: { inFull: boolean }): Promise<{ done: Promise<void> } | null>;
  /** Whether a reading is due: none under way, none ended within `FRESH_FOR_MS`, and no limit forbids it. */
  isDue(ref: RecordRef): boolean;
  /** Gives up the reading of a record that nobody shows any more. */
  cancel(ref: RecordRef): void;
  /** Gives up all readings and forgets how they ended, of one organisation or of all; answers when they have let go. */
  forget(org?: OrgRef): Promise<void>;
}

/** Whether a snapshot is of that very record: one record's verdict must never stand on another. */
function isOf(snapshot: Snapshot, ref: RecordRef): boolean {
  return recordKey(snapshot.ref) === recordKey(ref);
}

function statusOfReading(reading: Reading, kept: KeptSnapshot | null): RecordView['status'] {
  if (kept) return 'refreshing';
  return reading.partial ? 'partial' : 'loading';
}

function statusAtRest(kept: KeptSnapshot | null, attempt: Attempt | undefined, now: number): RecordView['status'] {
  if (attempt?.failure) return statusOf(attempt.failure);
  if (!kept) return 'loading';
  return now - millis(kept.snapshot.readAt) < FRESH_FOR_MS ? 'fresh' : 'cached';
}

/** When the next reading after an attempt is due, in milliseconds since the epoch. */
function nextAfter({ endedAt, failure }: Attempt): number {
  return failure?.kind === 'rate_limited' ? millis(failure.until) : endedAt + FRESH_FOR_MS;
}

/**
 * Records over cache and CRM. `onChange` hears of every step of a reading: begun, partial, ended; `onLimit` until when a
 * CRM will not be read.
 */
export function createRecords(options: {
  cache: Cache;
  judging: () => Promise<Court>;
  /** The blueprint that judges, in short. */
  blueprint: () => Promise<BlueprintInForce>;
  isConnected: (org: OrgRef) => Promise<boolean>;
  readDeal: ReadDeal;
  now: () => Instant;
  onChange: (ref: RecordRef) => void;
  onLimit: (ref: RecordRef, until: Instant) => void;
}): Records {
  const { cache, judging, blueprint, isConnected, readDeal, now, onChange, onLimit } = options;
  const readings = new Map<string, Reading>();
  const attempts = new Map<string, Attempt>();

  async function view(ref: RecordRef): Promise<RecordView> {
    const bare = {
      ref,
      assessment: null,
      account: null,
      failure: null,
      blueprint: null,
      cache: await cache.place(),
      requests: 0,
    };
    if (ref.kind !== 'deal') return { ...bare, status: 'not_a_record' };
    if (!(await isConnected({ crm: ref.crm, org: ref.org }))) {
      return { ...bare, status: 'not_connected', failure: { kind: 'not_connected' } };
    }
    const court = await judging();
    const kept = await cache.snapshot(ref);
    const reading = readings.get(recordKey(ref));
    const attempt = attempts.get(recordKey(ref));
    const snapshot = kept?.snapshot ?? reading?.partial ?? null;
    return {
      ...bare,
      status: reading ? statusOfReading(reading, kept) : statusAtRest(kept, attempt, millis(now())),
      assessment: snapshot && (await court.judge(snapshot)),
      failure: reading ? null : (attempt?.failure ?? null),
      blueprint: await blueprint(),
      cache: await cache.place(),
      requests: kept?.requests ?? 0,
    };
  }

  async function carryOut(ref: RecordRef, reading: Reading): Promise<void> {
    const { signal } = reading.controller;
    const previous = reading.inFull ? null : ((await cache.snapshot(ref))?.snapshot ?? null);
    const kept = await readDeal(ref, previous, {
      signal,
      onPartial: (partial) => {
        if (signal.aborted || !isOf(partial, ref)) return;
        reading.partial = partial;
        onChange(ref);
      },
    });
    signal.throwIfAborted();
    if (!isOf(kept.snapshot, ref)) throw new CrmError({ kind: 'malformed', place: 'ref' });
    await cache.keepSnapshot(kept);
  }

  function start(ref: RecordRef, inFull: boolean): Reading {
    const key = recordKey(ref);
    const reading: Reading = { inFull, controller: new AbortController(), partial: null, done: Promise.resolve() };
    const end = (failure: CrmFailure | null) => {
      if (readings.get(key) !== reading) return;
      readings.delete(key);
      attempts.set(key, { endedAt: millis(now()), failure });
      if (failure?.kind === 'rate_limited') onLimit(ref, failure.until);
      onChange(ref);
    };
    readings.set(key, reading);
    reading.done = carryOut(ref, reading).then(
      () => end(null),
      (error: unknown) => end(failureOf(error)),
    );
    onChange(ref);
    return reading;
  }

  function cancel(ref: RecordRef): void {
    const reading = readings.get(recordKey(ref));
    readings.delete(recordKey(ref));
    reading?.controller.abort();
  }

  /** Takes the readings whose key begins with `prefix` out and stops them. */
  function stop(prefix: string): Reading[] {
    const stopped = [...readings].filter(([key]) => key.startsWith(prefix));
    for (const [key, reading] of stopped) {
      readings.delete(key);
      reading.controller.abort();
    }
    return stopped.map(([, reading]) => reading);
  }

  return {
    place: cache.place,
    view,
    begin: async (ref, { inFull } = { inFull: false }) => {
      if (ref.kind !== 'deal' || !(await isConnected({ crm: ref.crm, org: ref.org }))) return null;
      const underWay = readings.get(recordKey(ref));
      if (underWay && (underWay.inFull || !inFull)) return underWay;
      cancel(ref);
      return start(ref, inFull);
    },
    isDue: (ref) => {
      const attempt = attempts.get(recordKey(ref));
      return !readings.has(recordKey(ref)) && !(attempt && millis(now()) < nextAfter(attempt));
    },
    cancel,
    forget: async (org) => {
      const prefix = org ? `${orgKey(org)}:` : '';
      for (const key of [...attempts.keys()]) if (key.startsWith(prefix)) attempts.delete(key);
      await Promise.all(stop(prefix).map((reading) => reading.done));
    },
  };
}

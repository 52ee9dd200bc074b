import type { CrmFailure } from '../crm/crm.ts';
import type { BlueprintInForce } from '../publishing.ts';
import { type OrgRef, orgKey, orgOf, type RecordRef, recordKey } from '../record/ref.ts';
import { type Instant, millis } from '../record/time.ts';
import type { RecordView } from '../rpc.ts';
import type { Cache } from '../store/cache.ts';
import { failureOf } from './failure.ts';
import { type Known, NO_VERDICT, type RecordKind } from './record-kind.ts';
import type { RecordKinds } from './record-kinds.ts';
import { statusOf } from './strip.ts';

/** How long what was read counts as fresh, and a failed attempt as made. */
const FRESH_FOR_MS = 60_000;

/** What failed of trouble that tends to pass in seconds may be tried again so soon. */
const PASSING: readonly CrmFailure['kind'][] = ['offline', 'server_error'];
const AGAIN_AFTER_MS = 5_000;

/** One reading under way: everybody who wants the record waits for the same one. */
interface Reading {
  /** Whether everything is read, also what the last snapshot would have spared. */
  inFull: boolean;
  controller: AbortController;
  partial: Known | null;
  done: Promise<void>;
}

/** How the last reading of a record ended, as long as the worker lives. */
interface Attempt {
  endedAt: number;
  failure: CrmFailure | null;
  /** What a reading that failed had read by then: an error erases nothing that is shown. */
  partial: Known | null;
}

/** Records as they are known now, and readings of them. */
export interface Records {
  /** Where what is read is kept. */
  place(): Promise<RecordView['cache']>;
  /** What is known of the record at this moment, at once. */
  view(ref: RecordRef): Promise<RecordView>;
  /**
   * Begins to read the record, or joins the reading under way; `done` resolves when it has ended, however it ended.
   * A reading in full takes the place of one under way that is not. Null where there is no connection to read with.
   */
  begin(ref: RecordRef, how?: { inFull: boolean }): Promise<{ done: Promise<void> } | null>;
  /** Whether a reading is due: none under way, none ended of late, and no limit forbids it. */
  isDue(ref: RecordRef): boolean;
  /** Gives up the reading of a record that nobody shows any more. */
  cancel(ref: RecordRef): void;
  /** Gives up all readings and forgets how they ended, of one organisation or of all; answers when they have let go. */
  forget(org?: OrgRef): Promise<void>;
}

function statusOfReading(kept: Known | null, partial: Known | null): RecordView['status'] {
  if (kept) return 'refreshing';
  return partial ? 'partial' : 'loading';
}

function statusAtRest(kept: Known | null, attempt: Attempt | undefined, now: number): RecordView['status'] {
  if (attempt?.failure) return statusOf(attempt.failure);
  if (!kept) return 'loading';
  return now - millis(kept.readAt) < FRESH_FOR_MS ? 'fresh' : 'cached';
}

/** When the next reading after an attempt is due, in milliseconds since the epoch. */
function nextAfter({ endedAt, failure }: Attempt): number {
  if (failure?.kind === 'rate_limited') return millis(failure.until);
  return endedAt + (failure && PASSING.includes(failure.kind) ? AGAIN_AFTER_MS : FRESH_FOR_MS);
}

/**
 * Records over cache and CRM. `onChange` hears of every step of a reading: begun, partial, ended; `onLimit` until when a
 * CRM will not be read.
 */
export function createRecords(options: {
  place: Cache['place'];
  kinds: RecordKinds;
  /** The blueprint that judges, in short. */
  blueprint: () => Promise<BlueprintInForce>;
  isConnected: (org: OrgRef) => Promise<boolean>;
  now: () => Instant;
  onChange: (ref: RecordRef) => void;
  onLimit: (ref: RecordRef, until: Instant) => void;
}): Records {
  const { place, kinds, blueprint, isConnected, now, onChange, onLimit } = options;
  const readings = new Map<string, Reading>();
  const attempts = new Map<string, Attempt>();

  async function view(ref: RecordRef): Promise<RecordView> {
    const bare = {
      ref,
      ...NO_VERDICT,
      failure: null,
      blueprint: null,
      cache: await place(),
      requests: 0,
    };
    const kind = kinds[ref.kind];
    if (!(await isConnected(orgOf(ref)))) {
      return { ...bare, status: 'not_connected', failure: { kind: 'not_connected' } };
    }
    const kept = await kind.kept(ref);
    const reading = readings.get(recordKey(ref));
    const attempt = attempts.get(recordKey(ref));
    const partial = reading?.partial ?? attempt?.partial ?? null;
    return {
      ...bare,
      status: reading ? statusOfReading(kept, partial) : statusAtRest(kept, attempt, millis(now())),
      ...(await (kept ?? partial)?.judge()),
      failure: reading ? null : (attempt?.failure ?? null),
      blueprint: await blueprint(),
      cache: await place(),
      requests: kept?.requests ?? 0,
    };
  }

  function start(ref: RecordRef, kind: RecordKind, inFull: boolean): Reading {
    const key = recordKey(ref);
    const reading: Reading = { inFull, controller: new AbortController(), partial: null, done: Promise.resolve() };
    const end = (failure: CrmFailure | null) => {
      if (readings.get(key) !== reading) return;
      readings.delete(key);
      attempts.set(key, { endedAt: millis(now()), failure, partial: failure && reading.partial });
      if (failure?.kind === 'rate_limited') onLimit(ref, failure.until);
      onChange(ref);
    };
    readings.set(key, reading);
    const onPartial = (partial: Known) => {
      reading.partial = partial;
      onChange(ref);
    };
    reading.done = kind.read(ref, { inFull, signal: reading.controller.signal, onPartial }).then(
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
    place,
    view,
    begin: async (ref, { inFull } = { inFull: false }) => {
      const kind = kinds[ref.kind];
      if (!(await isConnected(orgOf(ref)))) return null;
      const underWay = readings.get(recordKey(ref));
      if (underWay && (underWay.inFull || !inFull)) return underWay;
      cancel(ref);
      return start(ref, kind, inFull);
    },
    isDue: (ref) => {
      const attempt = attempts.get(recordKey(ref));
      if (readings.has(recordKey(ref))) return false;
      // An attempt that is yet to come was made before the clock was put back, and says nothing of now.
      return !attempt || millis(now()) >= nextAfter(attempt) || millis(now()) < attempt.endedAt;
    },
    cancel,
    forget: async (org) => {
      const prefix = org ? `${orgKey(org)}:` : '';
      for (const key of [...attempts.keys()]) if (key.startsWith(prefix)) attempts.delete(key);
      await Promise.all(stop(prefix).map((reading) => reading.done));
    },
  };
}

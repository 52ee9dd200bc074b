import { CrmError } from '../crm/crm.ts';
import { type RecordRef, recordKey } from '../record/ref.ts';
import type { Instant } from '../record/time.ts';
import type { RecordView } from '../rpc.ts';
import type { AnySnapshot, Kept, KeptRecords } from '../store/cache.ts';
import type { ReadRecord } from './record-reader.ts';

/** What is judged of a record: one of them, by its kind. */
export type Verdict = Pick<RecordView, 'assessment' | 'account' | 'contact'>;

export const NO_VERDICT: Verdict = { assessment: null, account: null, contact: null };

/** A record as it was read, of whatever kind. */
export interface Known {
  readAt: Instant;
  requests: number;
  /** Judges it by the blueprint in force, as of now. */
  judge(): Promise<Verdict>;
}

/** One kind of record: how it is kept, read and judged. */
export interface RecordKind {
  /** The record as it was last read; null where it is not kept. */
  kept(ref: RecordRef): Promise<Known | null>;
  /**
   * Reads the record and keeps it, everything anew where `inFull`; `onPartial` hears of what a first verdict can rest on.
   * Throws `CrmError`, and the signal's reason once that has aborted, and keeps nothing then.
   */
  read(ref: RecordRef, how: { inFull: boolean; signal: AbortSignal; onPartial: (known: Known) => void }): Promise<void>;
}

/** Whether a snapshot is of that very record: one record's verdict must never stand on another. */
function isOf(snapshot: AnySnapshot, ref: RecordRef): boolean {
  return recordKey(snapshot.ref) === recordKey(ref);
}

/** The kind of records that are kept as `S`. */
export function recordKind<S extends AnySnapshot>(options: {
  records: KeptRecords<S>;
  read: ReadRecord<S>;
  judge: (snapshot: S) => Promise<Verdict>;
}): RecordKind {
  const { records, read, judge } = options;

  function known({ snapshot, requests }: Kept<S>): Known {
    return { readAt: snapshot.readAt, requests, judge: () => judge(snapshot) };
  }

  return {
    kept: async (ref) => {
      const kept = await records.of(ref);
      return kept && known(kept);
    },
    read: async (ref, { inFull, signal, onPartial }) => {
      const previous = inFull ? null : await records.of(ref);
      const kept = await read(ref, previous, {
        signal,
        onPartial: (snapshot) => {
          if (!signal.aborted && isOf(snapshot, ref)) onPartial(known({ snapshot, requests: 0 }));
        },
      });
      signal.throwIfAborted();
      if (!isOf(kept.snapshot, ref)) throw new CrmError({ kind: 'malformed', place: 'ref' });
      await records.keep(kept);
    },
  };
}

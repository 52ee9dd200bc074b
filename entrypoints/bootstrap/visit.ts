import { recordKey } from '../../lib/record/key.ts';
import type { RecordRef } from '../../lib/record/ref.ts';
import type { StripState } from '../../lib/strip-state.ts';
import { call } from './call.ts';
import type { Extension } from './extension.ts';
import { isStripOf } from './guard.ts';
import type { Drawn } from './words.ts';

/** Pauses before each call of a background that does not answer, in milliseconds; after the last the strip says so. */
const PAUSES_MS = [0, 500, 2000, 8000];

export interface Visit {
  /** Takes a state that came from the background; what is none of this record's is left. */
  hear(state: unknown): void;
  /** Draws what was stored, unless something newer has come; words for a record that was never read. */
  recall(stored: unknown): void;
  /** Asks the background to read; again and again while it does not answer. */
  ask(): Promise<void>;
}

/** One record for as long as the page shows it. */
export function makeVisit(
  ref: RecordRef,
  extension: Extension,
  show: (drawn: Drawn) => void,
  signal: AbortSignal,
): Visit {
  const key = recordKey(ref);
  let latest: StripState | null = null;
  let asking = false;

  function draw(state: StripState | null, status: StripState['status']): void {
    if (signal.aborted) return;
    latest = state;
    show({ state, status });
  }

  function hear(state: unknown): void {
    if (isStripOf(key, state)) draw(state, state.status);
  }

  async function askUntilAnswered(): Promise<void> {
    for (const ms of PAUSES_MS) {
      await new Promise((resolve) => setTimeout(resolve, ms));
      if (signal.aborted) return;
      const value = await call(extension, 'viewing', { ref });
      hear(value);
      // In a tab that was closed meanwhile, Firefox gives no time to wait, but throws.
      if (value !== undefined || closed) return;
    }
    if (extension.runtime?.id) draw(latest, 'failed');
  }

  return {
    hear,
    recall(stored) {
      if (latest) return;
      if (isStripOf(key, stored)) draw(stored, 'cached');
      else draw(null, 'loading');
    },
    async ask() {
      if (asking) return;
      asking = true;
      await askUntilAnswered();
      asking = false;
    },
  };
}

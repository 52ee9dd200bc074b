import { type OrgRef, orgKey } from '../record/ref.ts';
import { millis } from '../record/time.ts';
import { report } from '../report.ts';
import { StripState, stripKey } from '../strip-state.ts';
import type { Area } from './area.ts';

/** The most strip states kept, each about 300 bytes, so that reading them stays cheap for the page. */
export const STRIPS_KEPT = 500;

const PREFIX = stripKey('');

/** The mirror of strip states in `storage.local` that pages draw from before the background has answered. */
export interface Strips {
  /**
   * To be called before a record is looked at: keeps the strip that is made of it, and nothing if strips were forgotten
   * since, for the look may have been at what is to be forgotten.
   */
  keeper(): (state: StripState) => Promise<void>;
  forgetOrg(org: OrgRef): Promise<void>;
  /** Forgets states read before `moment`, and the oldest above `STRIPS_KEPT`. */
  prune(moment: string): Promise<void>;
  forgetAll(): Promise<void>;
}

/** The mirror over a storage area. Where the area refuses (full), the strip waits for the background instead. */
export function createStrips(local: Area): Strips {
  let timesForgotten = 0;

  async function keys(prefix: string): Promise<string[]> {
    return Object.keys(await local.get(null)).filter((key) => key.startsWith(prefix));
  }

  async function remove(unwanted: string[]): Promise<void> {
    if (unwanted.length > 0) await local.remove(unwanted);
  }

  async function forget(prefix: string): Promise<void> {
    timesForgotten += 1;
    await remove(await keys(prefix));
  }

  return {
    keeper: () => {
      const before = timesForgotten;
      return async (state) => {
        if (timesForgotten > before) return;
        await local.set({ [stripKey(state.key)]: state }).catch((error: unknown) => {
          report('could not keep a strip', error, 'warn');
        });
      };
    },
    forgetOrg: (org) => forget(`${stripKey(orgKey(org))}:`),
    prune: async (moment) => {
      const ages = Object.entries(await local.get(null))
        .filter(([key]) => key.startsWith(PREFIX))
        .map(([key, value]) => {
          const state = StripState.safeParse(value);
          return { key, readAt: state.success && state.data.readAt ? millis(state.data.readAt) : 0 };
        })
        .sort((a, b) => b.readAt - a.readAt);
      await remove(
        ages.filter(({ readAt }, rank) => rank >= STRIPS_KEPT || readAt < millis(moment)).map(({ key }) => key),
      );
    },
    forgetAll: () => forget(PREFIX),
  };
}

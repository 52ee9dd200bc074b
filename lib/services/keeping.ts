import { type Instant, plusDays } from '../record/time.ts';
import type { Settings } from '../rpc.ts';
import type { Area } from '../store/area.ts';
import type { Cache } from '../store/cache.ts';
import { type KeptSettings, readSettings, writeSettings } from '../store/settings.ts';
import type { SignalStore } from '../store/signals.ts';
import type { Strips } from '../store/strips.ts';
import type { Policy } from './policy.ts';
import { settingsInForce } from './settings.ts';

/** How long and where things are kept: the settings in force, and the forgetting that follows from them. */
export interface Keeping {
  settings(): Promise<Settings>;
  /** Keeps the person's choice; what policy holds stays as it is. Forgets at once what may no longer be kept. */
  save(chosen: KeptSettings): Promise<Settings>;
  /** Forgets what is older than the settings allow, and what lies on the disk against them. */
  prune(): Promise<void>;
  /** Policy has changed: the settings are read anew at the next use. */
  reload(): void;
}

/** Keeping over the person's settings in `local` and the policy. */
export function createKeeping(options: {
  local: Area;
  policy: () => Promise<Policy>;
  cache: () => Cache;
  strips: Strips;
  signals: () => SignalStore;
  forgetAll: () => Promise<void>;
  now: () => Instant;
}): Keeping {
  const { local, policy, cache, strips, signals, forgetAll, now } = options;
  let held: Promise<Settings> | null = null;

  function settings(): Promise<Settings> {
    held ??= Promise.all([readSettings(local), policy()]).then(([kept, set]) => settingsInForce(kept, set));
    return held;
  }

  async function prune(): Promise<void> {
    const { cacheDays, cacheOnDisk } = await settings();
    const moment = plusDays(now(), -cacheDays);
    await Promise.all([
      cache().forgetBefore(moment),
      cacheOnDisk ? strips.prune(moment) : strips.forgetAll(),
      signals().forgetBefore(moment),
    ]);
  }

  return {
    settings,
    prune,
    reload: () => {
      held = null;
    },
    save: async (chosen) => {
      await writeSettings(local, chosen);
      held = null;
      const { cacheOnDisk } = await settings();
      if (!cacheOnDisk) await forgetAll();
      await prune();
      return settings();
    },
  };
}

import type { Settings } from '../rpc.ts';
import type { KeptSettings } from '../store/settings.ts';
import type { Policy } from './policy.ts';

/** The settings in force: what the person chose, overruled by what policy sets. */
export function settingsInForce(kept: KeptSettings, policy: Policy): Settings {
  const { days, disk } = policy.cache;
  return {
    cacheDays: days ?? kept.cacheDays,
    cacheOnDisk: disk ?? kept.cacheOnDisk,
    locked: [...(days === undefined ? [] : ['cacheDays']), ...(disk === undefined ? [] : ['cacheOnDisk'])],
  };
}

import { z } from 'zod';
import type { Area } from './area.ts';

/** What a person may set, as it lies in `storage.local`. */
export const KeptSettings = z.object({
  cacheDays: z.int().min(1).max(365).default(30),
  cacheOnDisk: z.boolean().default(true),
});
export type KeptSettings = z.infer<typeof KeptSettings>;

const KEY = 'settings';

/** The settings kept in `local`; what is missing or does not parse is at its default. */
export async function readSettings(local: Area): Promise<KeptSettings> {
  const kept = KeptSettings.safeParse((await local.get(KEY))[KEY] ?? {});
  return kept.success ? kept.data : KeptSettings.parse({});
}

/** Keeps the settings in `local`. */
export async function writeSettings(local: Area, settings: KeptSettings): Promise<void> {
  await local.set({ [KEY]: settings });
}

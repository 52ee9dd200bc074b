import { z } from 'zod';
import type { Blueprint } from '../blueprint/blueprint.ts';
import { loadBlueprint } from '../blueprint/load.ts';
import { revive } from '../blueprint/plain.ts';
import type { Problem } from '../blueprint/problem.ts';
import type { Day } from '../record/time.ts';
import { report } from '../report.ts';
import type { Area } from '../store/area.ts';
import { digestOf } from './digest.ts';

/** A text as a blueprint with what should be mended in it by a day, or what keeps it from loading. */
export type ReadBlueprint = (
  text: string,
  today: Day,
) => Promise<{ ok: true; blueprint: Blueprint; warnings: Problem[] } | { ok: false; problems: Problem[] }>;

const KEY = 'blueprint:read';
const Kept = z.object({
  of: z.string().describe('Version of Plumbline, day, and digest of the text'),
  plain: z.unknown(),
});

/**
 * Loads blueprints. What the last one came to lies in `session`, memory that outlives the worker, so that a woken worker
 * neither reads nor checks it again; another text, another day and another version of Plumbline are read anew.
 */
export function blueprintReader(session: Area, product: string): ReadBlueprint {
  return async (text, today) => {
    const of = `${product} ${today} ${await digestOf(text)}`;
    const kept = Kept.safeParse((await session.get(KEY))[KEY]);
    const revived = kept.success && kept.data.of === of ? revive(kept.data.plain) : null;
    if (revived) return { ok: true, ...revived };
    const loaded = loadBlueprint(text, { today });
    if (!loaded.ok) return loaded;
    await session.set({ [KEY]: { of, plain: loaded.plain() } }).catch((error: unknown) => {
      report('reads its blueprint anew whenever it wakes', error, 'warn');
    });
    return loaded;
  };
}

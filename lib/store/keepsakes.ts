import { z } from 'zod';
import { type OrgRef, orgKey } from '../record/ref.ts';
import type { Area } from './area.ts';

/** One value for each organisation. */
export interface Keepsakes<T> {
  all(): Promise<T[]>;
  of(org: OrgRef): Promise<T | null>;
  keep(value: T): Promise<void>;
  forget(org: OrgRef): Promise<void>;
}

/** What a disk has to do for keepsakes; each rejects where the browser allows no storage. */
export interface Drawer {
  values(): Promise<unknown[]>;
  put(key: string, value: unknown): Promise<void>;
  delete(key: string): Promise<void>;
}

/**
 * Values on disk, one an organisation; where the disk refuses, in `session` (memory that outlives the worker), so that
 * they last until the browser ends. Those that are `shortLived` never reach the disk. What does not parse was never kept.
 */
export function createKeepsakes<S extends z.ZodType<{ org: OrgRef }>>(options: {
  schema: S;
  drawer: Drawer;
  session: Area;
  sessionKey: string;
  isShortLived: (value: z.infer<S>) => boolean;
}): Keepsakes<z.infer<S>> {
  type T = z.infer<S>;
  const { schema, drawer, session, sessionKey, isShortLived } = options;

  function parsed(values: unknown[]): T[] {
    return values.flatMap((value) => {
      const result = schema.safeParse(value);
      return result.success ? [result.data] : [];
    });
  }

  async function inSession(): Promise<T[]> {
    const values = z.array(z.unknown()).safeParse((await session.get(sessionKey))[sessionKey]);
    return parsed(values.success ? values.data : []);
  }

  async function onDisk(): Promise<T[]> {
    try {
      return parsed(await drawer.values());
    } catch {
      return [];
    }
  }

  async function setSession(change: (values: T[]) => T[]): Promise<void> {
    await session.set({ [sessionKey]: change(await inSession()) });
  }

  const others = (org: OrgRef) => (values: T[]) => values.filter((value) => orgKey(value.org) !== orgKey(org));
  const keepInSession = (value: T) => setSession((values) => [...others(value.org)(values), value]);

  async function all(): Promise<T[]> {
    const fromSession = await inSession();
    const taken = new Set(fromSession.map((value) => orgKey(value.org)));
    return [...fromSession, ...(await onDisk()).filter((value) => !taken.has(orgKey(value.org)))];
  }

  return {
    all,
    of: async (org) => (await all()).find((value) => orgKey(value.org) === orgKey(org)) ?? null,
    keep: async (value) => {
      if (isShortLived(value)) return keepInSession(value);
      try {
        await drawer.put(orgKey(value.org), value);
        await setSession(others(value.org));
      } catch {
        await keepInSession(value);
      }
    },
    forget: async (org) => {
      await setSession(others(org));
      await drawer.delete(orgKey(org)).catch(() => {});
    },
  };
}

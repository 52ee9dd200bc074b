import { z } from 'zod';
import { oneAtATime } from '../one-at-a-time.ts';
import type { OrgRef } from '../record/ref.ts';
import type { Area } from './area.ts';

/** One value for each id: an organisation, or whatever names what is kept. */
export interface Keepsakes<T, Id = OrgRef> {
  /** All that can be read: those of the session alone where the disk cannot. */
  all(): Promise<T[]>;
  /** All there are. Rejects with the browser's error where the disk could not be read: more may lie there. */
  allForSure(): Promise<T[]>;
  of(id: Id): Promise<T | null>;
  keep(value: T): Promise<void>;
  /** Keeps what `change` makes of the value that is there then; where none is, none comes to be. */
  update(id: Id, change: (value: T) => T): Promise<void>;
  /** Rejects with the browser's error where the value is still there. */
  forget(id: Id): Promise<void>;
}

/** What a disk has to do for keepsakes; each rejects where the browser allows no storage. */
export interface Drawer {
  values(): Promise<unknown[]>;
  put(key: string, value: unknown): Promise<void>;
  delete(key: string): Promise<void>;
}

/**
 * Values on disk, one for each id; where the disk refuses, in `session` (memory that outlives the worker), so that
 * they last until the browser ends. Those that are `shortLived` never reach the disk. What does not parse was never kept.
 */
export function createKeepsakes<S extends z.ZodType, Id>(options: {
  schema: S;
  idOf: (value: z.infer<S>) => Id;
  keyOf: (id: Id) => string;
  drawer: Drawer;
  session: Area;
  sessionKey: string;
  isShortLived: (value: z.infer<S>) => boolean;
}): Keepsakes<z.infer<S>, Id> {
  type T = z.infer<S>;
  const { schema, idOf, keyOf, drawer, session, sessionKey, isShortLived } = options;
  const keyOfValue = (value: T) => keyOf(idOf(value));

  /** One change at a time: it reads what is there, and a second one meanwhile would be undone. */
  const inTurn = oneAtATime();

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
    return parsed(await drawer.values());
  }

  async function setSession(change: (values: T[]) => T[]): Promise<void> {
    await session.set({ [sessionKey]: change(await inSession()) });
  }

  const others = (key: string) => (values: T[]) => values.filter((value) => keyOfValue(value) !== key);
  const keepInSession = (value: T) => setSession((values) => [...others(keyOfValue(value))(values), value]);

  async function sessionAnd(disk: Promise<T[]>): Promise<T[]> {
    const [fromDisk, fromSession] = await Promise.all([disk, inSession()]);
    const taken = new Set(fromSession.map(keyOfValue));
    return [...fromSession, ...fromDisk.filter((value) => !taken.has(keyOfValue(value)))];
  }

  const all = () => sessionAnd(onDisk().catch(() => []));

  async function of(id: Id): Promise<T | null> {
    return (await all()).find((value) => keyOfValue(value) === keyOf(id)) ?? null;
  }

  async function keep(value: T): Promise<void> {
    if (isShortLived(value)) return keepInSession(value);
    try {
      await drawer.put(keyOfValue(value), value);
      await setSession(others(keyOfValue(value)));
    } catch {
      await keepInSession(value);
    }
  }

  async function update(id: Id, change: (value: T) => T): Promise<void> {
    const kept = await of(id);
    if (kept) await keep(change(kept));
  }

  async function forget(id: Id): Promise<void> {
    await setSession(others(keyOf(id)));
    try {
      await drawer.delete(keyOf(id));
    } catch (error) {
      // A disk that gives nothing holds nothing; one that refused this alone would bring the value back.
      if ((await of(id)) !== null) throw error;
    }
  }

  return {
    all,
    allForSure: () => sessionAnd(onDisk()),
    of,
    keep: (value) => inTurn(() => keep(value)),
    update: (id, change) => inTurn(() => update(id, change)),
    forget: (id) => inTurn(() => forget(id)),
  };
}

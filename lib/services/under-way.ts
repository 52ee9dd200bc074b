/** Work under way, by what it is about: whoever wants what is being done already waits for the same. */
export interface UnderWay<T> {
  /** Begins the work, or joins the one under way; `signal` aborts once it is given up. */
  join(key: string, work: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** Gives up the work on those of the keys that there is, or all; answers when it has let go, however it ended. */
  giveUp(keys?: readonly string[]): Promise<void>;
}

/** Nothing under way yet. */
export function createUnderWay<T>(): UnderWay<T> {
  const works = new Map<string, { controller: AbortController; done: Promise<T> }>();
  return {
    join: (key, work) => {
      const underWay = works.get(key);
      if (underWay) return underWay.done;
      const controller = new AbortController();
      const done = work(controller.signal).finally(() => works.delete(key));
      works.set(key, { controller, done });
      return done;
    },
    giveUp: async (keys = [...works.keys()]) => {
      const given = keys.flatMap((key) => works.get(key) ?? []);
      for (const { controller } of given) controller.abort();
      await Promise.allSettled(given.map(({ done }) => done));
    },
  };
}

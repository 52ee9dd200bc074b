/**
 * `edge` as it is for one worker: once that is dead, what it calls is not done and what it waits for never comes, so that
 * its code goes no further, as in a browser. Everything that `edge` does has to answer with a promise.
 */
export function mortal<T extends object>(edge: T, isAlive: () => boolean): T {
  const never = new Promise<never>(() => {});
  return new Proxy(edge, {
    get: (target, name) => {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return async (...given: unknown[]) => {
        if (!isAlive()) return never;
        const [outcome] = await Promise.allSettled([Reflect.apply(member, target, given)]);
        if (!isAlive()) return never;
        if (outcome.status === 'rejected') throw outcome.reason;
        return outcome.value;
      };
    },
  });
}

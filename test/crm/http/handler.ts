/** Answers one request. Throwing `Cut` cuts the connection. */
export type Handler = (request: Request) => Promise<Response>;

/** Thrown by a handler to end the connection without an answer, or with the start of one. */
export class Cut extends Error {
  override name = 'Cut';
}

/** Sends a request to the first handler whose pattern matches its host name. */
export function byHost(table: readonly (readonly [pattern: RegExp, handler: Handler])[]): Handler {
  return async (request) => {
    const { hostname } = new URL(request.url);
    const found = table.find(([pattern]) => pattern.test(hostname));
    return found ? found[1](request) : new Response(`no stand-in answers at ${hostname}`, { status: 421 });
  };
}

/**
 * A `fetch` that asks a handler directly, without a socket: cut connections and aborted signals fail as the real one
 * fails.
 */
export function fetchFrom(handler: Handler): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    request.signal.throwIfAborted();
    const aborted = new Promise<never>((_, reject) => {
      request.signal.addEventListener('abort', () => reject(request.signal.reason), { once: true });
    });
    try {
      return await Promise.race([handler(request), aborted]);
    } catch (error) {
      if (error instanceof Cut) throw new TypeError('fetch failed', { cause: error });
      throw error;
    }
  };
}

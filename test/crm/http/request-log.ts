import type { Handler } from './handler.ts';

/** One request as the server saw it. */
export interface LoggedRequest {
  at: string;
  method: string;
  host: string;
  path: string;
  query: string;
  /** The parsed JSON body, or null. */
  body: unknown;
  /** The status it was answered with; null when the connection was cut. */
  status: number | null;
}

/** The requests a server got, oldest first. */
export interface RequestLog {
  all(): readonly LoggedRequest[];
  /** The requests whose path matches. */
  to(path: RegExp): LoggedRequest[];
  clear(): void;
}

/** Wraps a handler so that every request is written down, once it is answered. */
export function withLog(handler: Handler): { handler: Handler; requests: RequestLog } {
  const entries: LoggedRequest[] = [];

  async function logged(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const text = request.method === 'POST' || request.method === 'PATCH' ? await request.clone().text() : '';
    const entry: LoggedRequest = {
      at: new Date().toISOString(),
      method: request.method,
      host: url.hostname,
      path: url.pathname,
      query: url.search,
      body: parsed(text),
      status: null,
    };
    entries.push(entry);
    const response = await handler(request);
    entry.status = response.status;
    return response;
  }

  return {
    handler: logged,
    requests: {
      all: () => entries,
      to: (path) => entries.filter((entry) => path.test(entry.path)),
      clear: () => void entries.splice(0),
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

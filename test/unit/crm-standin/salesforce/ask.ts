import { type DirectStandIn, directStandIn } from '../../../crm/salesforce/api/serve.ts';
import { TOKENS } from '../../../crm/salesforce/api/users.ts';
import type { Features } from '../../../crm/salesforce/settings.ts';
import { ORGS } from '../../../crm/salesforce/settings.ts';

/** The instant that these tests make their world for. */
export const INSTANT = '2026-11-22T09:00:00.000Z';

export type ClockedStandIn = DirectStandIn & { wait(ms: number): void };

/** A stand-in whose clock moves only when a test moves it. */
export function standInWithClock(features: Partial<Features> = {}): ClockedStandIn {
  let now = Date.parse(INSTANT);
  const standIn = directStandIn({ seed: 7, instant: INSTANT, clock: () => now, features });
  return {
    ...standIn,
    wait(ms) {
      now += ms;
    },
  };
}

interface Asking {
  token?: string;
  method?: string;
  body?: unknown;
  host?: string;
  /** Of the API; ours where none is given. */
  version?: string;
  headers?: Record<string, string>;
}

/** Asks with a token, a path below the version. */
export async function ask(standIn: DirectStandIn, path: string, asking: Asking = {}) {
  const { token = TOKENS.rep, method, body, host = ORGS.demo.apiHost, version = 'v66.0', headers = {} } = asking;
  const response = await standIn.fetch(`https://${host}/services/data/${version}${path}`, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
    body: body === undefined ? null : JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? null : JSON.parse(text) };
}

/** Asks a query. */
export function soql(standIn: DirectStandIn, query: string, asking: Asking = {}) {
  return ask(standIn, `/query?q=${encodeURIComponent(query)}`, asking);
}
